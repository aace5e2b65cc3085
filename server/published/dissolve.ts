/**
 * The outline of several neighbours together: every piece of border that two of them share falls out, what is left is linked
 * into rings. Neighbours share exactly equal coordinates (see data/codecs/features.ts), so nothing has to be near to be the same.
 */
import { sideOf } from "#data/geometry/inside.ts";
import { cross, type Position, type Ring, somePair } from "#data/geometry/segments.ts";
import { timeSlices } from "../scheduling/yielding.ts";

type Rest = ReturnType<typeof timeSlices>;

/** Twice the signed area: above zero is counterclockwise. */
function turn(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1] as Position, ring[i] as Position];
    sum += ax * by - bx * ay;
  }
  return sum;
}

/**
 * Twice an area in square degrees, some 80 square metres: where one neighbour has a corner that the other lacks, a splinter stays
 * behind that is no area.
 */
const sliver = 2e-8;

const keyOf = ([x, y]: Position) => `${x} ${y}`;

/** Outer rings counterclockwise and holes clockwise (RFC 7946, section 3.1.6): then both sides of a shared border run against each other. */
const wound = (rings: readonly Ring[]): Ring[] =>
  rings.map((ring, i) => (turn(ring) > 0 === (i === 0) ? ring : [...ring].reverse()));

/** Every piece of border that only one of them has, by where it begins. */
async function loosePieces(polygons: readonly (readonly Ring[])[], rest: Rest): Promise<Map<string, Position[]>> {
  const pieces = new Map<string, { from: Position; to: Position }>();
  for (const ring of polygons.flat()) {
    await rest();
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1] as Position, ring[i] as Position];
      const [there, back] = [`${keyOf(from)} ${keyOf(to)}`, `${keyOf(to)} ${keyOf(from)}`];
      if (!pieces.delete(back)) pieces.set(there, { from, to });
    }
  }
  const begins = new Map<string, Position[]>();
  for (const { from, to } of pieces.values()) {
    const key = keyOf(from);
    const others = begins.get(key);
    if (others) others.push(to);
    else begins.set(key, [to]);
  }
  return begins;
}

/** A walk that comes back to a corner it has passed closes a ring there, so that no ring touches itself. */
async function ringsOf(begins: Map<string, Position[]>, rest: Rest): Promise<Ring[]> {
  const rings: Ring[] = [];
  for (const [start, ends] of begins) {
    while (ends.length > 0) {
      await rest();
      const path: Position[] = [start.split(" ").map(Number) as unknown as Position];
      const passed = new Map<string, number>([[start, 0]]);
      for (;;) {
        const next = begins.get(keyOf(path.at(-1) as Position))?.pop();
        if (!next) break;
        const key = keyOf(next);
        const at = passed.get(key);
        path.push(next);
        if (at === undefined) passed.set(key, path.length - 1);
        else {
          rings.push(path.slice(at));
          for (const corner of path.slice(at + 1, -1)) passed.delete(keyOf(corner));
          path.length = at + 1;
        }
      }
    }
  }
  return rings;
}

/** No borders that cross and no polygon within another: what every GIS program takes. */
async function isSound(polygons: readonly (readonly Ring[])[], rest: Rest): Promise<boolean> {
  if (somePair(polygons.flat(), (one, other) => cross(one.a, one.b, other.a, other.b))) return false;
  for (const [i, [outer = []]] of polygons.entries())
    for (const [at, other] of polygons.entries()) {
      await rest();
      if (at !== i && outer.some((corner) => sideOf(corner, other) === "inside")) return false;
    }
  return true;
}

/** Twice the area of all of them, holes taken off. */
const sizeOf = (polygons: readonly (readonly Ring[])[]): number => polygons.flat().reduce((sum, ring) => sum + turn(ring), 0);

/** Nothing of the parts is lost but splinters: one piece of border too few opens a whole ring. */
const isWhole = (outline: readonly (readonly Ring[])[], parts: readonly (readonly Ring[])[]): boolean =>
  Math.abs(sizeOf(outline) / sizeOf(parts) - 1) < 1e-3;

/**
 * Polygons of closed rings, first one outer; others get their turn between the steps, which for the largest gemeente take some tens of
 * milliseconds together. Where the borders of neighbours do not close on each other the parts stay as they
 * are: borders too many are better than borders that cross.
 */
export async function dissolve(polygons: readonly (readonly Ring[])[]): Promise<Ring[][]> {
  const rest = timeSlices();
  const parts = polygons.map(wound);
  if (parts.length === 1) return parts;
  const outline = await outlineAround(parts, rest);
  await rest();
  return isWhole(outline, parts) && (await isSound(outline, rest)) ? outline : parts;
}

/** Each hole with the smallest outer ring around it. */
async function outlineAround(polygons: readonly (readonly Ring[])[], rest: Rest): Promise<Ring[][]> {
  const loose = await loosePieces(polygons, rest);
  const rings = (await ringsOf(loose, rest))
    .map((ring) => ({ ring, size: turn(ring) }))
    .filter(({ size }) => Math.abs(size) > sliver);
  const outers = rings.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size);
  const found = outers.map(({ ring }): Ring[] => [ring]);
  for (const { ring, size } of rings) {
    if (size >= 0) continue;
    await rest();
    const inside = (outer: Ring) => ring.some((corner) => sideOf(corner, [outer]) === "inside");
    const around = outers.findIndex((outer) => outer.size > -size && inside(outer.ring));
    found[around]?.push(ring);
  }
  return found;
}
