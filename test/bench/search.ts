/**
 * The search over everything at a hundred thousand entries (search-entries.ts), and the place search, key by key: names of areas from all over the country typed letter by letter, right and with one typing error,
 * against the index of all areas. What a key costs is what the reader waits before the list can be drawn.
 */
import { AreaIndex, type Level, levels } from "#data/schema/area.ts";
import { findPlaces } from "#data/search/find-places.ts";
import { buildPlaceIndex, type PlaceIndex } from "#data/search/place-index.ts";
import { published, readPublished } from "../fixtures/published.ts";
import { type BenchRow, median } from "./row.ts";
import { searchEntries } from "./search-entries.ts";

/** Names that are typed, taken at equal steps from all, so that all levels and provinces are among them. */
const typedNames = 400;
const frame = 16;

/** The second and third letter from the end swapped: the error of fast fingers. */
const mistyped = (name: string) =>
  name.length < 5 ? `${name}x` : `${name.slice(0, -3)}${name.at(-2)}${name.at(-3)}${name.at(-1)}`;

const keysOf = (name: string) => Array.from(name, (_, i) => name.slice(0, i + 1)).slice(0, 30);

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle of three counts for a key: what else the machine does in between is not counted. */
function costOf(index: PlaceIndex, text: string): number {
  const before = performance.now();
  findPlaces(index, text);
  return performance.now() - before;
}

export const run = async (): Promise<BenchRow[]> => [...(await places()), ...(await searchEntries())];

async function places(): Promise<BenchRow[]> {
  const set = await published();
  const areas = Object.fromEntries(
    levels.map((level) => [level, AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas[level]).toString()))]),
  ) as Record<Level, AreaIndex>;
  const started = performance.now();
  const index = buildPlaceIndex(areas);
  const built = performance.now() - started;
  const names = levels.flatMap((level) => areas[level].names);
  const some = names.filter((_, i) => i % Math.ceil(names.length / typedNames) === 0);
  for (const name of some.slice(0, 20)) findPlaces(index, name);
  const rows: BenchRow[] = [{ bench: "search", what: `index of ${index.size} areas, made once`, unit: "ms", ours: built }];
  for (const [what, typed] of [
    ["names", some],
    ["names with a typing error", some.map(mistyped)],
    ["names with their gemeente", some.map((name) => `${name} utrecht`)],
  ] as const) {
    const costs = typed.flatMap(keysOf).map((text) => median([0, 1, 2].map(() => costOf(index, text))));
    const [half, most] = [median(costs), quantile(costs, 0.99)];
    rows.push(
      { bench: "search", what: `${what}, a key (${costs.length} keys), median`, unit: "ms", ours: half },
      { bench: "search", what: `${what}, a key, p99`, unit: "ms", ours: most, goal: `< ${frame} ms`, met: most < frame },
    );
  }
  return rows;
}
