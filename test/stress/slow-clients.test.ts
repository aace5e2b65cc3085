/** L2 and L5: slow, endless and oversized requests are cut or refused, and others do not notice. Limits are shortened, the code is the same. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { type Listening, listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";
import { loadWeb } from "#server/http/web-app.ts";
import { createGeocoder } from "#server/ports/geocoder.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { smallFolders } from "../fixtures/small-app.ts";

let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: Listening;
let base: string;
beforeAll(async () => {
  folders = await smallFolders();
  await writeFile(join(folders.web, "assets/large-1.bin"), randomBytes(24_000_000));
  const log = createLog("off", () => {});
  const parts = { library: await openLibrary(folders.folder), web: await loadWeb(folders.web, {}) };
  const app = createApp({ ...parts, geocoder: createGeocoder({ url: "http://127.0.0.1:9" }), security: {}, log });
  // Takes longer than a connection may be idle, as taking away a large import does.
  app.get("/long-work", async (c) => {
    await wait(5_000);
    return c.text("done");
  });
  const limits = { headersMs: 1_500, requestMs: 2_000, idleMs: 2_000, stopMs: 500 };
  server = await listen(app, { host: "127.0.0.1", port: 0, log, limits });
  base = `http://127.0.0.1:${server.address.port}`;
});
afterAll(async () => {
  await server.stop();
  await folders.remove();
});

const open = (first: string): Socket => {
  const socket = connect(server.address.port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(first);
  return socket;
};

/** Resolves with what was answered when the server has closed the connection. */
async function answered(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  // Not `once` of node:events, which fails at the error of a byte that is sent after the cut: that is how a cut ends.
  if (!socket.destroyed) await new Promise((closed) => socket.once("close", closed));
  return text;
}

test("L2: five hundred clients that send their header a byte at a time are cut; others are answered at once", async () => {
  const slow = Array.from({ length: 500 }, () => open("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
  const drip = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write("a");
  }, 200);
  const closed = Promise.all(slow.map(answered));
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const started = performance.now();
    expect((await fetch(`${base}/published/manifest.json`)).status).toBe(200);
    times.push(performance.now() - started);
  }
  const started = performance.now();
  const answers = await closed;
  clearInterval(drip);
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(answers.filter((text) => text.startsWith("HTTP/1.1 408")).length).toBeGreaterThan(450);
  expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(250);
});

test("who waits for long work is not idle: the answer comes", async () => {
  const started = performance.now();
  const text = await answered(open("GET /long-work HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
  expect(text).toMatch(/^HTTP\/1\.1 200 [\s\S]*done/);
  expect(performance.now() - started).toBeGreaterThan(5_000);
});

test("L2: a client that asks for much and does not read is cut", async () => {
  const socket = open("GET /assets/large-1.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await new Promise((done) => setTimeout(done, 4_500));
  const text = await answered(socket);
  expect(text.length).toBeLessThan(24_000_000);
});

test("L5: a header of 64 kB is 431, as a problem", async () => {
  const text = await answered(open(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${"a".repeat(65_536)}\r\n\r\n`));
  expect(text).toMatch(/^HTTP\/1\.1 431 /);
  expect(text.toLowerCase()).toContain("application/problem+json");
});

test("L5: what is no HTTP is 400 and closed", async () => {
  for (const nonsense of ["hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n"]) {
    expect(await answered(open(nonsense))).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test("L5: a body that never ends, to an address that takes none, is refused and cut", async () => {
  const socket = open("POST /api/v1/areas HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  const drip = setInterval(() => socket.writable && socket.write("1\r\na\r\n"), 5);
  const started = performance.now();
  const text = await answered(socket);
  clearInterval(drip);
  expect(text).toMatch(/^HTTP\/1\.1 405 /);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("L5: ten thousand parameters are refused before they are read", async () => {
  const query = Array.from({ length: 10_000 }, (_, i) => `p${i}=1`).join("&");
  expect((await fetch(`${base}/api/v1/areas?${query}`)).status).toBe(431);
});
