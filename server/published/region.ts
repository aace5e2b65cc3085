/** An own region or a province of a published set: the areas that it is made of, whole and in part, and how much of what was drawn they are. */
import { eachRingOf, twiceRingArea } from "#data/codecs/features.ts";
import { boxOfPositions } from "#data/geometry/box.ts";
import { metresPerDegree } from "#data/geometry/metres.ts";
import type { Polygons } from "#data/geometry/packed-shape.ts";
import { findProvince, gemeentenOfProvince } from "#data/region/provinces.ts";
import { readRegion, regionFaults, writeRegion } from "#data/region/region.ts";
import { isRegionCode, type Level, levels } from "#data/schema/area.ts";
import { Problem } from "../http/errors.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { type AreaRef, buurtRows, findArea, gemeenteRowOf } from "./areas.ts";
import { buurtenOf, publishedOutlines } from "./borders.ts";
import type { PublishedSet } from "./published-set.ts";

/** Share of its land, from 0 to 1. */
export interface RegionPart extends AreaRef {
  share: number;
}

export interface OwnRegion {
  /** In its one spelling. */
  code: string;
  /** Name of the province that it is. */
  province?: string;
  /** Absent where whole areas were chosen. */
  polygons?: Polygons;
  /** Whole ones first. */
  parts: readonly RegionPart[];
  /** Row of the gemeente that it is a part of; undefined where it lies in several. */
  gemeente?: number;
  squareKilometres: number;
  /** Share of what was drawn that is land of the parts; 1 where whole areas were chosen. */
  covered: number;
}

/** A border that was traced by hand is off by some metres: so little of a neighbourhood is none of it, and all but so little all. */
const sliver = 0.005;
/** A border through more areas than this has to be drawn with fewer. */
const mostParts = 1500;

/** Whether the set has a gemeente of it; false for what is no province. */
export const isProvinceOf = (set: PublishedSet, code: string): boolean =>
  gemeentenOfProvince(code).some((one) => findArea(set, one) !== undefined);

/** Rejects with a Problem 400 for what is no region, and 404 for one with areas that are not of this set or without any. */
export async function requireRegion(set: PublishedSet, text: string): Promise<OwnRegion> {
  const province = findProvince(text);
  if (!province && !isRegionCode(text)) throw new Problem(404, "There is no province with this code: they are PV20 to PV31.");
  const region = province ? { codes: gemeentenOfProvince(text).filter((one) => findArea(set, one)) } : readRegion(text);
  if (typeof region === "string") throw new Problem(400, `The region ${regionFaults[region]}.`);
  const code = province?.code ?? writeRegion(region);
  const parts = "codes" in region ? await partsOfCodes(set, region.codes) : await partsOfShape(set, region.polygons);
  if (parts.length === 0) throw new Problem(404, "This region lies on no neighbourhood of this division.");
  if (parts.length > mostParts)
    throw new Problem(400, `The border of this region goes through too many areas: at most ${mostParts}.`);
  const land = parts.reduce((sum, { level, row, share }) => sum + squareMetres(set, level, row) * share, 0);
  const drawn = "polygons" in region ? squareMetresOf(region.polygons) : land;
  const gemeente = commonGemeente(set, parts);
  return {
    code,
    ...(province ? { province: province.name.nl } : {}),
    ...("polygons" in region ? { polygons: region.polygons } : {}),
    parts: parts.toSorted((a, b) => b.share - a.share || levels.indexOf(a.level) - levels.indexOf(b.level) || a.row - b.row),
    ...(gemeente === undefined ? {} : { gemeente }),
    squareKilometres: land / 1e6,
    covered: drawn > 0 ? Math.min(1, land / drawn) : 1,
  };
}

