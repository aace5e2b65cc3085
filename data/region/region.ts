/**
 * An own region: an area that a reader made, as a code that stands wherever the code of an area does. `R-` and codes of whole areas, of
 * which each says only how its end differs from the one before (`R-BU03071001_2_3`), or `R-~` and a drawn shape.
 */
import { metresBetween } from "../geometry/metres.ts";
import { type Polygons, packPolygons, unpackPolygons } from "../geometry/packed-shape.ts";
import { cross, type Position, type Ring, somePair } from "../geometry/segments.ts";
import { AreaCode, isRegionCode, longestRegion, PlaceCode } from "../schema/area.ts";
import { netherlands } from "../schema/geometry.ts";

/** A link must fit in an address, and a question be answered in time. */
export const mostOfRegion = { characters: longestRegion, areas: 500, corners: 2000, kilometres: 5000 } as const;

export type RegionContents = { codes: readonly string[] } | { polygons: Polygons };
export const regionFaultCodes = ["unreadable", "long", "codes", "areas", "corners", "crossing", "outside", "ragged"] as const;
export type RegionFault = (typeof regionFaultCodes)[number];
/** For people who ask the API. */
export const regionFaults: Record<RegionFault, string> = {
  unreadable:
    "is no region: after R- come codes of areas with _ between them, or ~ and a shape; a part of the address may be lost",
  long: `is too long: a region has at most ${mostOfRegion.characters} characters`,
  codes: "must have codes of areas, such as R-GM0307_GM0308",
  areas: `has too many areas: at most ${mostOfRegion.areas}`,
  corners: `has too many corners: at most ${mostOfRegion.corners}`,
  crossing: "has a border that crosses itself",
  outside: "must lie in the Netherlands",
  ragged: `has too long a border: at most ${mostOfRegion.kilometres} kilometres`,
};

const prefix = "R-";
const shapeSign = "~";
const between = "_";

export function readRegion(code: string): RegionContents | RegionFault {
  if (code.length > mostOfRegion.characters) return "long";
  if (!isRegionCode(code) || !PlaceCode.safeParse(code).success) return "unreadable";
  const body = code.slice(prefix.length);
  if (!body.startsWith(shapeSign)) return readAreas(body);
  const polygons = unpackPolygons(body.slice(1));
  return polygons ? (faultOfShape(polygons) ?? { polygons }) : "unreadable";
}

/** The one spelling of a region, whatever the order it was made in; it may be too long or have another fault: see `readRegion`. */
export function writeRegion(region: RegionContents): string {
  if ("polygons" in region) return `${prefix}${shapeSign}${packPolygons(region.polygons)}`;
  const codes = [...new Set(region.codes)].sort();
  return prefix + codes.map((code, i) => tailOf(code, codes[i - 1])).join(between);
}

/** Codes of one kind have one length, so an end alone tells where it goes. */
function tailOf(code: string, before = ""): string {
  if (before.slice(0, 2) !== code.slice(0, 2) || before.length !== code.length || !isOfCbs(code)) return code;
  let same = 2;
  while (code[same] === before[same]) same++;
  return code.slice(same);
}

const isOfCbs = (code: string) => /^(GM|WK|BU)\d/.test(code);

function readAreas(body: string): RegionContents | RegionFault {
  const tokens = body.split(between);
  if (tokens.length > mostOfRegion.areas) return "areas";
  const codes: string[] = [];
  for (const token of tokens) {
    const before = codes.at(-1) ?? "";
    const isWhole = AreaCode.safeParse(token).success;
    const code = isWhole || !isOfCbs(before) || token === "" ? token : before.slice(0, -token.length) + token;
    if (!AreaCode.safeParse(code).success || code === "NL00") return "codes";
    codes.push(code);
  }
  return { codes: [...new Set(codes)].sort() };
}

function faultOfShape(polygons: Polygons): RegionFault | undefined {
  const rings = polygons.flat();
  if (rings.reduce((sum, ring) => sum + ring.length - 1, 0) > mostOfRegion.corners) return "corners";
  if (!rings.every((ring) => ring.every(isInCountry))) return "outside";
  const metres = rings.reduce((sum, ring) => sum + lengthOf(ring), 0);
  if (metres > mostOfRegion.kilometres * 1000) return "ragged";
  return rings.some(crossesItself) ? "crossing" : undefined;
}

const isInCountry = ([x, y]: Position) =>
  x >= netherlands.west && x <= netherlands.east && y >= netherlands.south && y <= netherlands.north;

const lengthOf = (ring: Ring): number =>
  ring.reduce((sum, one, i) => sum + (i === 0 ? 0 : metresBetween(ring[i - 1] as Position, one)), 0);

/** Borders that touch themselves enclose what they seem to; only what crosses does not. */
const crossesItself = (ring: Ring): boolean => somePair([ring], (one, other) => cross(one.a, one.b, other.a, other.b));
