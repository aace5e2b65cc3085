/** A small picture of where an area lies, as paths of SVG: a few hundred points, for the head of its profile. */
import { collectRings, type Features } from "#data/codecs/features.ts";
import type { Box } from "#data/geometry/box.ts";
import type { Polygons } from "#data/geometry/packed-shape.ts";
import type { Level } from "#data/schema/area.ts";
import type { Sketch } from "#data/schema/profile.ts";
import { type AreaRef, gemeenteRowOf } from "./areas.ts";
import { publishedOutlines } from "./borders.ts";
import { boxOfOutline } from "./buurten.ts";
import type { PublishedSet } from "./published-set.ts";
import type { OwnRegion } from "./region.ts";

/** Longest side in units of the box, and what is closer together than this is one point. */
const side = 240;
const nearest = 1.4;
/** Where many are drawn together. */
const nearestOfMany = 2.4;
const many = 40;
/** Degrees of latitude where a degree of longitude is measured: the middle of the country is close enough for a sketch. */
const middle = Math.cos((52.2 * Math.PI) / 180);

interface Piece {
  level: Level;
  row: number;
}

const sketches = new WeakMap<PublishedSet, Sketch>();

/** Undefined for an area without a border, and where the set is of before it held outlines. */
export function sketchOf(set: PublishedSet, ref: AreaRef | "land"): Sketch | undefined {
  if (!set.manifest.outlines || !set.manifest.borders) return undefined;
  if (ref !== "land") return row(set, ref) ? sketchOfArea(set, ref) : undefined;
  const known = sketches.get(set) ?? drawn(set, [], every(set, "gemeente"));
  sketches.set(set, known);
  return known;
}

/** Of the whole country: from degrees to the box of its sketch. Undefined where it has none. */
export function placeOnSketch(set: PublishedSet): ((point: readonly [number, number]) => [x: number, y: number]) | undefined {
  if (!set.manifest.outlines || !set.manifest.borders) return undefined;
  return onBox(boxOf(set, every(set, "gemeente"))).place;
}

const row = (set: PublishedSet, { level, row: at }: AreaRef): boolean => at < set.areas[level].bordered;
const every = (set: PublishedSet, level: Level, holds: (row: number) => boolean = () => true): Piece[] =>
  Array.from({ length: set.areas[level].bordered }, (_, at) => at)
    .filter(holds)
    .map((at) => ({ level, row: at }));

/** A gemeente with the wijken in it; everything smaller in its gemeente; an area of several gemeenten in all of those is too large, so alone. */
function sketchOfArea(set: PublishedSet, ref: AreaRef): Sketch {
  const gemeente = set.areas[ref.level].gemeenten[ref.row] ?? -1;
  if (ref.level === "gemeente")
    return drawn(
      set,
      [ref],
      every(set, "wijk", (at) => set.areas.wijk.gemeenten[at] === ref.row),
    );
  return drawn(set, [ref], gemeente >= 0 ? [{ level: "gemeente", row: gemeente }] : []);
}

/** Around it the gemeente that it is a part of; else the gemeenten that it lies in, where those are few. */
export function sketchOfRegion(set: PublishedSet, { polygons, parts, gemeente }: OwnRegion): Sketch | undefined {
  if (!set.manifest.outlines || !set.manifest.borders) return undefined;
  const area = parts.filter((part) => row(set, part));
  const rows = new Set(area.map((part) => gemeenteRowOf(set, part)));
  const around = gemeente === undefined ? [...rows].filter((at) => at >= 0) : [gemeente];
  const gemeenten = around.length <= mostAround ? around.map((at): Piece => ({ level: "gemeente", row: at })) : [];
  if (area.length === 0) return undefined;
  return drawn(set, area, gemeenten, polygons && featuresOf(polygons));
}

/** Gemeenten around a region. */
const mostAround = 12;

function featuresOf(polygons: Polygons): Features {
  const collected = collectRings();
  collected.area();
  for (const rings of polygons) {
    collected.polygon();
    for (const ring of rings) {
      collected.ring();
      for (const [x, y] of ring.slice(0, -1)) collected.vertex(x, y);
    }
  }
  return collected.finish();
}

/** `shape` is drawn in the place of the areas, where there is one. */
function drawn(set: PublishedSet, area: readonly Piece[], around: readonly Piece[], shape?: Features): Sketch {
  const shapes = (pieces: readonly Piece[]) =>
    pieces.map((one) => ({ features: publishedOutlines(set, one.level), row: one.row }));
  const here = shape ? [{ features: shape, row: 0 }] : shapes(area);
  const there = shapes(around);
  const { width, height, place } = onBox([...here, ...there].map((one) => boxOfOutline(one.features, one.row)).reduce(together));
  const apart = there.length > many ? nearestOfMany : nearest;
  const path = (all: typeof here) => all.map((one) => pathOf(one.features, one.row, place, apart)).join("");
  return {
    width,
    height,
    area: path(here),
    ...(there.length > 0 ? { around: path(there) } : {}),
  };
}

function boxOf(set: PublishedSet, pieces: readonly Piece[]): Box {
  return pieces.map(({ level, row: at }) => boxOfOutline(publishedOutlines(set, level), at)).reduce(together);
}

function onBox([west, south, east, north]: Box) {
  const unit = side / Math.max((east - west) * middle, north - south);
  return {
    width: Math.ceil((east - west) * middle * unit),
    height: Math.ceil((north - south) * unit),
    place: ([x, y]: readonly [number, number]): [number, number] => [(x - west) * middle * unit, (north - y) * unit],
  };
}

const together = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Rings of which fewer than three points are left are too small to see; the largest thing that an area has is always there. */
function pathOf(features: Features, row: number, place: (point: [number, number]) => [number, number], apart: number): string {
  const { polygonStart, ringStart, vertexStart, coordinates } = features;
  const [from, to] = [ringStart[polygonStart[row] ?? 0] ?? 0, ringStart[polygonStart[row + 1] ?? 0] ?? 0];
  let path = "";
  let whole = "";
  for (let ring = from; ring < to; ring++) {
    const kept: [number, number][] = [];
    for (let at = vertexStart[ring] ?? 0; at < (vertexStart[ring + 1] ?? 0); at++) {
      const point = place([coordinates[2 * at] ?? 0, coordinates[2 * at + 1] ?? 0]);
      const last = kept.at(-1);
      if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= apart) kept.push(point);
    }
    const text = `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
    if (kept.length > 2) path += text;
    if (text.length > whole.length) whole = text;
  }
  return path || whole;
}
