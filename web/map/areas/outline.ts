/**
 * The outline of one area from its pieces in the tiles. A piece ends a little outside its tile, along an edge that is no
 * border; cut off at the tile, the lines of neighbouring tiles meet exactly and only real borders remain.
 */
import type { Geometry, Position } from "geojson";

/** x and y alternating in web mercator, 0..1 over the world. */
export type WorldLine = number[];

/** What maplibre's query results hold beside the public fields: the tile they were read from. */
export interface TilePiece {
  geometry: Geometry;
  _x: number;
  _y: number;
  _z: number;
}

export function worldOf([longitude = 0, latitude = 0]: Position): [number, number] {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Part of a segment inside the unit square as from and to shares, after Liang and Barsky; undefined when none. */
function inside(ax: number, ay: number, bx: number, by: number): [number, number] | undefined {
  let from = 0;
  let to = 1;
  for (const [step, room] of [
    [ax - bx, ax],
    [bx - ax, 1 - ax],
    [ay - by, ay],
    [by - ay, 1 - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return undefined;
      continue;
    }
    const share = room / step;
    if (step < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
    if (from > to) return undefined;
  }
  return [from, to];
}

/** `isInner`: segments that are no part of the outline. */
function ringLines(
  ring: Position[],
  { _x, _y, _z }: TilePiece,
  isInner?: (from: Position, to: Position) => boolean,
): WorldLine[] {
  const tiles = 2 ** _z;
  const points = ring.map((position) => {
    const [x, y] = worldOf(position);
    return [x * tiles - _x, y * tiles - _y] as const;
  });
  const lines: WorldLine[] = [];
  let open: WorldLine | undefined;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1] ?? [0, 0];
    const [bx, by] = points[i] ?? [0, 0];
    const part = isInner?.(ring[i - 1] ?? [], ring[i] ?? []) ? undefined : inside(ax, ay, bx, by);
    if (!part) {
      open = undefined;
      continue;
    }
    const at = (share: number) => [(ax + (bx - ax) * share + _x) / tiles, (ay + (by - ay) * share + _y) / tiles] as const;
    if (!open || part[0] > 0) {
      open = [...at(part[0])];
      lines.push(open);
    }
    open.push(...at(part[1]));
    if (part[1] < 1) open = undefined;
  }
  return lines;
}

function ringsOf({ geometry }: TilePiece): Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}

export const outlineOfPieces = (pieces: readonly TilePiece[]): WorldLine[] =>
  pieces.flatMap((piece) => ringsOf(piece).flatMap((ring) => ringLines(ring, piece)));

/** Of areas of one level as if they were one: neighbours have the same vertices, so a border that a tile has twice is between two of them. */
export function outlineOfUnion(pieces: readonly TilePiece[]): WorldLine[] {
  const seen = new Map<string, number>();
  const keyOf = ({ _x, _y, _z }: TilePiece, ...ends: Position[]) => [_z, _x, _y, ...ends.map(String).sort()].join(" ");
  for (const piece of pieces)
    for (const ring of ringsOf(piece))
      for (let i = 1; i < ring.length; i++) {
        const key = keyOf(piece, ring[i - 1] ?? [], ring[i] ?? []);
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
  return pieces.flatMap((piece) => {
    const isInner = (from: Position, to: Position) => (seen.get(keyOf(piece, from, to)) ?? 0) > 1;
    return ringsOf(piece).flatMap((ring) => ringLines(ring, piece, isInner));
  });
}

export interface OutlineFrame {
  /** World coordinates of the middle of the window. */
  centre: [number, number];
  /** CSS pixels a world. */
  size: number;
  width: number;
  height: number;
}

/** SVG path in CSS pixels of the map; a map without rotation and tilt is only moved and scaled. */
export function pathOf(lines: readonly WorldLine[], { centre, size, width, height }: OutlineFrame): string {
  let path = "";
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      const x = ((line[i] ?? 0) - centre[0]) * size + width / 2;
      const y = ((line[i + 1] ?? 0) - centre[1]) * size + height / 2;
      path += `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    }
  }
  return path;
}
