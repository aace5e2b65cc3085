/** GDAL's own writer of vector tiles on the same features; run once, for it takes long. Undefined where GDAL is not installed. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Run, timed } from "./timed.ts";

/** `inputs` are files of GeoJSON, a feature a line; all become layers of one set of tiles, zooms 0 to 12. */
export async function buildWithGdal(inputs: { layer: string; file: string }[], folder: string): Promise<Run | undefined> {
  if (spawnSync("ogr2ogr", ["--version"]).error) return undefined;
  const layers = inputs.map(({ layer, file }) => {
    const inside = basename(file).replace(/\.[^.]+$/, "");
    return `<OGRVRTLayer name="${layer}"><SrcDataSource>${file}</SrcDataSource><SrcLayer>${inside}</SrcLayer></OGRVRTLayer>`;
  });
  const together = join(folder, "levels.vrt");
  writeFileSync(together, `<OGRVRTDataSource>${layers.join("")}</OGRVRTDataSource>`);
  const zooms = ["-dsco", "MINZOOM=0", "-dsco", "MAXZOOM=12"];
  return timed("ogr2ogr", ["-q", "-f", "MVT", join(folder, "gdal.mbtiles"), together, ...zooms]);
}
