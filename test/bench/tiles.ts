/**
 * The tile build of the three levels beside tippecanoe and GDAL on the same features: wall time, memory, bytes, and how well
 * neighbours meet. tippecanoe runs when it is on the PATH (it can be built from its public source). The peers carry the name as
 * a property; ours carries rows, and names in the label layers.
 */
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { decodeFeatures } from "#data/codecs/features.ts";
import { readArchive } from "#tiles/archive.ts";
import { layerOf } from "#tiles/layers.ts";
import { buildFlags } from "../../data/pipeline/publish/tiles.ts";
import { addCovers, leastWaterAt, measureCover, perMillion } from "../fixtures/border-gaps.ts";
import { root } from "../fixtures/once.ts";
import { decodeTile, openTiles, placesOf, shapesIn, shapesOf } from "../fixtures/tile-shapes.ts";
import { tileSource } from "../fixtures/tile-source.ts";
import { buildWithGdal } from "./peer-gdal.ts";
import type { BenchRow } from "./row.ts";
import { type Command, inTurn, type Run } from "./timed.ts";

const levels = ["gemeente", "wijk", "buurt"] as const;
const peerName = "tippecanoe";
const peerOptions = ["-q", "-f", "-pn", "-pt", "-pf", "-pk", "-P", "-Z0", "-z12"];
/** Zooms at which strips and overlaps are measured, on the fullest tiles; what is open between the published borders is water. */
const measuredZooms = [6, 8, 10];
const measuredTiles = 4;

/** GeoJSON of one level, a feature a line. */
async function writeGeoJson(folder: string, level: string, names: string[], file: string): Promise<void> {
  const { polygonStart, ringStart, vertexStart, coordinates } = decodeFeatures(
    readFileSync(join(folder, `features-${level}.bin`)),
  );
  const parts = (starts: Uint32Array, i: number) =>
    Array.from({ length: (starts[i + 1] ?? 0) - (starts[i] ?? 0) }, (_, k) => (starts[i] ?? 0) + k);
  const position = (v: number) => [coordinates[2 * v], coordinates[2 * v + 1]];
  const ring = (k: number) => [...parts(vertexStart, k), vertexStart[k] ?? 0].map(position);
  const stream = createWriteStream(file);
  for (let id = 0; id + 1 < polygonStart.length; id++) {
    const polygons = parts(polygonStart, id).map((polygon) => parts(ringStart, polygon).map(ring));
    const geometry = { type: "MultiPolygon", coordinates: polygons };
    stream.write(`${JSON.stringify({ type: "Feature", id, properties: { name: names[id] }, geometry })}\n`);
  }
  stream.end();
  await finished(stream);
}

interface Looks {
  bytes: number;
  /** All tiles of zoom 6: the first national view. */
  national: number;
  /** Overlaps and strips in parts per million of the area, in the order of `measuredZooms`. */
  faults: number[];
}

async function lookAt(file: string, folder: string): Promise<Looks> {
  const published = decodeFeatures(readFileSync(join(folder, "features-buurt.bin")));
  const archive = readArchive(readFileSync(file), file);
  const tiles = await openTiles(file);
  const stored = async (zoom: number) =>
    (await placesOf(tiles, zoom)).map((place) => ({ place, length: archive.tile(zoom, place.x, place.y)?.length ?? 0 }));
  const national = (await stored(6)).reduce((sum, { length }) => sum + length, 0);
  const faults: number[] = [];
  for (const zoom of measuredZooms) {
    const fullest = (await stored(zoom)).sort((a, b) => b.length - a.length).slice(0, measuredTiles);
    const covers = [];
    for (const { place } of fullest) {
      const tile = await tiles.pmtiles.getZxy(zoom, place.x, place.y);
      const layer = tile && decodeTile(tile.data).layers[layerOf.buurt];
      const window = { size: 4096, strip: 4, step: 1, leastWater: leastWaterAt(zoom) };
      if (layer) covers.push(measureCover(shapesOf(layer), window, shapesIn(published, zoom, place)));
    }
    const cover = addCovers(covers);
    faults.push(perMillion(cover.overlap + cover.gap, cover));
  }
  await tiles.close();
  return { bytes: statSync(file).size, national, faults };
}

