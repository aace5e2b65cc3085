/**
 * GeoJSON geometry (RFC 7946) as people and programs send it: checked whole before anything is kept, every fault by name.
 * Longitude and latitude in WGS 84, inside the Netherlands; a height is dropped.
 */
import { z } from "zod";
import { type Outline, prepareOutline } from "../geometry/outline.ts";
import { cross, meet, type Position, type Ring, selfTouching, somePair } from "../geometry/segments.ts";
import type { FaultCode } from "./faults.ts";
import { sizeFaults, sizeLimits } from "./geometry-size.ts";

export type Geometry =
  | { type: "Point"; coordinates: Position }
  | { type: "MultiPoint" | "LineString"; coordinates: Position[] }
  | { type: "MultiLineString" | "Polygon"; coordinates: Position[][] }
  | { type: "MultiPolygon"; coordinates: Position[][][] };

/** Corners of the Netherlands with its sea inlets, in degrees. */
export const netherlands = { west: 3.2, south: 50.7, east: 7.3, north: 53.7 };
export const maxVertices = sizeLimits.member.vertices;

/** How deep the positions lie in `coordinates`. */
const depths = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
const isType = (type: unknown): type is keyof typeof depths => typeof type === "string" && Object.hasOwn(depths, type);

/** Every fault of something that should be a geometry, each code once; none when it can be kept. */
export function geometryFaults(value: unknown): FaultCode[] {
  if (typeof value !== "object" || value === null) return ["required"];
  const { type, coordinates } = value as Record<string, unknown>;
  const found = new Set<FaultCode>();
  if (Object.hasOwn(value, "crs")) found.add("crs");
  if (type === "Feature" || type === "FeatureCollection") found.add("feature");
  else if (!isType(type)) found.add("geometryType");
  else {
    const positions = positionsOf(coordinates, depths[type]);
    if (!positions) found.add("position");
    else if (positions.length > maxVertices) found.add("vertices");
    else {
      for (const position of positions) for (const code of positionFaults(position)) found.add(code);
      const geometry = { type, coordinates } as Geometry;
      if (found.size === 0) for (const code of sizeFaults(partsOf(geometry), "member")) found.add(code);
      // Only what is small enough is worth the work.
      if (found.size === 0) for (const code of shapeFaults(geometry)) found.add(code);
    }
  }
  return [...found];
}

/** What is too large for somebody without an account, of something that should be a geometry: a first look that costs little. */
export function visitorFaults(value: unknown): FaultCode[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, coordinates } = value as Record<string, unknown>;
  if (!isType(type)) return [];
  const positions = positionsOf(coordinates, depths[type]);
  if (!positions || positions.some((position) => positionFaults(position).length > 0)) return [];
  // Of far too many only the first have been counted.
  return positions.length > maxVertices ? ["visitorVertices"] : sizeFaults(partsOf({ type, coordinates } as Geometry), "visitor");
}

/** The positions in order; undefined when the nesting is another one. Stops early on too many. */
function positionsOf(value: unknown, depth: number): unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  if (depth === 0) return [value];
  const positions: unknown[] = [];
  if (value.length === 0) return undefined;
  for (const part of value) {
    const inner = positionsOf(part, depth - 1);
    if (!inner) return undefined;
    for (const position of inner) positions.push(position);
    if (positions.length > maxVertices) return positions;
  }
  return positions;
}

/** Its points, lines or rings. */
function partsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case "Point":
      return [[geometry.coordinates]];
    case "MultiPoint":
      return geometry.coordinates.map((position) => [position]);
    case "LineString":
      return [geometry.coordinates];
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates;
    case "MultiPolygon":
      return geometry.coordinates.flat();
  }
}

const within = (longitude: number, latitude: number) =>
  longitude >= netherlands.west &&
  longitude <= netherlands.east &&
  latitude >= netherlands.south &&
  latitude <= netherlands.north;

function positionFaults(position: unknown): FaultCode[] {
  if (!Array.isArray(position) || position.length < 2 || position.length > 3) return ["position"];
  if (!position.every((number) => typeof number === "number" && Number.isFinite(number))) return ["position"];
  const [x = 0, y = 0] = position as number[];
  if (within(x, y)) return [];
  if (within(y, x)) return ["swapped"];
  // The Dutch grid is metres: 0 to 300 km east, 300 to 630 km north.
  if (x >= 0 && x <= 300_000 && y >= 300_000 && y <= 630_000) return ["rd"];
  return ["outside"];
}

