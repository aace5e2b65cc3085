/** The secret of the sessions: one for all that start at once, never weak, and never made anew beside people who are there already. */
import { createHmac } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openAccounts } from "#server/auth/accounts.ts";
import { readConfig } from "#server/config.ts";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { setGrants } from "#server/store/people.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

let folders: Awaited<ReturnType<typeof smallFolders>>;
let living: string;
beforeAll(async () => {
  folders = await smallFolders();
});
afterAll(() => folders.remove());
beforeEach(async () => {
  living = await mkdtemp(join(tmpdir(), "wijkblik-secret-"));
});
const servers: RunningServer[] = [];
// First those who still write in it.
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await rm(living, { recursive: true, force: true });
});

const start = async (environment: Record<string, string> = {}) => {
  const settings = { WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web, WIJKBLIK_LIVING: living, ...environment };
  const server = await startServer(settings);
  servers.push(server);
  return server;
};
const weak = {
  empty: "",
  "of spaces and line breaks": " \n\t ".repeat(20),
  short: "x1".repeat(15),
  "full of NUL, as after a power cut": "\0".repeat(43),
  "one letter": "a".repeat(43),
  "the published constant of better-auth": "better-auth-secret-12345678901234567890",
};

describe("a weak secret stops the start by name", () => {
  test.each(Object.entries(weak))("in the file: %s", async (_what, secret) => {
    await writeFile(join(living, "secret"), secret);
    const ended = start();
    await expect(ended).rejects.toThrow(join(living, "secret"));
    await expect(ended).rejects.toThrow(/ended with 1 before it served:\n[^\n]*WIJKBLIK_SECRET[^\n]*\n$/);
    expect(await readdir(living)).toEqual(["secret"]);
  });
  test.each(Object.entries(weak).filter(([, secret]) => !secret.includes("\0")))("in the setting: %s", async (_what, secret) => {
    expect(() => readConfig({ WIJKBLIK_SECRET: secret })).toThrow(/WIJKBLIK_SECRET \(/);
    await expect(start({ WIJKBLIK_SECRET: secret })).rejects.toThrow(/ended with 1 before it served:\n[^\n]*WIJKBLIK_SECRET/);
  });
  test("a folder in its place, or a PostgreSQL without the setting", async () => {
    await mkdir(join(living, "secret"));
    await expect(start()).rejects.toThrow(join(living, "secret"));
    const url = "postgresql://127.0.0.1:9/nobody";
    await expect(start({ DATABASE_URL: url })).rejects.toThrow("WIJKBLIK_SECRET");
  });
  test("and nothing is signed with one, whatever the environment says", async () => {
    const { db, engine, close } = openDatabase({ file: ":memory:" });
    onTestFinished(close);
    const address = () => "http://localhost";
    for (const secret of Object.values(weak))
      await expect(openAccounts({ db, engine, address, secret }).linkFor("a@example.org", 60)).rejects.toThrow("secret");
    vi.stubEnv("BETTER_AUTH_SECRETS", "2:of the environment, and longer than thirty-two");
    const secret = "a secret of thirty-two characters";
    await migrate(db);
    const accounts = openAccounts({ db, engine, address, secret });
    const { id } = await accounts.create({ name: "Ans", email: "ans@example.org" });
    await setGrants(db, id, [{ role: "viewer" }]);
    const token = (await accounts.linkFor("ans@example.org", 60)).split("#")[1] ?? "";
    const entered = await accounts.enter(token, new Request("http://localhost"));
    const [value = ""] = /(?<=^wijkblik=)[^;]+/.exec(entered?.getSetCookie()[0] ?? "") ?? [];
    const [session = "", signature] = decodeURIComponent(value).split(".");
    expect(signature).toBe(createHmac("sha256", secret).update(session).digest("base64"));
  });
});

test("the file is whole, only for us, and nothing is left beside it", async () => {
  await start();
  expect((await readFile(join(living, "secret"), "utf8")).length).toBe(43);
  expect((await stat(join(living, "secret"))).mode & 0o777).toBe(0o600);
  expect((await readdir(living)).filter((name) => name.startsWith("secret"))).toEqual(["secret"]);
});

test("three servers that start at once, of several processes each, sign with one secret", async () => {
  const servers = await Promise.all(["1", "2", "2"].map((PROCESSES) => start({ PROCESSES })));
  const Cookie = await firstCookie(servers[0]?.url ?? "", servers[0]?.output ?? (() => ""));
  for (let i = 0; i < 5; i++)
    for (const { url } of servers) {
      const response = await fetch(`${url}/api/v1/session`, { headers: { Cookie, Connection: "close" } });
      expect(response.status).toBe(200);
    }
});

test("a secret that is gone beside people who are there stops the start, and one that is given goes on", async () => {
  const first = await start();
  await firstCookie(first.url, first.output);
  expect(await first.stop()).toBe(0);
  await rm(join(living, "secret"));
  await expect(start()).rejects.toThrow(/ended with 1[\s\S]*secret ontbreekt[\s\S]*WIJKBLIK_SECRET/);
  expect(await readdir(living)).not.toContain("secret");
  const given = await start({ WIJKBLIK_SECRET: "given by who keeps the installation" });
  expect((await fetch(`${given.url}/health/ready`)).status).toBe(200);
  expect(await readdir(living)).not.toContain("secret");
});

test("a database that cannot be read beside a lost secret is not taken for a new one", async () => {
  await writeFile(join(living, "wijkblik.sqlite"), "this was a database once".repeat(400));
  await expect(start()).rejects.toThrow(/ended with 1[\s\S]*wijkblik\.sqlite/);
  expect(await readdir(living)).not.toContain("secret");
});

test("where the folder cannot be made the map is served, nobody comes in, and once it can all processes sign with the secret that is kept", async () => {
  // A file where the folder should be: root, too, cannot write in it.
  const place = join(living, "later");
  await writeFile(place, "");
  const server = await start({ WIJKBLIK_LIVING: place, PROCESSES: "2" });
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
  expect(server.output()).not.toContain("Eerste beheerder");
  await rm(place);
  const Cookie = await firstCookie(server.url, server.output);
  expect((await stat(join(place, "secret"))).isFile()).toBe(true);
  for (let i = 0; i < 6; i++) {
    const response = await fetch(`${server.url}/api/v1/session`, { headers: { Cookie, Connection: "close" } });
    expect(response.status).toBe(200);
  }
  expect(await server.stop()).toBe(0);
  const again = await start({ WIJKBLIK_LIVING: place });
  expect((await fetch(`${again.url}/api/v1/session`, { headers: { Cookie } })).status).toBe(200);
});
