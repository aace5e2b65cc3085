/** Worker thread of the build: draws the tiles of one zoom a message, after a first message with the country. */
import { parentPort } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import type { EncodedTile } from "../pmtiles/pmtiles.ts";
import type { Country } from "../topology/country.ts";
import { encodeTile } from "./encode.ts";
import { sliceTiles } from "./slice.ts";
import { snapBorders } from "./snap.ts";

export type Task = { country: Country } | { zoom: number };

let country: Country | undefined;

parentPort?.on("message", (task: Task) => {
  if ("country" in task) country = task.country;
  else if (country) parentPort?.postMessage(drawZoom(task.zoom, country));
});

const drawZoom = (zoom: number, country: Country): EncodedTile[] =>
  sliceTiles(snapBorders(zoom, country), country).map(({ x, y, tile }) => ({
    id: zxyToTileId(zoom, x, y),
    bytes: gzipSync(encodeTile(tile), { level: 5 }),
  }));
