/** The usual ways to recolour a vector layer, on our own tiles: a data expression is set anew and every tile is laid out again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layerOf, maxZoom, tileSource } from "#tiles/layers.ts";
import { root } from "../fixtures/once.ts";
import { medianOf, type Pace } from "./row.ts";
import type { Screen } from "./screen.ts";

/** `position`: `at` in a literal list by id; `match`: a `match` expression with one branch an id. */
export type PeerWay = "position" | "match";

const page = `<!doctype html><html><body style="margin:0"><div id="map" style="width:100vw;height:100vh"></div>
<script type="importmap">{"imports":{"pmtiles":"/modules/pmtiles/dist/esm/index.js","fflate":"/modules/fflate/esm/browser.js"}}</script>
<script type="module">
import * as maplibre from "/modules/maplibre-gl/dist/maplibre-gl.mjs";
import { Protocol } from "pmtiles";
maplibre.setWorkerUrl("/modules/maplibre-gl/dist/maplibre-gl-worker.mjs");
maplibre.addProtocol("pmtiles", new Protocol().tile);
window.start = ({ source, layer, tiles, maxzoom }) => new Promise((done) => {
  const map = window.map = new maplibre.Map({ container: "map", fadeDuration: 0, bounds: [3.36, 50.75, 7.23, 53.56], style: { version: 8,
    transition: { duration: 0, delay: 0 },
    sources: { [source]: { type: "vector", url: "pmtiles://" + tiles } },
    layers: [{ id: "fill", type: "fill", source, "source-layer": layer, paint: { "fill-color": "#999", "fill-antialias": false } }] } });
  map.once("idle", done);
});
const colour = (i, turn) => "#" + ((i * 2654435761 + turn * 40503) >>> 8 & 0xffffff).toString(16).padStart(6, "0");
const palette = (turn) => Array.from({ length: 9 }, (_, c) => colour(c, turn));
window.recolour = ({ way, rows, turn }) => new Promise((done) => {
  const colours = palette(turn);
  const of = (row) => colours[(row * 31 + turn * 7) % 9];
  const list = Array.from({ length: rows }, (_, row) => of(row));
  const started = performance.now();
  const expression = way === "match"
    ? ["match", ["id"], ...list.flatMap((c, row) => [row, c]), "#999"]
    : ["to-color", ["at", ["id"], ["literal", list]]];
  window.map.setPaintProperty("fill", "fill-color", expression);
  window.map.once("idle", () => done(performance.now() - started));
});
window.ready = true;
</script></body></html>`;

/** Median milliseconds from the call to the map's rest, over three switches after one to warm up. */
export async function switchPeer({ page: ours, url, set }: Screen, way: PeerWay): Promise<number> {
  const tab = await ours.context().newPage();
  await tab.route("**/peer.html", (route) => route.fulfill({ contentType: "text/html", body: page }));
  await tab.route("**/modules/**", (route) => {
    const file = join(root, "node_modules", new URL(route.request().url()).pathname.replace("/modules/", ""));
    return route.fulfill({ contentType: "text/javascript", body: readFileSync(file) });
  });
  await tab.goto(`${url}/peer.html`);
  await tab.waitForFunction("window.ready === true");
  const call = <T>(name: string, options: object) => tab.evaluate(`window.${name}(${JSON.stringify(options)})`) as Promise<T>;
  await call("start", {
    source: tileSource,
    layer: layerOf.buurt,
    tiles: `${url}/published/${set.manifest.tiles}`,
    maxzoom: maxZoom,
  });
  let turn = 0;
  const recolour = () => call<number>("recolour", { way, rows: 14_600, turn: turn++ });
  await recolour();
  const ms = await medianOf(3, recolour);
  await tab.close();
  return ms;
}

/** Milliseconds that the way "position" took where the goals were set. */
const positionThen = 356;

/** From what it takes now. */
export const paceOf = (positionNow: number): Pace => ({ peerName: "setPaintProperty", factor: positionNow / positionThen });
