/** From a place to the areas it lies in: buurt, wijk, gemeente and the groups they belong to, and what the public sees of it. */

import { createHmac } from "node:crypto";
import type { Position, Ring } from "#data/geometry/segments.ts";
import type { FaultCode } from "#data/schema/faults.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { Place } from "#data/schema/initiative.ts";
import type { Placed } from "#data/schema/record.ts";
import { areasOf, buurtRows, findArea, gemeenteRowOf, placeOfArea } from "../published/areas.ts";
import { type Buurten, type DrawnShape, lineShape, polygonShape, type Rest } from "../published/buurten.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { disclosedOf } from "./disclosed-areas.ts";
import { type Chance, somewhereIn, streetAway } from "./shown.ts";

export interface Placing {
  set: PublishedSet;
  buurten: Buurten;
  /** Of `readDrawKey`. */
  key: string;
  /** Whose it is: places of others are drawn otherwise, so that nobody finds one by trying places of their own. */
  owner: string;
  rest: Rest;
}

type Fault = Extract<FaultCode, "areaUnknown" | "nowhere">;

/** A draft without a place lies nowhere yet. A code says what is wrong with the place. Rests often: others are answered meanwhile. */
export async function placed(placing: Placing, place: Place | undefined): Promise<Placed | Fault> {
  if (!place) return { areas: [], shown: null };
  const found = place.kind === "area" ? placedArea(placing, place) : await placedGeometry(placing, place);
  return typeof found === "string" ? found : { ...found, told: disclosedOf(placing.set, place, found) };
}

function placedArea(
  { set }: Pick<Placing, "set">,
  { code, public: open }: Extract<Place, { kind: "area" }>,
): Placed | "areaUnknown" {
  if (code === "NL00") return { areas: [code], shown: null };
  const ref = findArea(set, code);
  if (!ref) return "areaUnknown";
  const { level, row } = ref;
  const { buurt, wijk, gemeente } = set.areas;
  const rows = buurtRows(set, ref);
  const point = placeOfArea(set, ref)?.point;
  const gemeenteRow = gemeenteRowOf(set, ref);
  return {
    ...(level === "buurt" ? { buurt: code, ...named("wijk", wijk.codes[buurt.parents[row] ?? -1]) } : {}),
    ...(level === "wijk" ? { wijk: code } : {}),
    ...named("gemeente", gemeente.codes[gemeenteRow]),
    areas: [...new Set([code, ...areasOf(set, rows)])].sort(),
    shown: open && point ? { type: "Point", coordinates: point } : null,
  };
}

/**
 * Of what is about areas and has no place of its own: every area that one of them is or lies in. It is shown at the first of them, and a
 * buurt, wijk or gemeente is named where there is just one. Nothing of it is hidden.
 */
export function placedAreas(set: PublishedSet, codes: readonly string[]): Placed | "areaUnknown" {
  const found = codes.map((code) => placedArea({ set }, { kind: "area", code, public: true }));
  const known = found.filter((one): one is Placed => typeof one !== "string");
  if (known.length < found.length) return "areaUnknown";
  const [first = { areas: [], shown: null }, ...others] = known;
  const areas = [...new Set(known.flatMap((one) => one.areas))].sort();
  return { ...(others.length === 0 ? first : { shown: first.shown }), areas };
}

const named = <K extends string>(key: K, code: string | undefined) =>
  (code === undefined ? {} : { [key]: code }) as Partial<Record<K, string>>;

async function placedGeometry(
  { set, buurten, key, owner, rest }: Placing,
  { geometry, precision, public: open }: Extract<Place, { kind: "geometry" }>,
): Promise<Placed | "nowhere"> {
  const { points, shapes } = partsOf(geometry);
  const middle = points[0] ?? middleOf(shapes[0]);
  const main = middle && buurten.at(middle);
  if (main === undefined || !middle) return "nowhere";
  const rows = new Set([main]);
  for (const point of points) {
    await rest();
    const row = buurten.at(point);
    if (row !== undefined) rows.add(row);
  }
  for (const { shape } of shapes) for (const row of await buurten.touching(shape, rest)) rows.add(row);
  const { buurt, wijk, gemeente } = set.areas;
  const shown = () => {
    if (precision === "exact") return geometry;
    const blurred = precision === "straat" ? streetAway : somewhereIn;
    return blurred(middle, buurten.outlines(main), (cell) =>
      drawnFrom(key, [owner, precision, buurt.codes[main] ?? "", ...cell]),
    );
  };
  return {
    ...named("buurt", buurt.codes[main]),
    ...named("wijk", wijk.codes[buurt.parents[main] ?? -1]),
    ...named("gemeente", gemeente.codes[buurt.gemeenten[main] ?? -1]),
    areas: areasOf(set, [...rows]),
    shown: open ? shown() : null,
  };
}

interface Part {
  shape: DrawnShape;
  lines: readonly Ring[];
}

function partsOf(geometry: Geometry): { points: Position[]; shapes: Part[] } {
  const line = (ring: Ring): Part => ({ shape: lineShape(ring), lines: [ring] });
  const polygon = (lines: Ring[]): Part => ({ shape: polygonShape(lines), lines });
  switch (geometry.type) {
    case "Point":
      return { points: [geometry.coordinates], shapes: [] };
    case "MultiPoint":
      return { points: geometry.coordinates, shapes: [] };
    case "LineString":
      return { points: [], shapes: [line(geometry.coordinates)] };
    case "MultiLineString":
      return { points: [], shapes: geometry.coordinates.map(line) };
    case "Polygon":
      return { points: [], shapes: [polygon(geometry.coordinates)] };
    case "MultiPolygon":
      return { points: [], shapes: geometry.coordinates.map(polygon) };
  }
}

/** Inside a polygon; on a line its middle vertex. */
function middleOf(part: Part | undefined): Position | undefined {
  if (!part) return undefined;
  const [first] = part.lines;
  return (part.shape.kind === "polygon" ? part.shape.outline.middle() : undefined) ?? first?.[Math.floor(first.length / 2)];
}

/**
 * Chance that comes out the same each time it is asked the same: a place that is moved away and back, or imported once more, is
 * shown where it was shown before. Without the key nobody can foretell it, and the mean of many drawings gives nothing away.
 */

/** Bytes of a number; as many as a double holds exactly. */
const inNumber = 6;

export function drawnFrom(key: string, question: readonly (string | number)[]): Chance {
  let [block, at, bytes] = [0, 0, Buffer.alloc(0)];
  return () => {
    if (at + inNumber > bytes.length) {
      bytes = createHmac("sha256", key)
        .update(JSON.stringify([...question, block++]))
        .digest();
      at = 0;
    }
    at += inNumber;
    return bytes.readUIntBE(at - inNumber, inNumber) / 2 ** (8 * inNumber);
  };
}
