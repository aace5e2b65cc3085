import { expect, test } from "vitest";
import { outlineOfPieces, outlineOfUnion, pathOf, type TilePiece, worldOf } from "#web/map/areas/outline.ts";

/** Longitude and latitude of a place in tile 1/x/y, given in shares of the tile. */
const place = (x: number, y: number, tx: number, ty: number): [number, number] => {
  const world = { x: (tx + x) / 2, y: (ty + y) / 2 };
  return [world.x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * world.y))) * 180) / Math.PI];
};
const piece = (tx: number, ring: [number, number][]): TilePiece => ({
  geometry: { type: "Polygon", coordinates: [[...ring, ring[0] ?? [0, 0]].map(([x, y]) => place(x, y, tx, 0))] },
  _x: tx,
  _y: 0,
  _z: 1,
});
const round = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
const length = (lines: number[][]) => {
  let total = 0;
  for (const line of lines) {
    for (let i = 2; i < line.length; i += 2) {
      total += Math.hypot((line[i] ?? 0) - (line[i - 2] ?? 0), (line[i + 1] ?? 0) - (line[i - 1] ?? 0));
    }
  }
  return round(total);
};

test("world coordinates run from the north-west corner to the south-east corner of the mercator square", () => {
  expect(worldOf([-180, 85.0511287798066]).map(round)).toEqual([0, 0]);
  expect(worldOf([180, -85.0511287798066]).map(round)).toEqual([1, 1]);
  expect(worldOf([0, 0])).toEqual([0.5, 0.5]);
});

test("an area inside one tile keeps its whole outline", () => {
  const lines = outlineOfPieces([
    piece(0, [
      [0.2, 0.2],
      [0.6, 0.2],
      [0.6, 0.6],
      [0.2, 0.6],
    ]),
  ]);
  expect(length(lines)).toBe(round((4 * 0.4) / 2));
});

test("an area over two tiles has one outline without a seam where the tiles meet", () => {
  // A rectangle of 0.6 by 0.2 tiles, cut by both tiles 0.02 outside themselves.
  const left = piece(0, [
    [0.7, 0.4],
    [1.02, 0.4],
    [1.02, 0.6],
    [0.7, 0.6],
  ]);
  const right = piece(1, [
    [-0.02, 0.4],
    [0.3, 0.4],
    [0.3, 0.6],
    [-0.02, 0.6],
  ]);
  expect(length(outlineOfPieces([left, right]))).toBe(round((2 * 0.6 + 2 * 0.2) / 2));
});

test("areas side by side have one outline together: without the border between them, and across tiles", () => {
  const square = (tx: number, x: number, y: number): TilePiece =>
    piece(tx, [
      [x, y],
      [x + 0.25, y],
      [x + 0.25, y + 0.25],
      [x, y + 0.25],
    ]);
  expect(length(outlineOfUnion([square(0, 0.25, 0.25), square(0, 0.5, 0.25)]))).toBe(round((6 * 0.25) / 2));
  // The other way around, and one apart from them.
  const turned = square(0, 0.5, 0.25);
  if (turned.geometry.type === "Polygon") turned.geometry.coordinates[0]?.reverse();
  expect(length(outlineOfUnion([square(0, 0.25, 0.25), turned, square(1, 0.5, 0.5)]))).toBe(round((10 * 0.25) / 2));
  expect(outlineOfUnion([square(0, 0.25, 0.25)])).toEqual(outlineOfPieces([square(0, 0.25, 0.25)]));
});

test("a piece that lies in the margin of its tile alone has no line", () => {
  expect(
    outlineOfPieces([
      piece(0, [
        [1.005, 0.4],
        [1.02, 0.4],
        [1.02, 0.6],
        [1.005, 0.6],
      ]),
    ]),
  ).toEqual([]);
});

test("the path is in pixels of the window around its centre", () => {
  const frame = { centre: [0.5, 0.5] as [number, number], size: 1000, width: 400, height: 300 };
  expect(pathOf([[0.5, 0.5, 0.6, 0.4]], frame)).toBe("M200.0 150.0L300.0 50.0");
});
