/** A file over a slow line arrives however long it takes; who stalls or trickles is cut. Limits are shortened, the code is the same. */
import { connect } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBounded } from "#server/http/body.ts";
import { type Listening, listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";

const most = 10_000_000;
const requestMs = 1_000;
let server: Listening;
beforeAll(async () => {
  const app = new Hono().post("/file", async (c) => c.text(`arrived: ${(await readBounded(c, most)).length}`));
  // Whose connection was cut gets no answer.
  app.onError((_error, c) => c.text("broken off", 400));
  const limits = { requestMs, bytesPerSecond: 8_000, idleMs: 5_000 };
  server = await listen(app, { host: "127.0.0.1", port: 0, log: createLog("off", () => {}), limits });
});
afterAll(() => server.stop());

/** Sends `pieces` of `size` bytes, one every so often, of a body of `length`; resolves when it was answered or cut. */
async function upload({
  length,
  size,
  everyMs,
  pieces = Infinity,
}: Record<"length" | "size" | "everyMs", number> & { pieces?: number }) {
  const started = performance.now();
  const socket = connect(server.address.port, "127.0.0.1");
  socket.on("error", () => {});
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    if (text.includes("arrived")) socket.destroy();
  });
  socket.write(`POST /file HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`);
  let sent = 0;
  const timer = setInterval(() => {
    if (!socket.writable || sent >= length || pieces-- <= 0) return;
    const bytes = Math.min(size, length - sent);
    sent += bytes;
    socket.write(Buffer.alloc(bytes, 32));
  }, everyMs);
  // Not `once` of node:events, which fails at the error of bytes that are sent after a cut.
  await new Promise((closed) => socket.once("close", closed));
  clearInterval(timer);
  return { text, ms: performance.now() - started };
}

test("9 MB that take four times as long as a request may be still arrive whole", async () => {
  const { text, ms } = await upload({ length: 9_000_000, size: 225_000, everyMs: 100 });
  expect(text).toMatch(/^HTTP\/1\.1 200 [\s\S]*arrived: 9000000$/);
  expect(ms).toBeGreaterThan(2 * requestMs);
});

test("who trickles, who stalls half-way and who sends nothing at all is told so and cut", async () => {
  const slow = await Promise.all([
    upload({ length: 9_000_000, size: 10, everyMs: 50 }),
    upload({ length: 9_000_000, size: 1_000_000, everyMs: 50, pieces: 4 }),
    upload({ length: 9_000_000, size: 1, everyMs: 50, pieces: 0 }),
    // As much as is needed at once, and then a trickle.
    upload({ length: 9_000_000, size: 400, everyMs: 100 }),
  ]);
  expect(slow.map(({ text }) => text.slice(0, 12))).toEqual(Array(4).fill("HTTP/1.1 408"));
  // Two spans at most, on a busy machine.
  expect(Math.max(...slow.map(({ ms }) => ms))).toBeLessThan(10 * requestMs);
});
