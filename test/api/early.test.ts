/** The short road past the app gives the answers of the app, byte for byte: one server takes it, the other has none. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";
import type { Early } from "#server/http/reply.ts";
import { loadWeb } from "#server/http/web-app.ts";
import { earlyAnswers } from "#server/published/tile.ts";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let small: SmallApp;
let servers: Listening[] = [];
let taken = 0;
let logged = "";
const log = createLog("request", (text) => {
  logged += text;
});

beforeAll(async () => {
  small = await smallApp();
  const answers = earlyAnswers(small.library, await loadWeb(small.web, {}));
  const early: Early = (url, asked) => {
    const reply = answers(url, asked);
    if (reply) taken++;
    return reply;
  };
  const place = { host: "127.0.0.1", port: 0 };
  servers = [
    await listen(small.app, { ...place, log, early }),
    await listen(small.app, { ...place, log: createLog("off", () => {}) }),
  ];
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await small.remove();
});

async function ask(server: Listening | undefined, path: string, method: string, headers: Record<string, string>) {
  const asked = request({ host: "127.0.0.1", port: server?.address.port, path, method, headers, agent: false });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { date, ...others } = response.headers;
  const text = (value: string) => value.replace(/wijkblik-[0-9a-f-]{36}/g, "BOUNDARY");
  const said = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, text(String(value))]));
  return { status: response.statusCode, headers: said, body: text(Buffer.concat(chunks).toString("latin1")) };
}

const etag = '"00000000000000000000000000000000"';
const asks: [string, Record<string, string>, string?][] = [
  ["tile", {}],
  ["tile", { "Accept-Encoding": "gzip" }],
  ["tile", { "Accept-Encoding": "gzip;q=0" }],
  ["tile", { "Accept-Encoding": "gzip", "If-None-Match": "*" }],
  ["tile", { "If-Match": etag }],
  ["tile", {}, "HEAD"],
  ["empty tile", {}],
  ["archive", {}],
  ["archive", {}, "HEAD"],
  ["archive", { Range: "bytes=0-99" }],
  ["archive", { Range: "bytes=-5" }],
  ["archive", { Range: "bytes=0-6,100-109" }],
  ["archive", { Range: "bytes=99999999-" }],
  ["archive", { Range: "bytes=5-2" }],
  ["archive", { Range: "bytes=0-9", "If-Range": etag }],
  ["archive", { Range: "bytes=0-9", "If-Match": etag }],
  ["archive", { "If-None-Match": "*" }],
  ["archive", { "If-Modified-Since": "Fri, 31 Dec 2100 00:00:00 GMT" }],
  ["archive", { "If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:01 GMT" }],
  ["catalog", { "Accept-Encoding": "gzip, deflate, br" }],
  ["catalog", { "Accept-Encoding": "br", Range: "bytes=1-5" }],
  ["manifest", { "If-None-Match": etag }],
  ["script", { "Accept-Encoding": "gzip" }],
  ["script", {}, "HEAD"],
];

const pathOf = (what: string): string =>
  ({
    tile: "/tiles/0/0/0.mvt",
    "empty tile": "/tiles/1/1/1.mvt",
    archive: `/published/${small.manifest.tiles}`,
    catalog: `/published/${small.manifest.catalog}`,
    manifest: "/published/manifest.json",
    script: "/assets/main-abc123.js",
  })[what] ?? "";

test.each(asks)("%s asked with %o", async (what, headers, method = "GET") => {
  const before = taken;
  const [short, long] = [
    await ask(servers[0], pathOf(what), method, headers),
    await ask(servers[1], pathOf(what), method, headers),
  ];
  expect(taken).toBe(before + 1);
  expect(short).toEqual(long);
});

test.each([
  ["GET", "/"],
  ["GET", "/published/"],
  ["GET", "/published/none.json"],
  ["GET", "/published/../package.json"],
  ["GET", "/published/%2e%2e/package.json"],
  ["GET", "/published/__proto__"],
  ["GET", "/published/manifest.json?x=1"],
  ["GET", "/tiles/31/0/0.mvt"],
  ["GET", "/tiles/NaN/0/0.mvt"],
  ["GET", "/tiles"],
  ["GET", "/tiles.json"],
  ["GET", "/index.html"],
  ["GET", "/health/live"],
  ["GET", "/constructor"],
  ["OPTIONS", "/published/manifest.json"],
  ["POST", "/published/manifest.json"],
  ["DELETE", "/tiles/0/0/0.mvt"],
])("%s %s is left to the app", async (method, path) => {
  const before = taken;
  const port = /:\d+/g;
  const [short, long] = [await ask(servers[0], path, method, {}), await ask(servers[1], path, method, {})];
  expect(taken).toBe(before);
  expect({ ...short, body: short.body.replace(port, "") }).toEqual({ ...long, body: long.body.replace(port, "") });
});

test("what took the short road stands in the log like the rest, without its query", async () => {
  await ask(servers[0], "/tiles/0/0/0.mvt", "GET", {});
  await ask(servers[0], "/tiles/0/0/0.mvt?q=naam", "GET", {});
  log.flush();
  const lines = logged
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.slice(-2).map(({ method, path, status }) => [method, path, status])).toEqual([
    ["GET", "/tiles/0/0/0.mvt", 200],
    ["GET", "/tiles/0/0/0.mvt", 200],
  ]);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
});