/** Whole areas at their own level; what lies in another of them counts once. */
async function partsOfCodes(set: PublishedSet, codes: readonly string[]): Promise<RegionPart[]> {
  const rest = timeSlices();
  const chosen: { ref: AreaRef; rows: number[] }[] = [];
  for (const code of codes) {
    const ref = findArea(set, code);
    if (!ref) throw new Problem(404, `There is no area ${code} in the division of ${set.manifest.division}.`);
    chosen.push({ ref, rows: buurtRows(set, ref) });
    await rest();
  }
  const taken = new Set<number>();
  const parts: RegionPart[] = [];
  for (const { ref, rows } of chosen.toSorted((a, b) => b.rows.length - a.rows.length)) {
    const left = rows.filter((row) => !taken.has(row));
    for (const row of left) taken.add(row);
    if (left.length === rows.length) parts.push({ ...ref, share: 1 });
    else parts.push(...left.map((row): RegionPart => ({ level: "buurt", row, share: 1 })));
  }
  return parts;
}

async function partsOfShape(set: PublishedSet, polygons: Polygons): Promise<RegionPart[]> {
  const rest = timeSlices();
  const covered = await buurtenOf(set).covered(polygons, rest);
  const held: { row: number; share: number; land: number }[] = [];
  for (const { row, share } of covered) {
    await rest();
    if (share > 0) held.push({ row, share, land: squareMetres(set, "buurt", row) * share });
  }
  const area = held.reduce((sum, { land }) => sum + land, 0);
  const shares = new Map<number, number>();
  for (const { row, share, land } of held)
    if (share >= sliver || land >= sliver * area) shares.set(row, share > 1 - sliver ? 1 : share);
  return joined(set, shares);
}

/** Of a wijk or gemeente of which all buurten are in it the own figures count: those are not rounded as buurten are. */
function joined(set: PublishedSet, shares: ReadonlyMap<number, number>): RegionPart[] {
  const { buurt, wijk, gemeente } = set.areas;
  const missing = { wijk: new Set<number>(), gemeente: new Set<number>() };
  for (let row = 0; row < buurt.bordered; row++) {
    if (shares.get(row) === 1) continue;
    missing.wijk.add(buurt.parents[row] ?? -1);
    missing.gemeente.add(buurt.gemeenten[row] ?? -1);
  }
  const whole = { wijk: new Set<number>(), gemeente: new Set<number>() };
  const parts: RegionPart[] = [];
  for (const [row, share] of shares) {
    const [w, g] = [buurt.parents[row] ?? -1, buurt.gemeenten[row] ?? -1];
    if (g >= 0 && g < gemeente.bordered && !missing.gemeente.has(g)) whole.gemeente.add(g);
    else if (w >= 0 && w < wijk.bordered && !missing.wijk.has(w)) whole.wijk.add(w);
    else parts.push({ level: "buurt", row, share });
  }
  for (const level of ["gemeente", "wijk"] as const) for (const row of whole[level]) parts.push({ level, row, share: 1 });
  return parts;
}

function commonGemeente(set: PublishedSet, parts: readonly RegionPart[]): number | undefined {
  const rows = new Set(parts.map((part) => gemeenteRowOf(set, part)));
  const [only = -1] = rows;
  const isPart = rows.size === 1 && only >= 0 && parts.every(({ level }) => level !== "gemeente");
  return isPart ? only : undefined;
}

/** A degree of longitude is shorter in the north: measured where the thing lies. */
const perSquareDegree = (latitude: number) => metresPerDegree.north ** 2 * Math.cos((latitude * Math.PI) / 180);

function squareMetres(set: PublishedSet, level: Level, row: number): number {
  if (row >= set.areas[level].bordered) return 0;
  const features = publishedOutlines(set, level);
  let [area, latitude] = [0, 0];
  eachRingOf(features, row, (from, to, first) => {
    if (first) latitude = features.coordinates[2 * from + 1] ?? 0;
    area += Math.abs(twiceRingArea(features.coordinates, from, to)) * (first ? 1 : -1);
  });
  return (area / 2) * perSquareDegree(latitude);
}

function squareMetresOf(polygons: Polygons): number {
  const [, south, , north] = boxOfPositions(polygons);
  const degrees = polygons.reduce((sum, rings) => {
    const areas = rings.map((ring) => {
      const flat = Float64Array.from(ring.flat());
      return Math.abs(twiceRingArea(flat, 0, flat.length / 2)) / 2;
    });
    const [outer = 0, ...holes] = areas;
    return sum + outer - holes.reduce((all, hole) => all + hole, 0);
  }, 0);
  return degrees * perSquareDegree((south + north) / 2);
}
