/** Who touches whom: on small maps by eye, on towns that are made up by looking at every pair. */
import { describe, expect, test } from "vitest";
import { decodeNeighbours, encodeNeighbours, type Neighbours, requireSameAreas } from "#data/codecs/neighbours.ts";
import { partSizes, queenNeighbours } from "#data/spatial/contiguity.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { fromLists } from "../../../fixtures/columbus.ts";
import { drawnAreas } from "../../../fixtures/drawn-areas.ts";

type Place = readonly [x: number, y: number];
const square = (x: number, y: number, size = 1): Place[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
const lists = ({ start, neighbours }: Neighbours) =>
  Array.from({ length: start.length - 1 }, (_, row) => [...neighbours.subarray(start[row], start[row + 1])]);

describe("areas are neighbours", () => {
  test("along a border and in a corner, not across a gap", () => {
    const town = drawnAreas([[[square(0, 0)]], [[square(1, 0)]], [[square(1, 1)]], [[square(5, 5)]]]);
    expect(lists(queenNeighbours(town))).toEqual([[1, 2], [0, 2], [0, 1], []]);
    expect(partSizes(queenNeighbours(town))).toEqual([3, 1]);
  });

  test("when one lies in the hole of the other, or only an exclave touches", () => {
    const around = [square(0, 0, 3), [...square(1, 1)].reverse()];
    expect(lists(queenNeighbours(drawnAreas([[around], [[square(1, 1)]], [[square(9, 9)], [square(3, 3)]]])))).toEqual([
      [1, 2],
      [0],
      [0],
    ]);
  });

  test("once, however often they meet; and areas without a border come last and touch nothing", () => {
    const town = drawnAreas([[[square(0, 0)], [square(2, 0)]], [[square(1, 0)]]]);
    expect(lists(queenNeighbours(town, 4))).toEqual([[1], [0], [], []]);
  });

  test("just where any two of their vertices are equal, in towns of random blocks", () => {
    const next = randomIntegers(5);
    for (let round = 0; round < 20; round++) {
      const areas = Array.from({ length: 30 }, () => [[square(next() % 12, next() % 12, 1 + (next() % 3))]]);
      const wanted = areas.map(([[a]], i) =>
        areas.flatMap(([[b]], j) => (i !== j && a.some(([x, y]) => b.some(([u, v]) => x === u && y === v)) ? [j] : [])),
      );
      expect(lists(queenNeighbours(drawnAreas(areas)))).toEqual(wanted);
    }
  });
});

describe("the file of neighbours", () => {
  const indexHash = "00f1e2d3c4b5a697";
  const town = fromLists([[1, 3], [0, 2], [1], [0], []]);
  const bytes = encodeNeighbours({ ...town, indexHash });

  test("go with figures of the same list of areas only", () => {
    expect(() => requireSameAreas(decodeNeighbours(bytes), { indexHash })).not.toThrow();
    expect(() => requireSameAreas(decodeNeighbours(bytes), { indexHash: "00112233445566ff" })).toThrow(
      /00112233445566ff.*do not belong together: reload the page/,
    );
  });

  test("comes back as it went in, also with steps of two and four bytes and without an area", () => {
    expect(decodeNeighbours(bytes)).toEqual({ ...town, indexHash });
    for (const far of [300, 70_000]) {
      const wide = fromLists([[far], ...Array.from({ length: far - 1 }, () => []), [0]]);
      expect(decodeNeighbours(encodeNeighbours({ ...wide, indexHash }))).toEqual({ ...wide, indexHash });
    }
    expect(decodeNeighbours(encodeNeighbours({ ...fromLists([]), indexHash })).start).toHaveLength(1);
  });

  test("holds each pair once", () => {
    expect(bytes.length).toBe(20 + 5 + 3);
  });

  test.each([
    ["another file", Uint8Array.from([...bytes]).fill(0, 0, 4), /not a file of neighbours: run the import again/],
    ["another version", Uint8Array.from([...bytes]).fill(2, 4, 5), /format 2 .* reload the page or update/],
    ["a truncated one", bytes.subarray(0, -1), /27 bytes should have 28: they are truncated or damaged/],
    ["a longer one", Uint8Array.of(...bytes, 0), /29 bytes should have 28/],
    ["a neighbour that there is not", Uint8Array.from([...bytes]).fill(9, 25, 26), /row 0 names row 9 of 5 .* damaged/],
    ["itself", Uint8Array.from([...bytes]).fill(0, 25, 26), /row 0 names row 0/],
    ["nothing", new Uint8Array(0), /not a file of neighbours/],
  ])("%s is refused, with what to do", (_what, damaged, message) => {
    expect(() => decodeNeighbours(damaged)).toThrow(message);
  });

  test("a neighbour that does not know of it is a fault of ours", () => {
    expect(() => encodeNeighbours({ ...fromLists([[1], []]), indexHash })).toThrow(/does not name it/);
  });
});