function shapeFaults(geometry: Geometry): FaultCode[] {
  switch (geometry.type) {
    case "Point":
    case "MultiPoint":
      return [];
    case "LineString":
      return lineFaults(geometry.coordinates);
    case "MultiLineString":
      return geometry.coordinates.flatMap(lineFaults);
    case "Polygon":
      return polygonFaults(geometry.coordinates);
    case "MultiPolygon":
      return geometry.coordinates.flatMap(polygonFaults);
  }
}

const same = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];
const lineFaults = (line: Ring): FaultCode[] => (line.some((position) => !same(position, line[0])) ? [] : ["line"]);
const withoutRepeats = (ring: Ring): Ring => ring.filter((position, i) => i === 0 || !same(position, ring[i - 1]));

function polygonFaults(given: Ring[]): FaultCode[] {
  if (given.some((ring) => !same(ring[0], ring.at(-1)))) return ["open"];
  const rings = given.map(withoutRepeats);
  if (rings.some((ring) => ring.length < 4)) return ["ring"];
  if (rings.some(selfTouching)) return ["crossing"];
  const [outer, ...holes] = rings as [Ring, ...Ring[]];
  const found = new Set<FaultCode>();
  if (holes.length === 0) return [];
  /** Pairs of rings with a point in common, smaller number first. */
  const touching = new Set<number>();
  const pair = (one: number, other: number) => Math.min(one, other) * rings.length + Math.max(one, other);
  somePair(rings, (one, other) => {
    if (one.ring === other.ring || !meet(one.a, one.b, other.a, other.b)) return false;
    touching.add(pair(one.ring, other.ring));
    if (cross(one.a, one.b, other.a, other.b)) found.add(one.ring * other.ring === 0 ? "hole" : "holes");
    return false;
  });
  const around = prepareOutline([outer]);
  if (holes.some((hole) => hole.some(([x, y]) => around.sideOf(x, y) === "outside"))) found.add("hole");
  const outlines = holes.map((hole) => prepareOutline([hole]));
  if (!found.has("holes") && someCovered(outlines, holes, (one, other) => touching.has(pair(one + 1, other + 1))))
    found.add("holes");
  return [...found];
}

/** Does any hole have a corner inside another one? */
function someCovered(
  outlines: readonly Outline[],
  holes: readonly Ring[],
  touch: (one: number, other: number) => boolean,
): boolean {
  for (const [one, outline] of outlines.entries()) {
    const [west, south, east, north] = outline.box;
    for (const [other, hole] of holes.entries()) {
      if (one === other) continue;
      const [x, y] = hole[0] as Position;
      const isNear = x >= west && x <= east && y >= south && y <= north;
      // Without a point in common all of one lies on the same side of the other.
      if (isNear && outline.sideOf(x, y) === "inside") return true;
      if (touch(one, other) && hole.some((corner) => outline.sideOf(corner[0], corner[1]) === "inside")) return true;
    }
  }
  return false;
}

/** Drops heights: two numbers a position, so that what is kept is what is shown. */
function flat(coordinates: unknown, depth: number): unknown {
  const list = coordinates as unknown[];
  return depth === 0 ? list.slice(0, 2) : list.map((part) => flat(part, depth - 1));
}

export const Geometry = z
  .custom<Geometry>()
  .superRefine((value, context) => {
    for (const code of geometryFaults(value)) context.addIssue({ code: "custom", message: code });
  })
  .transform(({ type, coordinates }) => ({ type, coordinates: flat(coordinates, depths[type]) }) as Geometry);

const shapeOf = <T extends string, C extends z.ZodType>(type: T, coordinates: C) =>
  z.object({ type: z.literal(type), coordinates });
const place = z.tuple([z.number(), z.number()]);

/** GeoJSON as the server gives it, which has judged it: thousands of corners are not judged again in a browser. */
export const ReadGeometry = z
  .discriminatedUnion("type", [
    shapeOf("Point", place),
    shapeOf("MultiPoint", z.array(place)),
    shapeOf("LineString", z.array(place)),
    shapeOf("MultiLineString", z.array(z.array(place))),
    shapeOf("Polygon", z.array(z.array(place))),
    shapeOf("MultiPolygon", z.array(z.array(z.array(place)))),
  ])
  .meta({ id: "Geometry", description: "GeoJSON (RFC 7946): lengte- en breedtegraad in WGS 84" }) as z.ZodType<Geometry>;
