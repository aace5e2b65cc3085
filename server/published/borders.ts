/** The outlines of a published set: of every area as the import dissolved it, and the buurten to place things in. */
import { decodeFeatures, type Features, polygonsOf } from "#data/codecs/features.ts";
import type { Level } from "#data/schema/area.ts";
import { Problem } from "../http/errors.ts";
import { describeArea } from "./areas.ts";
import { type Buurten, openBuurten } from "./buurten.ts";
import type { PublishedSet } from "./published-set.ts";

const opened = new WeakMap<PublishedSet, Map<Level, Features>>();

/** Opened when something first needs them: a map reader does not wait. Throws a Problem 503 where the set is of before it held them. */
function outlinesIn(set: PublishedSet, level: Level): Features {
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
  const known = indexed.get(set) ?? openBuurten(outlinesIn(set, "buurt"));
  indexed.set(set, known);
  return known;
}

/** A GeoJSON feature. */
export function areaFeature(set: PublishedSet, level: Level, row: number) {
  const { code, name, gemeente, wijk, inhabitants } = describeArea(set, { level, row });
  const coordinates = polygonsOf(outlinesIn(set, level), row);
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
