/** From a place to the areas it lies in: buurt, wijk, gemeente and the groups they belong to, and what the public sees of it. */

import { insidePoint } from "#data/geometry/inside-point.ts";
import type { Position, Ring } from "#data/geometry/segments.ts";
import type { FaultCode } from "#data/schema/faults.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { Place } from "#data/schema/initiative.ts";
import type { Placed } from "#data/schema/record.ts";
import { type AreaRef, findArea, placeOf } from "../areas.ts";
import type { PublishedSet } from "../published.ts";
import type { Buurten } from "./buurten.ts";
import { type Chance, somewhereIn, streetAway } from "./shown.ts";
import type { Shape } from "./touching.ts";

export interface Placing {
  set: PublishedSet;
  buurten: Buurten;
  chance: Chance;
}

const nowhere: Placed = { areas: [], shown: null };

/** A draft without a place lies nowhere yet. A code says what is wrong with the place. */
export function placed(placing: Placing, place: Place | undefined): Placed | Extract<FaultCode, "areaUnknown" | "nowhere"> {
  if (!place) return nowhere;
  return place.kind === "area" ? placedArea(placing, place) : placedGeometry(placing, place);
}

function placedArea({ set }: Placing, { code, public: open }: Extract<Place, { kind: "area" }>): Placed | "areaUnknown" {
  if (code === "NL00") return { areas: [code], shown: null };
  const ref = findArea(set, code);
  if (!ref) return "areaUnknown";
  const { level, row } = ref;
  const { buurt, wijk, gemeente } = set.areas;
  const rows = buurtRows(set, ref);
  const point = placeOf(set, ref)?.point;
  const gemeenteRow = level === "gemeente" ? row : (set.areas[level].gemeenten[row] ?? -1);
  return {
    ...(level === "buurt" ? { buurt: code, ...named("wijk", wijk.codes[buurt.parents[row] ?? -1]) } : {}),
    ...(level === "wijk" ? { wijk: code } : {}),
    ...named("gemeente", gemeente.codes[gemeenteRow]),
    areas: [...new Set([code, ...areasOf(set, rows)])].sort(),
    shown: open && point ? { type: "Point", coordinates: point } : null,
  };
}

/** Rows of the buurten that an area is made of. */
export function buurtRows(set: PublishedSet, { level, row }: AreaRef): number[] {
  const { buurt } = set.areas;
  if (level === "buurt") return [row];
  const group = groupsOf(set);
  const id = set.areas[level].codes[row] ?? "";
  return Array.from(buurt.codes.keys()).filter((at) => {
    if (level === "wijk") return buurt.parents[at] === row;
    return level === "gemeente" ? buurt.gemeenten[at] === row : group(at).includes(id);
  });
}

const named = <K extends string>(key: K, code: string | undefined) =>
  (code === undefined ? {} : { [key]: code }) as Partial<Record<K, string>>;

function placedGeometry(
  { set, buurten, chance }: Placing,
  { geometry, precision, public: open }: Extract<Place, { kind: "geometry" }>,
): Placed | "nowhere" {
  const { points, shapes } = partsOf(geometry);
  const middle = points[0] ?? middleOf(shapes[0]);
  const main = middle && buurten.at(middle);
  if (main === undefined || !middle) return "nowhere";
  const others = [...points.map(buurten.at), ...shapes.flatMap(buurten.touching)].filter((row) => row !== undefined);
  const { buurt, wijk, gemeente } = set.areas;
  const blurred = precision === "straat" ? streetAway : (_: Position, polygons: Ring[][]) => somewhereIn(polygons, chance);
  const shown = precision === "exact" ? geometry : blurred(middle, buurten.polygons(main), chance);
  return {
    ...named("buurt", buurt.codes[main]),
    ...named("wijk", wijk.codes[buurt.parents[main] ?? -1]),
    ...named("gemeente", gemeente.codes[buurt.gemeenten[main] ?? -1]),
    areas: areasOf(set, [main, ...others]),
    shown: open ? shown : null,
  };
}

/** Codes of these buurten and of everything they lie in, sorted. */
function areasOf(set: PublishedSet, rows: readonly number[]): string[] {
  const { buurt, wijk, gemeente } = set.areas;
  const group = groupsOf(set);
  const codes = rows.flatMap((row) => [
    buurt.codes[row],
    wijk.codes[buurt.parents[row] ?? -1],
    gemeente.codes[buurt.gemeenten[row] ?? -1],
    ...group(row),
  ]);
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

const groups = new WeakMap<PublishedSet, Map<string, string[]>>();

/** Ids of the groups that a buurt belongs to, itself or through its wijk. */
function groupsOf(set: PublishedSet): (row: number) => string[] {
  let known = groups.get(set);
  if (!known) {
    known = new Map();
    for (const { id, members } of set.catalog.groups.flatMap((list) => list.areas))
      for (const { code } of members) known.set(code, [...(known.get(code) ?? []), id]);
    groups.set(set, known);
  }
  const { buurt, wijk } = set.areas;
  return (row) => [buurt.codes[row], wijk.codes[buurt.parents[row] ?? -1]].flatMap((code) => known.get(code ?? "") ?? []);
}

function partsOf(geometry: Geometry): { points: Position[]; shapes: Shape[] } {
  const line = (ring: Ring): Shape => ({ kind: "line", lines: [ring] });
  const polygon = (lines: Ring[]): Shape => ({ kind: "polygon", lines });
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
function middleOf(shape: Shape | undefined): Position | undefined {
  if (!shape) return undefined;
  const [first] = shape.lines;
  return (shape.kind === "polygon" ? insidePoint(shape.lines) : undefined) ?? first?.[Math.floor(first.length / 2)];
}
