/** F1, F5, F7 and L5 of the safety list for photos and attachments: killed on their way, a full disk, no disk, a byte at a time. */
import { once } from "node:events";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqliteFile } from "#server/auth/secret.ts";
import { filesRound } from "#server/jobs/rounds.ts";
import { openBlobs } from "#server/ports/blobs.ts";
import { openDatabase } from "#server/store/database.ts";
import { blobsOf } from "#server/store/entries/files.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { bytesIn } from "../fixtures/file-stores.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { pdf } from "../fixtures/pictures.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallDisk } from "../fixtures/small-disk.ts";

const kills = Number(process.env.WIJKBLIK_KILLS ?? 4);
const dayMs = 86_400_000;

onEveryEngine((engine) => {
  test(`what was answered is there whole after ${kills} kills, and the round leaves nothing of the rest`, async () => {
    const { environment, remove } = await livingPlace(engine);
    const folder = join(environment.WIJKBLIK_LIVING ?? "", "files");
    const answered = new Map<string, number>();
    const post = async ({ url }: RunningServer, Cookie: string) => {
      const body = pdf(1_000_000 + Math.floor(Math.random() * 2_000_000));
      const response = await fetch(`${url}/api/v1/files?kind=attachment&name=a.pdf`, {
        method: "POST",
        headers: { Cookie },
        body,
      });
      if (response.status === 201) answered.set(((await response.json()) as { id: string }).id, body.length);
    };
    let server = await startServer(environment);
    const cookie = await firstCookie(server.url, server.output);
    for (let kill = 0; kill < kills; kill++) {
      const before = answered.size;
      let going = true;
      const clients = Array.from({ length: 4 }, async () => {
        while (going) await post(server, cookie).catch(() => undefined);
      });
      await expect.poll(() => answered.size).toBeGreaterThan(before + 2);
      await wait(Math.random() * 60);
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      going = false;
      await Promise.all(clients);
      server = await startServer(environment);
    }
    await server.stop();
    const opened = openDatabase({
      file: sqliteFile(environment.WIJKBLIK_LIVING ?? ""),
      ...(environment.DATABASE_URL ? { url: environment.DATABASE_URL } : {}),
    });
    const now = () => new Date(Date.now() + dayMs / 2).toISOString();
    await filesRound({ db: opened.db, blobs: openBlobs(folder), now })();
    const rows = await opened.db.selectFrom("file").selectAll().execute();
    const kept = new Map((await bytesIn(folder)).map(([name, bytes]) => [name, bytes.length]));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["kept"]));
    expect([...kept.keys()].sort()).toEqual(rows.flatMap(blobsOf).sort());
    for (const [id, length] of answered) expect([id, kept.get(id)]).toEqual([id, length]);
    await opened.close();
    await remove();
  });

  test("L5: a file that comes in a byte at a time is refused, long before it is there", async () => {
    const { environment, remove } = await livingPlace(engine);
    const server = await startServer(environment);
    const cookie = await firstCookie(server.url, server.output);
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1").on("error", () => {});
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    const head = ["POST /api/v1/files?kind=photo HTTP/1.1", "Host: localhost", `Cookie: ${cookie}`, "Transfer-Encoding: chunked"];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    const bytes = "1\r\na\r\n".repeat(10_000);
    let sent = 0;
    for (; sent < 20_000_000 && !said && socket.writable; sent += 10_000) {
      socket.write(bytes);
      while (socket.writableNeedDrain && !said && !socket.destroyed) await wait(1);
    }
    await expect.poll(() => said).toMatch(/^HTTP\/1\.1 400 /);
    expect(sent).toBeLessThan(2_000_000);
    socket.destroy();
    await server.stop();
    await remove();
  });
});

async function appWith(files: string) {
  const opened = openDatabase({ file: ":memory:" });
  await migrate(opened.db);
  const app = await initiativeApp(opened, { blobs: openBlobs(files) });
  const send = () =>
    app.app.request("http://localhost/api/v1/files?kind=attachment&name=a.pdf", {
      method: "POST",
      headers: { Cookie: app.people.get("admin")?.cookie ?? "" },
      body: pdf(3_000_000),
    });
  const close = async () => {
    await app.remove();
    await opened.close();
  };
  return { app, opened, send, close };
}

test("F5: on a full disk it is 507, nothing half is left, and with room again it goes on by itself", async ({
  skip,
  onTestFinished,
}) => {
  const disk = smallDisk();
  if (!disk) return skip("no small disk may be made here");
  onTestFinished(disk.remove);
  const { send, close } = await appWith(join(disk.folder, "files"));
  expect((await send()).status).toBe(201);
  const { bavail, bsize } = statfsSync(disk.folder);
  const filler = join(disk.folder, "filler");
  writeFileSync(filler, Buffer.alloc(bavail * bsize - 1_000_000));
  const refused = await send();
  expect(refused.status).toBe(507);
  expect(await refused.text()).not.toContain(disk.folder);
  expect((await bytesIn(join(disk.folder, "files"))).length).toBe(1);
  rmSync(filler);
  expect((await send()).status).toBe(201);
  await close();
});

test("F7: without a folder that can be written it is 503 without a path, and everything else goes on", async ({
  onTestFinished,
}) => {
  const disk = smallDisk();
  const folder = disk?.folder ?? "/nowhere";
  if (disk) onTestFinished(disk.remove);
  // A file in the place of the folder: what nobody can write to, root neither.
  const place = join(folder, "files");
  if (disk) writeFileSync(place, "");
  const { app, send, close } = await appWith(join(place, "deeper"));
  const refused = await send();
  expect([refused.status, Number(refused.headers.get("Retry-After")) > 0]).toEqual([503, true]);
  expect(await refused.text()).not.toMatch(/files\/|ENOTDIR|nowhere/);
  expect((await app.ask("/initiatives")).status).toBe(200);
  await close();
});
