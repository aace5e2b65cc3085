/**
 * Command: `node tiles/build.ts --in <folder of the import> --out <file.pmtiles> [--outlines <folder>] [--workers n]`.
 * Reads features-{gemeente,wijk,buurt}.bin, groups.json and labels.json; writes the archive and, where a folder is named, the outlines of
 * all areas as outlines-{gemeente,wijk,buurt,group}.bin, for which it reads parents.json as well. Prints progress as one JSON object a line, the last with `"step":"done"` and the
 * figures of the archive.
 */
import { closeSync, fsyncSync, openSync, renameSync, writevSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { encodeFeatures } from "#data/codecs/features.ts";
import { boundsOf, layCountry, readParents, readSource } from "./coverage/read.ts";
import { maxZoom, minZoom } from "./layers.ts";
import { metadata, writeArchive } from "./pmtiles/pmtiles.ts";
import { startDrawing } from "./render/draw.ts";
import { outlinesOf } from "./render/outlines.ts";
import { simplify } from "./topology/topology.ts";

const { values } = parseArgs({
  options: {
    in: { type: "string" },
    out: { type: "string" },
    outlines: { type: "string" },
    workers: { type: "string", default: String(availableParallelism()) },
  },
});
if (!values.in || !values.out || !(Number(values.workers) >= 1)) {
  console.error("usage: node tiles/build.ts --in <folder> --out <file.pmtiles> [--outlines <folder>] [--workers n]");
  process.exit(2);
}
await build(values.in, values.out, values.outlines, Number(values.workers));

async function build(folder: string, file: string, outlines: string | undefined, workers: number): Promise<void> {
  const report = (line: Record<string, unknown>) => console.log(JSON.stringify(line));
  const drawing = startDrawing({
    workers,
    onProgress: (done, total, count) => report({ step: "tiles", done, total, tiles: count }),
  });

  report({ step: "read" });
  const source = readSource(folder);
  // Every vertex once, borders mended, groups dissolved.
  const country = layCountry(source);
  drawing.begin(country);

  report({ step: "simplify" });
  // As soon as a zoom is simplified a thread rounds its borders, cuts them into tiles and encodes those: render/worker.ts.
  simplify(country.areasOf, country.vertices, country.topology, drawing.draw);
  if (outlines !== undefined)
    for (const [level, features] of Object.entries(outlinesOf(country, readParents(folder))))
      writeWhole(join(outlines, `outlines-${level}.bin`), [encodeFeatures(features)]);
  const tiles = await drawing.finish();

  report({ step: "write" });
  const parts = writeArchive(tiles, { minZoom, maxZoom, bounds: boundsOf(source), metadata });
  writeWhole(file, parts);
  report({ step: "done", file, tiles: tiles.length, bytes: parts.reduce((sum, part) => sum + part.length, 0) });
}

/** Under its own name only when it is whole and on the disk. */
function writeWhole(file: string, parts: Uint8Array[]): void {
  const draft = `${file}.${process.pid}.part`;
  const handle = openSync(draft, "w");
  try {
    for (let rest = Buffer.concat(parts); rest.length > 0; ) rest = rest.subarray(writevSync(handle, [rest]));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
