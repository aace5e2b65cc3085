/**
 * F4: another process holds the tables, or starts with the file for itself. Whatever waits, alone or a hundred at once, reading or writing, signed in
 * or not: 503 with a time to wait within five seconds, the rest answers as always, and it goes on by itself afterwards.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import type { DatabaseOptions } from "#server/store/database.ts";
import { endsWithUs } from "../fixtures/children.ts";
import { type Engine, onEveryEngine } from "../fixtures/databases.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { root } from "../fixtures/once.ts";
import { startServer } from "../fixtures/server.ts";

const waiting = 100;
/** What a visitor gets at most, and room for a machine that is busy with a hundred sockets. */
const patienceMs = 5_000;
const roomMs = 3_000;
/** What waits for no table: less than the shortest wait for one. */
const besideMs = 3_500;

const holders = {
  sqlite: `
    const { DatabaseSync } = await import("node:sqlite");
    const db = new DatabaseSync(process.env.FILE, { timeout: 5000 });
    if (process.env.ALONE) db.exec("pragma locking_mode = exclusive");
    db.exec("begin exclusive");
    if (process.env.ALONE) db.exec("create table if not exists held (id integer)");`,
  postgres: `
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: process.env.URL });
    await client.connect();
    await client.query("begin");
    await client.query("lock table " + process.env.TABLES + " in access exclusive mode");`,
};

/** A process that holds the tables until it is killed. */
async function hold(engine: Engine, place: DatabaseOptions, tables: string, alone = false): Promise<ChildProcess> {
  const script = `${holders[engine.name]} process.stdout.write("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    env: { ...process.env, FILE: place.file, URL: place.url ?? "", TABLES: tables, ALONE: alone ? "1" : "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  endsWithUs(child, "SIGKILL");
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

async function letGo(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

onEveryEngine((engine) => {
  const started = async () => {
    const place = await livingPlace(engine);
    const server = await startServer(place.environment);
    onTestFinished(async () => {
      await server.stop();
      await place.remove();
    });
    const Cookie = await firstCookie(server.url, server.output);
    const timed = async (path: string, init: RequestInit = {}) => {
      const begun = performance.now();
      const response = await fetch(`${server.url}${path}`, init);
      await response.arrayBuffer();
      return { path, status: response.status, after: response.headers.get("Retry-After"), ms: performance.now() - begun };
    };
    const json = { "Content-Type": "application/json" };
    const kinds: (() => ReturnType<typeof timed>)[] = [
      () => post("/api/v1/working-versions", { content: wholeInitiative() }, { Cookie }),
      () => post("/api/v1/proposals", { content: wholeInitiative(), consent: true }),
      () => post("/api/v1/organisations", { name: `Huis ${crypto.randomUUID()}`, kind: "welzijn" }, { Cookie }),
      () => timed("/api/v1/working-versions?limit=5", { headers: { Cookie } }),
      () => timed("/api/v1/queue", { headers: { Cookie } }),
      () => timed("/api/v1/initiatives?q=tuin"),
      () => timed("/api/v1/initiatives.csv"),
    ];
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      timed(path, {
        method: "POST",
        headers: { ...json, "Idempotency-Key": crypto.randomUUID(), ...headers },
        body: JSON.stringify(body),
      });
    return {
      server,
      file: `${place.environment.WIJKBLIK_LIVING}/wijkblik.sqlite`,
      url: place.environment.DATABASE_URL ?? "",
      timed,
      kinds,
    };
  };

  test("a hundred that wait for locked tables are told so in time, and what needs no table does not wait", async () => {
    const { file, url, timed, kinds } = await started();
    for (const kind of kinds) expect((await kind()).status).toBeLessThan(300);
    const holder = await hold(engine, { file, url }, "entry, public_entry, organisation, idempotency");
    const asked = Array.from({ length: waiting }, (_, i) => (kinds[i % kinds.length] as () => ReturnType<typeof timed>)());
    const beside = [];
    for (const path of ["/published/manifest.json", "/api/v1/indicators", "/", "/health/live"]) beside.push(await timed(path));
    const answers = await Promise.all(asked);
    expect(beside.filter(({ status, ms }) => status !== 200 || ms > besideMs)).toEqual([]);
    const refused = answers.filter(({ status }) => status === 503);
    // SQLite lets others read meanwhile.
    const writers = answers.filter((_, i) => i % kinds.length < 3);
    expect(writers.filter(({ status }) => status !== 503 && status !== 429)).toEqual([]);
    expect(answers.filter(({ status }) => ![200, 429, 503].includes(status))).toEqual([]);
    if (engine.name === "postgres") expect(refused.length).toBeGreaterThan(waiting / 2);
    expect(refused.filter(({ after }) => !(Number(after) > 0))).toEqual([]);
    expect(answers.filter(({ ms }) => ms > patienceMs + roomMs)).toEqual([]);
    await letGo(holder);
    await expect.poll(async () => (await kinds[0]?.())?.status, { timeout: 15_000 }).toBe(201);
    expect((await timed("/health/ready")).status).toBe(200);
  });

  test("one that waits gets its answer within five seconds", async () => {
    const { file, url, kinds } = await started();
    await hold(engine, { file, url }, "entry, public_entry, organisation, idempotency, person, session");
    for (const kind of kinds.slice(0, 3)) {
      const { status, ms } = await kind();
      expect(status).toBe(503);
      expect(ms).toBeLessThan(patienceMs);
    }
  });

  test("a database that somebody has for himself at the start holds nothing else up", async () => {
    const place = await livingPlace(engine);
    const file = `${place.environment.WIJKBLIK_LIVING}/wijkblik.sqlite`;
    const first = await startServer(place.environment);
    await firstCookie(first.url, first.output);
    await first.stop();
    const url = place.environment.DATABASE_URL ?? "";
    const holder = await hold(engine, { file, url }, "migration, migration_lock, entry, public_entry", true);
    const server = await startServer(place.environment);
    onTestFinished(async () => {
      await server.stop();
      await place.remove();
    });
    const begun = performance.now();
    const asked = Array.from({ length: 40 }, () => fetch(`${server.url}/api/v1/initiatives`));
    expect((await fetch(`${server.url}/api/v1/indicators`)).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(besideMs);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(performance.now() - begun).toBeLessThan(patienceMs + roomMs);
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    await letGo(holder);
    await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status, { timeout: 15_000 }).toBe(200);
  });
});