export async function run(): Promise<BenchRow[]> {
  const source = await tileSource();
  if (!source) throw new Error("the real borders are not on this machine: set WIJKBLIK_MIRROR");
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-tiles-"));
  try {
    const ours = join(folder, "ours.pmtiles");
    // Compiled code is kept between runs, as `npm start` does (server/start.js); the flags are those of the import.
    const kept = { NODE_COMPILE_CACHE: join(root, ".cache/compiled") };
    const build: Command = {
      command: process.execPath,
      args: [...buildFlags, "tiles/build.ts", "--in", source.folder, "--out", ours],
      environment: kept,
    };
    const inputs = await writeInputs(source.folder, folder);
    const peerFile = join(folder, "peer.pmtiles");
    const hasPeer = !spawnSync(peerName, ["--version"]).error;
    const [own, peer] = await inTurn(hasPeer ? [build, peerBuild(inputs, peerFile)] : [build]);
    if (!own) throw new Error("the tile build did not run");
    const rows = rowsOf(
      { ...own, ...(await lookAt(ours, source.folder)) },
      peer && { ...peer, ...(await lookAt(peerFile, source.folder)) },
    );
    const gdal = await buildWithGdal(inputs, folder);
    if (!gdal) return rows;
    const beside = { peer: gdal.seconds, peerName: "GDAL, once", ratio: own.seconds / gdal.seconds };
    return [...rows, { bench: "tiles", what: "build of zooms 0-12, wall", unit: "s", ours: own.seconds, ...beside }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same features for the peers: a file and a layer name per level. */
async function writeInputs(source: string, folder: string): Promise<{ layer: string; file: string }[]> {
  const labels = JSON.parse(readFileSync(join(source, "labels.json"), "utf8")) as Record<string, { names: string[] }>;
  const inputs = [];
  for (const level of levels) {
    const file = join(folder, `${level}.geojsonl`);
    await writeGeoJson(source, level, labels[level]?.names ?? [], file);
    inputs.push({ layer: layerOf[level], file });
  }
  return inputs;
}

function peerBuild(inputs: { layer: string; file: string }[], file: string): Command {
  const layers = inputs.flatMap((input) => ["-L", `${input.layer}:${input.file}`]);
  return { command: peerName, args: [...peerOptions, "-o", file, ...layers] };
}

function rowsOf(ours: Run & Looks, peer?: Run & Looks): BenchRow[] {
  const row = (what: string, unit: string, pick: (of: Run & Looks) => number, most?: number): BenchRow => {
    const found: BenchRow = { bench: "tiles", what, unit, ours: pick(ours) };
    if (most !== undefined) found.goal = `ratio <= ${most.toFixed(2)}`;
    if (!peer) return found;
    const ratio = pick(ours) / pick(peer);
    return { ...found, peer: pick(peer), peerName, ratio, ...(most === undefined ? {} : { met: ratio <= most }) };
  };
  const faults = measuredZooms.map((zoom, i) => ({
    ...row(`overlaps and strips at zoom ${zoom}`, "ppm", (of) => of.faults[i] ?? 0),
    goal: "0",
    met: Math.round(ours.faults[i] ?? 0) === 0,
  }));
  return [
    row("build of zooms 0-12, wall", "s", ({ seconds }) => seconds, 0.25),
    { ...row("build, peak resident memory", "MB", ({ mb }) => mb), goal: "<= 900 MB", met: ours.mb <= 900 },
    row("archive", "MB", ({ bytes }) => bytes / 1e6, 0.8),
    row("all tiles of the national view (zoom 6)", "KB", ({ national }) => national / 1e3, 0.6),
    ...faults,
  ];
}
