/** Single tiles (B2) and the TileJSON. */
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.remove());

const get = (path: string, headers: Record<string, string> = {}) => small.app.request(`http://localhost${path}`, { headers });

test("a tile is sent as it is stored, gzipped, with a tag that answers 304", async () => {
  const response = await get("/tiles/0/0/0.mvt", { "Accept-Encoding": "gzip" });
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/vnd.mapbox-vector-tile");
  expect(response.headers.get("Content-Encoding")).toBe("gzip");
  const bytes = Buffer.from(await response.arrayBuffer());
  const tag = response.headers.get("ETag") ?? "";
  expect((await get("/tiles/0/0/0.mvt", { "Accept-Encoding": "gzip", "If-None-Match": tag })).status).toBe(304);
  const plain = await get("/tiles/0/0/0.mvt");
  expect(plain.headers.get("Content-Encoding")).toBeNull();
  expect(plain.headers.get("ETag")).not.toBe(tag);
  expect(Buffer.from(await plain.arrayBuffer())).toEqual(gunzipSync(bytes));
});

test("where nothing is drawn the answer is 204", async () => {
  expect((await get("/tiles/1/1/1.mvt")).status).toBe(204);
});

test.each([
  ["/tiles/-1/0/0.mvt", 400],
  ["/tiles/NaN/0/0.mvt", 400],
  ["/tiles/1e9/0/0.mvt", 400],
  ["/tiles/0/-1/0.mvt", 400],
  ["/tiles/0/0/-1.mvt", 400],
  ["/tiles/0/0/0.5.mvt", 400],
  ["/tiles/0/0/.mvt", 400],
  ["/tiles/0x0/0/0.mvt", 400],
  ["/tiles/31/0/0.mvt", 404],
  ["/tiles/1000000000/0/0.mvt", 404],
  ["/tiles/1/2/0.mvt", 404],
  ["/tiles/1/0/2.mvt", 404],
  ["/tiles/0/0/0.png", 404],
  ["/tiles/0/0/0", 404],
  ["/tiles/0/0", 404],
  ["/tiles", 404],
])("%s is %i", async (path, status) => {
  const response = await get(path);
  expect(response.status).toBe(status);
});

test("the TileJSON says what there is", async () => {
  const answer = await (await get("/tiles.json")).json();
  expect(answer).toMatchObject({
    tilejson: "3.0.0",
    tiles: ["http://localhost/tiles/{z}/{x}/{y}.mvt"],
    minzoom: 0,
    maxzoom: 1,
    bounds: [3.3, 50.7, 7.3, 53.6],
    vector_layers: [{ id: "gemeenten" }],
  });
});
