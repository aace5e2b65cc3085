/** F10: asked to stop under load, the server finishes what was asked, takes nothing new, and ends with 0. */

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../fixtures/once.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

const large = randomBytes(24_000_000);

let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: RunningServer;
beforeEach(async () => {
  folders = await smallFolders();
  await writeFile(join(folders.web, "assets/large-1.bin"), large);
  server = await startServer({ WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web });
});
afterEach(async () => {
  server.process.kill("SIGKILL");
  await folders.remove();
});

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** One request on a kept connection; resolves with the length of a whole answer, or the code of the error. */
const ask = (agent: Agent, path: string) =>
  new Promise<number | string>((done) => {
    const request = get(`${server.url}${path}`, { agent }, async (response) => {
      let length = 0;
      try {
        for await (const chunk of response) length += chunk.length;
        done(
          response.statusCode === 200 && length === Number(response.headers["content-length"])
            ? length
            : `status ${response.statusCode}`,
        );
      } catch (error) {
        done(`cut: ${String(error)}`);
      }
    });
    request.on("error", (error: NodeJS.ErrnoException) => done(error.code ?? "error"));
  });

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s while 32 clients read: no answer is cut, new ones are refused, exit 0",
  async (signal) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });
    const outcomes = new Map<string, number>();
    let asking = true;
    const clients = Array.from({ length: 32 }, async () => {
      while (asking) {
        const outcome = await ask(agent, `/published/${folders.manifest.catalog}`);
        const kind = typeof outcome === "number" ? "whole" : outcome;
        outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
        if (kind === "ECONNREFUSED") return;
      }
    });
    await wait(400);
    const ended = once(server.process, "exit");
    server.process.kill(signal);
    const [code] = await ended;
    asking = false;
    await Promise.all(clients);
    agent.destroy();
    expect(code).toBe(0);
    expect([...outcomes.keys()].sort()).toEqual(["ECONNREFUSED", "whole"]);
    expect(outcomes.get("whole")).toBeGreaterThan(100);
  },
);

test("a large answer that is under way arrives whole", async () => {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write("GET /assets/large-1.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const chunks: Buffer[] = [];
  await once(socket, "readable");
  server.process.kill("SIGTERM");
  const ended = once(server.process, "exit");
  await wait(500);
  for await (const chunk of socket) chunks.push(chunk);
  const answer = Buffer.concat(chunks);
  const body = answer.subarray(answer.indexOf("\r\n\r\n") + 4);
  expect(body.equals(large)).toBe(true);
  expect((await ended)[0]).toBe(0);
});

test("a client that never finishes does not keep the server alive", async () => {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: loc");
  await wait(200);
  const started = performance.now();
  const ended = once(server.process, "exit");
  server.process.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
  expect(performance.now() - started).toBeLessThan(3_000);
  socket.destroy();
});

test("SIGTERM to npm alone ends the server too, in order", async () => {
  const npm = spawn("npm", ["run", "serve"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      LOG: "request",
      WIJKBLIK_PUBLISHED: folders.folder,
      WIJKBLIK_WEB: folders.web,
    },
  });
  let said = "";
  npm.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await expect.poll(() => /http:\/\/localhost:\d+(?=\s)/.test(said), { timeout: 20_000 }).toBe(true);
  npm.kill("SIGTERM");
  await expect.poll(() => said, { timeout: 10_000 }).toContain('"stopped"');
  // The pipe is closed when the last process that could write to it is gone.
  if (!npm.stdout.closed) await once(npm.stdout, "close");
});
