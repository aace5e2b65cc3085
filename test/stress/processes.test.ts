/** Several processes behind one port: one that dies is replaced while the others answer; a stop ends all of them. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: RunningServer;
beforeEach(async () => {
  folders = await smallFolders();
  server = await startServer({ PROCESSES: "2", LOG: "request", WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web });
});
afterEach(async () => {
  if (server.process.exitCode === null) await server.stop();
  await folders.remove();
});

const children = (): number[] => {
  try {
    const said = execFileSync("ps", ["-o", "pid=", "--ppid", String(server.process.pid)], { encoding: "utf8" });
    return said.trim().split(/\s+/).map(Number);
  } catch {
    return [];
  }
};

/**
 * Over a connection of its own: those are what the processes share. One that is handed over in the moment of a death is
 * never answered: Node's cluster waits for the dead.
 */
const ready = () =>
  new Promise((done, failed) => {
    const options = { agent: false, signal: AbortSignal.timeout(2_000) };
    get(`${server.url}/health/ready`, options, (response) => done(response.resume().statusCode)).on("error", failed);
  });

/** Which processes have answered so far: the number of a request in the log begins with that of its process. */
const answering = (): string[] => [
  ...new Set([...server.output().matchAll(/"id":"([0-9a-f]{8})-\d+"/g)].map(([, process = ""]) => process)),
];

test("a process that dies is replaced, and answers go on", async () => {
  const allAnswer = (count: number) => expect.poll(async () => [await ready(), answering().length]).toEqual([200, count]);
  await allAnswer(2);
  const [first = 0] = children();
  process.kill(first, "SIGKILL");
  await allAnswer(3);
  expect(children()).toHaveLength(2);
});

test("asked to stop, all of them end and the exit code is 0", async () => {
  await expect.poll(() => children().length).toBe(2);
  const ended = once(server.process, "exit");
  server.process.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
});
