/** Several processes behind one port: one that dies is replaced while the others answer; a stop ends all of them. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "./small-app.ts";

let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: RunningServer;
beforeEach(async () => {
  folders = await smallFolders();
  server = await startServer({ PROCESSES: "2", WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web });
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

test("a process that dies is replaced, and answers go on", async () => {
  await expect.poll(() => children().length).toBe(2);
  const [first = 0] = children();
  process.kill(first, "SIGKILL");
  await expect.poll(() => children().filter((pid) => pid !== first).length).toBe(2);
  await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

test("asked to stop, all of them end and the exit code is 0", async () => {
  await expect.poll(() => children().length).toBe(2);
  const ended = once(server.process, "exit");
  server.process.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
});
