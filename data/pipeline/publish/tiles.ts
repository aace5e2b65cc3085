/** Hands today's borders to the tile build, starts it and waits for its archive and the outlines of all areas. */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { encodeFeatures, type Features } from "#data/codecs/features.ts";
import { type AreaIndex, type AreaPlaces, type Level, levels } from "#data/schema/area.ts";
import type { GroupOfRows } from "../crosswalk/groups.ts";
import { type MapLevel, mapLevels } from "../readers/map-borders.ts";

export interface TileInputs {
  features: Record<MapLevel, Features>;
  indexes: Record<Level, AreaIndex>;
  places: Record<Level, AreaPlaces>;
  groups: GroupOfRows[];
}

/** What the tile build reads: borders of the three levels, what lies in what, names and label points of all rows. */
export function writeTileInputs(work: string, { features, indexes, places, groups }: TileInputs): void {
  for (const level of mapLevels) writeFileSync(join(work, `features-${level}.bin`), encodeFeatures(features[level]));
  const labels = levels.map((level) => {
    const { names, inhabitants } = indexes[level];
    return [level, { names, inhabitants, labels: places[level].labels }] as const;
  });
  writeFileSync(join(work, "labels.json"), JSON.stringify(Object.fromEntries(labels)));
  const parents = { buurt: indexes.buurt.parents, wijk: indexes.wijk.parents };
  writeFileSync(join(work, "parents.json"), JSON.stringify(parents));
  const outlines = groups.map(({ area, list, buurten }) => ({ name: area.name, list, buurten }));
  writeFileSync(join(work, "groups.json"), JSON.stringify(outlines));
}

const Progress = z.object({ step: z.literal("tiles"), done: z.number(), total: z.number() });
/** Started, never imported: the tile build is a room of its own. */
const command = join(fileURLToPath(new URL("../../..", import.meta.url)), "tiles", "build.ts");

/**
 * For V8. The build makes much that does not last: with the megabyte a thread starts with, a tenth of its time goes to copying what is
 * in use; with the 32 a thread may take, the three of them hold 200 MB more and are no faster. And it is over before the best code for
 * a loop pays: a quarter of its time went to compiling that.
 */
export const buildFlags = [
  "--min-semi-space-size=8",
  "--max-semi-space-size=8",
  "--no-osr-from-maglev",
  "--max-inlined-bytecode-size-cumulative=200",
];

export interface BuiltTiles {
  /** PMTiles. */
  archive: Uint8Array;
  /** Of each level, as `data/codecs/features.ts` encodes them. */
  outlines: Record<Level, Uint8Array>;
}

/** Throws an Error with what the build said when it fails. */
export async function buildTiles(work: string, progress: (done: number, total: number) => void): Promise<BuiltTiles> {
  const out = join(work, "areas.pmtiles");
  const child = spawn(process.execPath, [...buildFlags, command, "--in", work, "--out", out, "--outlines", work], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const closed = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = Progress.safeParse(readJson(line));
    if (parsed.success) progress(parsed.data.done, parsed.data.total);
  }
  const code = await closed;
  if (code !== 0) throw new Error(`the tile build stopped with code ${code}: ${said.trim()}`);
  const outlines = (level: Level) => readFileSync(join(work, `outlines-${level}.bin`));
  return {
    archive: readFileSync(out),
    outlines: {
      gemeente: outlines("gemeente"),
      wijk: outlines("wijk"),
      buurt: outlines("buurt"),
      group: outlines("group"),
    },
  };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
