/** F18: a SQLite file that is damaged, cut off, emptied or gone stops the start by its name, and is 503 while running; it is never taken for new. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { firstLink } from "../fixtures/first-beheerder.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { root } from "../fixtures/once.ts";
import { startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

let published: Awaited<ReturnType<typeof smallFolders>>;
/** As a start, a first entry and a stop leave it. */
let whole: { database: Buffer; secret: string };

const folderFor = async () => {
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-living-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "living");
};
const environment = (living: string) => ({
  WIJKBLIK_PUBLISHED: published.folder,
  WIJKBLIK_WEB: published.web,
  WIJKBLIK_LIVING: living,
  DATABASE_URL: "",
});
/** A folder with the whole database and its secret. */
async function usedFolder(): Promise<{ living: string; file: string }> {
  const living = await folderFor();
  await mkdir(living);
  const file = join(living, "wijkblik.sqlite");
  await writeFile(file, whole.database);
  await writeFile(join(living, "secret"), whole.secret, { mode: 0o600 });
  return { living, file };
}
/** Starts it and waits until it ends by itself. */
async function endOf(living: string, script = "server/main.ts", args: string[] = []) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, PORT: "0", ...environment(living) },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
  const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
  const [code] = await once(child, "close");
  clearTimeout(timer);
  return { code: code as number | null, said };
}
async function overwrite(file: string, at: number, length: number): Promise<void> {
  const handle = await open(file, "r+");
  const bytes = Buffer.from(Array.from({ length }, (_, i) => (i * 197 + 91) & 0xff));
  await handle.write(bytes, 0, length, at);
  await handle.close();
}

beforeAll(async () => {
  published = await smallFolders();
  const living = await mkdtemp(join(tmpdir(), "wijkblik-living-"));
  const server = await startServer(environment(living));
  await vi.waitFor(() => expect(server.output()).toContain("/aanmelden#"), { timeout: 20_000 });
  await server.stop();
  whole = { database: await readFile(join(living, "wijkblik.sqlite")), secret: await readFile(join(living, "secret"), "utf8") };
  await rm(living, { recursive: true, force: true });
});
afterAll(() => published.remove());

const middle = (length: number) => Math.floor(length / 8192) * 4096;
const damages: [string, (file: string) => Promise<void>][] = [
  ["random bytes over its beginning", (file) => overwrite(file, 0, 100)],
  ["random bytes over the list of tables", (file) => overwrite(file, 100, 300)],
  ["random bytes in the middle", (file) => overwrite(file, middle(whole.database.length), 4096)],
  ["half of it", (file) => truncate(file, middle(whole.database.length))],
  ["an odd length", (file) => truncate(file, 5_000)],
  ["nothing in it", (file) => truncate(file, 0)],
  ["another file in its place", (file) => writeFile(file, "dit is geen database\n".repeat(500))],
  ["zeros", (file) => writeFile(file, Buffer.alloc(whole.database.length))],
  [
    "a sound database without tables",
    async (file) => {
      await rm(file);
      const other = new DatabaseSync(file);
      other.exec("create table one (id integer); drop table one");
      other.close();
    },
  ],
  [
    "only what waited beside it",
    async (file) => {
      await rename(file, `${file}-wal`);
    },
  ],
  ["nothing at all", (file) => rm(file)],
];

describe.each(damages)("%s", (_how, damage) => {
  test("stops the start with the name of the file and the cure, and leaves it as it is", async () => {
    const { living, file } = await usedFolder();
    await damage(file);
    const before = await readFile(file).catch(() => undefined);
    const { code, said } = await endOf(living);
    expect(code, said).toBe(1);
    expect(said).toContain(file);
    expect(said).toContain("back-up");
    expect(said).not.toContain("/aanmelden#");
    expect(said.trim().split("\n"), said).toHaveLength(1);
    expect(await readFile(file).catch(() => undefined)).toEqual(before);
  });
});

test("the import from a command stops as well", async () => {
  const { living, file } = await usedFolder();
  await rm(file);
  const { code, said } = await endOf(living, "server/import-initiatives.ts", ["--undo", "1"]);
  expect([code, said]).toEqual([1, expect.stringContaining(file)]);
});

