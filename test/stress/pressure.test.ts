/** F4, F5 and L5 of the safety list: a database that does not answer, a disk that is full, a body that comes a byte at a time. */
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { onPostgres } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { smallDisk } from "../fixtures/small-disk.ts";

const apps: InitiativeApp[] = [];
const kept = (app: InitiativeApp): InitiativeApp => {
  apps.push(app);
  return app;
};
afterAll(() => Promise.all(apps.map((app) => app.remove())));

onPostgres((engine) => {
  test("F4: a database that hangs is 503 within seconds, for everybody, and only for what needs it", async () => {
    const place = await engine.migratedPlace();
    const opened = openDatabase({ ...place, connections: 5, patienceMs: 1_500 });
    await migrate(opened.db);
    const app = kept(await initiativeApp(opened));
    const other = new pg.Client({ connectionString: place.url });
    await other.connect();
    await other.query("begin; lock table public_entry in access exclusive mode");
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 40 }, () => app.ask("/initiatives")));
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(answers.every(({ headers }) => Number(headers.get("Retry-After")) > 0)).toBe(true);
    expect(await answers[0]?.text()).not.toMatch(/postgres|timeout|lock|select/i);
    const { rows } = await other.query("select count(*)::int as held from pg_stat_activity where datname = current_database()");
    expect(rows[0].held).toBeLessThanOrEqual(6);
    expect((await app.app.request("http://localhost/published/manifest.json")).status).toBe(200);
    await other.query("rollback");
    await other.end();
    await expect.poll(async () => (await app.ask("/initiatives")).status, { timeout: 10_000 }).toBe(200);
    await opened.close();
  });
});

test("F5: on a full disk nothing is half saved, what is there can be read, and with room again it goes on by itself", async ({
  skip,
  onTestFinished,
}) => {
  const disk = smallDisk();
  if (!disk) return skip("no small disk may be made here");
  onTestFinished(disk.remove);
  const opened = openDatabase({ file: join(disk.folder, "wijkblik.sqlite") });
  await migrate(opened.db);
  const app = kept(await initiativeApp(opened));
  const make = () =>
    app.ask("/working-versions", {
      method: "POST",
      as: "admin",
      body: { content: wholeInitiative({ summary: "vol ".repeat(480) }) },
    });
  const count = async () => (await (await app.ask("/working-versions?limit=1", { as: "admin" })).json()).numberMatched as number;
  expect((await make()).status).toBe(201);
  const { bavail, bsize } = statfsSync(disk.folder);
  const filler = join(disk.folder, "filler");
  writeFileSync(filler, Buffer.alloc(bavail * bsize - 400_000));
  let made = 1;
  let answer = await make();
  for (; answer.status === 201 && made < 1_000; made++) answer = await make();
  expect([503, 507], app.logged().slice(-600)).toContain(answer.status);
  expect(await answer.text()).not.toContain(disk.folder);
  expect(await count()).toBe(made);
  rmSync(filler);
  expect((await make()).status).toBe(201);
  expect(await count()).toBe(made + 1);
  await opened.close();
});

test("L5: a hundred megabytes in chunks of one byte are refused after the first", async () => {
  const opened = openDatabase({ file: ":memory:" });
  await migrate(opened.db);
  const app = kept(await initiativeApp(opened));
  const server = await listen(app.app, {
    host: "127.0.0.1",
    port: 0,
    log: createLog("off", () => {}),
    limits: { requestMs: 60_000 },
  });
  const socket = connect(server.address.port, "127.0.0.1").on("error", () => {});
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk.toString("latin1");
  });
  const head = ["POST /api/v1/working-versions HTTP/1.1", "Host: localhost", "Content-Type: application/json"];
  const cookie = `Cookie: ${app.people.get("admin")?.cookie}`;
  socket.write(`${[...head, cookie, "Idempotency-Key: 0123456789", "Transfer-Encoding: chunked"].join("\r\n")}\r\n\r\n`);
  const bytes = "1\r\na\r\n".repeat(10_000);
  let sent = 0;
  for (; sent < 100_000_000 && !said && socket.writable; sent += 10_000) {
    socket.write(bytes);
    while (socket.writableNeedDrain && !said && !socket.destroyed) await wait(1);
  }
  await expect.poll(() => said, { timeout: 50_000 }).toMatch(/^HTTP\/1\.1 413 /);
  expect(sent).toBeLessThan(20_000_000);
  expect(said.toLowerCase()).toContain("application/problem+json");
  socket.destroy();
  await server.stop();
  await opened.close();
});
