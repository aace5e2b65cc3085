/** The outlines of a published set: of every area as the import dissolved it, and the buurten to place things in. */
import { decodeFeatures, type Features, polygonsOf } from "#data/codecs/features.ts";
import { prepareOutline } from "#data/geometry/outline.ts";
import type { SelectedShape } from "#data/geometry/selected-shape.ts";
import type { AreasWithin } from "#data/schema/analysis.ts";
import type { ChoroplethLevel, Level } from "#data/schema/area.ts";
import type { Selection } from "#data/schema/initiative-filter.ts";
import { Problem } from "../http/errors.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { buurtRows, describeArea, findArea } from "./areas.ts";
import { type Buurten, boxOfOutline, openBuurten, type Share, shareOf } from "./buurten.ts";
import type { PublishedSet } from "./published-set.ts";

const opened = new WeakMap<PublishedSet, Map<Level, Features>>();

/** Opened when something first needs them: a map reader does not wait. Throws a Problem 503 where the set is of before it held them. */
export function publishedOutlines(set: PublishedSet, level: Level): Features {
  const known = opened.get(set) ?? new Map<Level, Features>();
  opened.set(set, known);
  const found = known.get(level);
  if (found) return found;
  const { borders, outlines } = set.manifest;
  const bytes = set.files.get((level === "buurt" ? borders : outlines?.[level]) ?? "")?.identity.bytes;
  if (!bytes) throw new Problem(503, "The published data has no outlines of areas yet: run the import again (npm run import).");
  const features = decodeFeatures(bytes);
  known.set(level, features);
  return features;
}

const indexed = new WeakMap<PublishedSet, Buurten>();

/** Behind a spatial index, which takes 0.2 s. */
export function buurtenOf(set: PublishedSet): Buurten {
  const known = indexed.get(set) ?? openBuurten(publishedOutlines(set, "buurt"));
  indexed.set(set, known);
  return known;
}

/** A GeoJSON feature. */
export function areaFeature(set: PublishedSet, level: Level, row: number) {
  const { code, name, gemeente, wijk, inhabitants } = describeArea(set, { level, row });
  const coordinates = polygonsOf(publishedOutlines(set, level), row);
  return {
    type: "Feature",
    id: code,
    geometry: coordinates.length === 0 ? null : { type: "MultiPolygon", coordinates },
    properties: {
      code,
      name,
      gemeente: gemeente?.code ?? null,
      gemeenteName: gemeente?.name ?? null,
      wijk: wijk?.code ?? null,
      wijkName: wijk?.name ?? null,
      inhabitants: inhabitants ?? null,
      division: set.manifest.division,
    },
  };
}

/** Which areas of a level a selection holds, exact as far as the published outlines are; rests between them. */
export async function areasWithin(set: PublishedSet, level: ChoroplethLevel, selection: Selection): Promise<AreasWithin> {
  const shares = "codes" in selection ? ofCodes(set, level, selection.codes) : ofShape(set, level, selection.shape);
  const slice = timeSlices();
  const found: AreasWithin = { level, whole: [], partly: [] };
  for (const [row, share] of shares) {
    if (share) found[share].push(set.areas[level].codes[row] ?? "");
    await slice();
  }
  return found;
}

function* ofShape(set: PublishedSet, level: Level, { box, ring }: SelectedShape): Generator<[row: number, share: Share]> {
  const [west, south, east, north] = box;
  const corners =
    ring ??
    ([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as const);
  const drawn = prepareOutline([corners]);
  const features = publishedOutlines(set, level);
  for (let row = 0; row < set.areas[level].bordered; row++) {
    const around = boxOfOutline(features, row);
    const apart = around[0] > east || around[2] < west || around[1] > north || around[3] < south;
    yield [row, apart ? undefined : shareOf(drawn, polygonsOf(features, row).map(prepareOutline))];
  }
}

/** Of areas that were chosen by their codes, on whatever level: by the buurten that they are made of. */
function* ofCodes(set: PublishedSet, level: ChoroplethLevel, codes: readonly string[]): Generator<[row: number, share: Share]> {
  const refs = codes.map((code) => findArea(set, code)).filter((ref) => ref !== undefined);
  const chosen = new Set(refs.flatMap((ref) => buurtRows(set, ref)));
  const { buurt } = set.areas;
  const rowOf = (at: number) => (level === "buurt" ? at : level === "wijk" ? buurt.parents[at] : buurt.gemeenten[at]) ?? -1;
  const counts = new Map<number, { all: number; chosen: number }>();
  for (const at of buurt.codes.keys()) {
    const count = counts.get(rowOf(at)) ?? { all: 0, chosen: 0 };
    counts.set(rowOf(at), count);
    count.all++;
    if (chosen.has(at)) count.chosen++;
  }
  for (const [row, count] of [...counts].sort(([a], [b]) => a - b))
    yield [row, count.chosen === 0 ? undefined : count.chosen === count.all ? "whole" : "partly"];
}