test("a folder with a database and no secret yet goes on: so a first start ends that was killed in between", async () => {
  const living = await folderFor();
  await openDatabase({ file: join(living, "wijkblik.sqlite") }).close();
  const server = await startServer(environment(living));
  await firstLink(server.output);
  expect(await server.stop()).toBe(0);
});

test("a database that was made and not filled yet is filled", async () => {
  const living = await folderFor();
  const { close } = openDatabase({ file: join(living, "wijkblik.sqlite") });
  await close();
  await writeFile(join(living, "secret"), whole.secret, { mode: 0o600 });
  const server = await startServer(environment(living));
  await firstLink(server.output);
  expect(await server.stop()).toBe(0);
});

test("only its owner reads what is kept, also where others could before", async () => {
  const modes = async (living: string) => {
    const files = (await readdir(living)).filter((name) => name.startsWith("wijkblik.sqlite"));
    return Promise.all(files.map(async (name) => [name, (await stat(join(living, name))).mode & 0o777]));
  };
  const fresh = await folderFor();
  const { living: used, file } = await usedFolder();
  await chmod(file, 0o664);
  for (const living of [fresh, used]) {
    const server = await startServer(environment(living));
    await firstLink(server.output);
    const found = await modes(living);
    expect(found.map(([name]) => name)).toEqual(["wijkblik.sqlite", "wijkblik.sqlite-shm", "wijkblik.sqlite-wal"]);
    expect(found.map(([, mode]) => mode)).toEqual([0o600, 0o600, 0o600]);
    await server.stop();
  }
  expect((await stat(fresh)).mode & 0o777).toBe(0o700);
});

const whileRunning: [string, (file: string) => Promise<void>][] = [
  ["cut off", (file) => truncate(file, 4096)],
  ["emptied", (file) => truncate(file, 0)],
  ["removed", (file) => rm(file)],
  [
    "replaced",
    async (file) => {
      await writeFile(`${file}.new`, whole.database);
      await rename(`${file}.new`, file);
    },
  ],
];

describe.each(whileRunning)("%s while it is in use", (_how, damage) => {
  test("is 503 to readers and writers, said to who runs it, and never a new one", async () => {
    const { living, file } = await usedFolder();
    const server = await startServer(environment(living));
    onTestFinished(async () => void (await server.stop()));
    const status = async (path: string, init: RequestInit = {}) => (await fetch(`${server.url}${path}`, init)).status;
    await expect.poll(() => status("/health/ready")).toBe(200);
    await firstLink(server.output);
    const links = server.output().split("/aanmelden#").length;
    await damage(file);
    await expect.poll(() => status("/health/ready")).toBe(503);
    const refused = await fetch(`${server.url}/api/v1/initiatives`);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await refused.text()).not.toMatch(/sqlite|wijkblik-living/i);
    const body = JSON.stringify({ token: "a-token-that-nobody-has-made" });
    const headers = { "Content-Type": "application/json" };
    expect(await status("/api/v1/session", { method: "POST", headers, body })).toBe(503);
    expect(await status("/api/v1/indicators")).toBe(200);
    await expect.poll(server.output).toContain("the database is damaged");
    // SQLite may have found it first, which names no file; ours, which looks a few times a second, does.
    const said = async () => {
      await status("/health/ready");
      return server.output();
    };
    await expect.poll(said).toContain(file);
    expect(server.output().split("/aanmelden#").length).toBe(links);
  });
});

onEveryEngine((engine) => {
  test("a record that cannot be read any more is 503 and said, and the others are there", async () => {
    const { db, engine: name } = await engine.open();
    const app = await initiativeApp({ db, engine: name });
    onTestFinished(() => app.remove());
    const make = async () => {
      const made = await app.ask("/working-versions", { method: "POST", as: "admin", body: { content: wholeInitiative() } });
      return ((await made.json()) as { id: string }).id;
    };
    const [broken, sound] = [await make(), await make()];
    await db.updateTable("entry").set({ content: '{"title":"Buurt\u0007' }).where("id", "=", broken).execute();
    const refused = await app.ask(`/working-versions/${broken}`, { as: "admin" });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect((await app.ask(`/working-versions/${sound}`, { as: "admin" })).status).toBe(200);
    expect(app.logged()).toContain("the database is damaged");
  });
});
