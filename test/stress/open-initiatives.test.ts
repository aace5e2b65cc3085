/** The first start that takes over open initiatives: it serves meanwhile, and is all or nothing when it is killed, also with others beside it. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { writeOpenInitiatives } from "../fixtures/open-initiatives.ts";
import { scratchFolder } from "../fixtures/scratch.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";

/** So many that there is time to end it half-way. */
const rows = 4_000;
let mirror: string;
beforeAll(async () => {
  mirror = await mkdtemp(join(scratchFolder(), "wijkblik-open-"));
  await writeOpenInitiatives(mirror, rows);
});
afterAll(() => rm(mirror, { recursive: true, force: true }));

const matched = async ({ url }: RunningServer): Promise<number> =>
  ((await (await fetch(`${url}/api/v1/initiatives?limit=1`)).json()) as { numberMatched: number }).numberMatched;
const isSaving = ({ output }: RunningServer): boolean => /"stage":"saving","done":[1-9]/.test(output());
const done = ({ output }: RunningServer): boolean => output().includes("open initiatieven overgenomen");

onEveryEngine((engine) => {
  const prepared = async () => {
    const place = await livingPlace(engine);
    onTestFinished(() => place.remove());
    const start = async (more: Record<string, string> = {}) => {
      const environment = { ...place.environment, WIJKBLIK_MIRROR: mirror, OPEN_INITIATIVES: "1", LOG: "request", ...more };
      const server = await startServer(environment);
      // One that was killed has ended without a code.
      onTestFinished(async () => void (server.process.signalCode ?? (await server.stop())));
      return server;
    };
    return start;
  };

  test("it serves meanwhile; killed half-way nothing is there, and the next start brings all of it once", async () => {
    const start = await prepared();
    for (let i = 0; i < 2; i++) {
      const server = await start();
      await expect.poll(() => isSaving(server), { timeout: 40_000, interval: 10 }).toBe(true);
      expect([(await fetch(`${server.url}/health/live`)).status, await matched(server), done(server)]).toEqual([200, 0, false]);
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
    }
    const server = await start();
    await expect.poll(() => done(server), { timeout: 60_000 }).toBe(true);
    expect(await matched(server)).toBe(rows);
    expect(await server.stop()).toBe(0);
    const again = await start();
    await expect.poll(async () => (await fetch(`${again.url}/health/ready`)).status).toBe(200);
    expect([await matched(again), done(again)]).toEqual([rows, false]);
  });

  test("stopped half-way it ends in order and leaves nothing half", async () => {
    const start = await prepared();
    const server = await start();
    await expect.poll(() => isSaving(server), { timeout: 40_000, interval: 10 }).toBe(true);
    expect(await server.stop()).toBe(0);
    const empty = await start({ OPEN_INITIATIVES: "0" });
    await expect.poll(async () => (await fetch(`${empty.url}/health/ready`)).status).toBe(200);
    expect([await matched(empty), done(empty)]).toEqual([0, false]);
  });

  test("two servers of two processes each that start at the same moment bring it once", async () => {
    const start = await prepared();
    const servers = await Promise.all([start({ PROCESSES: "2" }), start({ PROCESSES: "2" })]);
    await expect.poll(() => servers.some(done), { timeout: 60_000 }).toBe(true);
    for (const server of servers) await expect.poll(() => matched(server)).toBe(rows);
  });
});
