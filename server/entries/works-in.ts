/** Where an initiative works, for reach: at a point, or in buurten of which it covers a share. Only of what everybody may know of it. */
import type { Position, Ring } from "#data/geometry/segments.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicContent } from "#data/schema/record.ts";
import { buurtRows, findArea } from "../published/areas.ts";
import { buurtenOf } from "../published/borders.ts";
import type { Rest } from "../published/buurten.ts";
import type { PublishedSet } from "../published/published-set.ts";

/** Buurten by row, ascending, and the share of each in thousandths. */
export interface ByArea {
  rows: ArrayLike<number>;
  /** Absent where all are covered whole. */
  shares?: ArrayLike<number> | undefined;
}

const country: ByArea = { rows: [] };
const rowsOf = new WeakMap<PublishedSet, Map<string, Int32Array>>();

/** Buurten that an area is made of; undefined for a code that the set does not know. */
function buurtenOfCode(set: PublishedSet, code: string): Int32Array | undefined {
  const known = rowsOf.get(set) ?? new Map<string, Int32Array>();
  rowsOf.set(set, known);
  const ref = findArea(set, code);
  if (!ref) return undefined;
  const rows = known.get(code) ?? Int32Array.from(buurtRows(set, ref));
  known.set(code, rows);
  return rows;
}

/** Undefined where none of them is an area of this set: then its place says more. Everything is the whole country. */
function ofCodes(set: PublishedSet, codes: readonly string[]): ByArea | undefined {
  if (codes.includes("NL00")) return country;
  const [first, ...others] = codes.map((code) => buurtenOfCode(set, code)).filter((rows) => rows !== undefined);
  if (!first || others.length === 0) return first && { rows: first };
  const rows = [...new Set([first, ...others].flatMap((one) => [...one]))].sort((a, b) => a - b);
  return rows.length === set.areas.buurt.codes.length ? country : { rows };
}

const polygonsIn = (geometry: Geometry): Ring[][] =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];

/** Undefined where the drawing has no surface in the country; rests between the buurten. */
async function ofDrawing(set: PublishedSet, geometry: Geometry, rest: Rest): Promise<ByArea | undefined> {
  const covered = await buurtenOf(set).covered(polygonsIn(geometry), rest);
  if (covered.length === 0) return undefined;
  // What it reaches into it works in, however little of it that is.
  const shares = covered.map(({ share }) => Math.max(1, Math.round(1000 * share)));
  return { rows: Int32Array.from(covered, ({ row }) => row), shares: Int16Array.from(shares) };
}

/** Its working area where that is of areas or drawn; undefined where it has none, or one around its point. */
export async function workingByArea(set: PublishedSet, { workingArea }: PublicContent, rest: Rest): Promise<ByArea | undefined> {
  if (workingArea?.kind === "areas") return ofCodes(set, workingArea.codes);
  return workingArea?.kind === "polygon" ? ofDrawing(set, workingArea.geometry, rest) : undefined;
}

/** The area that is its place, or the smallest that everybody may know that it lies in; the whole country where there is none. */
export function placeByArea(set: PublishedSet, { place, placed }: PublicContent): ByArea {
  const code = place?.kind === "area" ? place.code : (placed.buurt ?? placed.wijk ?? placed.gemeente);
  return (code === undefined ? undefined : ofCodes(set, [code])) ?? country;
}

/** Row of the buurt of its point; undefined where it lies in none of this set. */
export function homeOf(set: PublishedSet, { placed }: PublicContent, point: Position, isPoint: boolean): number | undefined {
  const ref = isPoint && placed.buurt !== undefined ? findArea(set, placed.buurt) : undefined;
  return ref?.level === "buurt" ? ref.row : buurtenOf(set).at(point);
}
