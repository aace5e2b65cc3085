/** Areas of the published set as GeoJSON features: a buurt as it is published, larger areas as the outline of their buurten. */
import type { Level } from "#data/schema/area.ts";
import { describeArea } from "../areas.ts";
import { buurtRows } from "../place/area-codes.ts";
import { buurtenOf } from "../place/borders.ts";
import type { PublishedSet } from "../published.ts";
import { dissolve } from "./dissolve.ts";

/** Of areas that are put together; text, because that is what is asked for. */
const kept = new WeakMap<PublishedSet, Map<string, string>>();

/** The feature as JSON text. */
export function outlineOf(set: PublishedSet, level: Level, row: number): string {
  // Nothing has to be put together, and there are many.
  if (level === "buurt") return JSON.stringify(featureOf(set, level, row));
  const known = kept.get(set) ?? new Map<string, string>();
  kept.set(set, known);
  const key = `${level} ${row}`;
  const made = known.get(key) ?? JSON.stringify(featureOf(set, level, row));
  known.set(key, made);
  return made;
}

function featureOf(set: PublishedSet, level: Level, row: number) {
  const { code, name, gemeente, wijk, inhabitants } = describeArea(set, { level, row });
  const buurten = buurtenOf(set);
  const coordinates = dissolve(buurtRows(set, { level, row }).flatMap((at) => buurten.polygons(at)));
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
