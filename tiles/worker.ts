/** Worker thread of the build: draws the tiles of one zoom and one range of columns a message. */
import { parentPort, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import type { Country } from "./country.ts";
import { encodeTile } from "./encode.ts";
import type { EncodedTile } from "./pmtiles.ts";
import type { Sheet } from "./sheet.ts";
import { type Columns, sliceColumns } from "./slice.ts";
import { drawSheet } from "./zoom.ts";

export interface Task {
  zoom: number;
  columns: Columns;
}

const country = workerData as Country;
let sheet: Sheet | undefined;

parentPort?.on("message", ({ zoom, columns }: Task) => {
  if (sheet?.zoom !== zoom) sheet = drawSheet(zoom, country);
  const tiles: EncodedTile[] = sliceColumns(sheet, country, columns).map(({ x, y, tile }) => ({
    id: zxyToTileId(zoom, x, y),
    bytes: gzipSync(encodeTile(tile), { level: 9 }),
  }));
  parentPort?.postMessage(tiles);
});
