/** Areas of the published set as GeoJSON features: a buurt as it is published, larger areas as the outline of their buurten. */
import type { Level } from "#data/schema/area.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { buurtRows } from "./area-codes.ts";
import { describeArea } from "./areas.ts";
import { buurtenOf } from "./borders.ts";
import { dissolve } from "./dissolve.ts";
import type { PublishedSet } from "./published-set.ts";

/** Of areas that are put together; text, because that is what is asked for. Who asks while it is made waits for the same. */
const kept = new WeakMap<PublishedSet, Map<string, Promise<string>>>();

/** The feature as JSON text. */
export function outlineOf(set: PublishedSet, level: Level, row: number): Promise<string> {
  // Nothing has to be put together, and there are many.
  if (level === "buurt") return featureOf(set, level, row);
  const known = kept.get(set) ?? new Map<string, Promise<string>>();
  kept.set(set, known);
  const key = `${level} ${row}`;
  const made = known.get(key) ?? featureOf(set, level, row);
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

async function featureOf(set: PublishedSet, level: Level, row: number): Promise<string> {
  const { code, name, gemeente, wijk, inhabitants } = describeArea(set, { level, row });
  const buurten = buurtenOf(set);
  const polygons: ReturnType<typeof buurten.polygons> = [];
  const rest = timeSlices();
  for (const at of buurtRows(set, { level, row })) {
    await rest();
    polygons.push(...buurten.polygons(at));
  }
  const coordinates = await dissolve(polygons);
  return JSON.stringify({
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
  });
}
