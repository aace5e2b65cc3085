import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  decodeInitiativePoints,
  encodeInitiativePoints,
  hilbertAt,
  hilbertOrder,
  type InitiativePoints,
} from "#data/codecs/initiative-points.ts";

/** The same numbers at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function some(points: number, placeless: number): InitiativePoints {
  const next = chance(7);
  const whole = (below: number) => Math.floor(next() * below);
  const column = (below: number) => Uint8Array.from({ length: points + placeless }, () => whole(below));
  // Towns of different sizes, as people live.
  const towns = Array.from({ length: 400 }, () => ({ x: 340_000 + whole(370_000), y: 5_080_000 + whole(265_000) }));
  const places = Array.from({ length: points }, () => {
    const town = towns[Math.floor(next() ** 2 * towns.length)] ?? { x: 0, y: 0 };
    const spread = () => Math.round((next() + next() + next() - 1.5) * 4_000);
    return { x: town.x + spread(), y: town.y + spread() };
  });
  return {
    x: Int32Array.from(places, ({ x }) => x),
    y: Int32Array.from(places, ({ y }) => y),
    themes: column(36).map((pair) => (1 << (pair % 6)) | (1 << Math.floor(pair / 6))),
    lead: column(8),
    kind: column(3),
    phase: column(4),
    lifecycle: column(5),
    freshness: column(4),
    day: 20_779,
  };
}

const rowsOf = (all: InitiativePoints) =>
  Array.from(all.themes.keys(), (i) =>
    [all.x[i], all.y[i], all.themes[i], all.lead[i], all.kind[i], all.phase[i], all.lifecycle[i], all.freshness[i]].join(),
  );

describe("the points of initiatives", () => {
  test.each([
    [0, 0],
    [1, 0],
    [0, 3],
    [2, 1],
    [5_000, 40],
  ])("%i with a place and %i without come back as they were sent, each with its own themes", (points, placeless) => {
    const all = some(points, placeless);
    const back = decodeInitiativePoints(encodeInitiativePoints(all));
    expect(back.day).toBe(all.day);
    expect(back.x).toHaveLength(points);
    expect(rowsOf(back).sort()).toEqual(rowsOf(all).sort());
    expect(rowsOf(back).slice(points)).toEqual(rowsOf(all).slice(points));
  });

  test("the ends of the world fit", () => {
    const all = { ...some(3, 0), x: Int32Array.of(18e6, -18e6, 0), y: Int32Array.of(-9e6, 9e6, 0) };
    expect(rowsOf(decodeInitiativePoints(encodeInitiativePoints(all))).sort()).toEqual(rowsOf(all).sort());
  });

  test("a hundred thousand are less than half a megabyte when packed", () => {
    expect(gzipSync(encodeInitiativePoints(some(100_000, 0))).length).toBeLessThan(500_000);
  });

  test("what is cut off, damaged or of another kind is refused", () => {
    const bytes = encodeInitiativePoints(some(50, 5));
    expect(() => decodeInitiativePoints(bytes.subarray(0, 100))).toThrow(/truncated/);
    expect(() => decodeInitiativePoints(new Uint8Array(4))).toThrow(/not the points/);
    expect(() => decodeInitiativePoints(new TextEncoder().encode("WBCL".padEnd(60)))).toThrow(/not the points/);
    const newer = bytes.slice();
    newer[4] = 2;
    expect(() => decodeInitiativePoints(newer)).toThrow(/format 2/);
  });
});

describe("the order of the curve", () => {
  test("goes through every cell of a square once, a step at a time", () => {
    const cells = Array.from({ length: 1024 }, (_, i) => ({ x: i % 32, y: Math.floor(i / 32) }));
    const sorted = cells.toSorted((a, b) => hilbertAt(a.x, a.y) - hilbertAt(b.x, b.y));
    expect(new Set(cells.map(({ x, y }) => hilbertAt(x, y))).size).toBe(cells.length);
    const lengths = sorted.slice(1).map(({ x, y }, i) => Math.abs(x - (sorted[i]?.x ?? 0)) + Math.abs(y - (sorted[i]?.y ?? 0)));
    expect(new Set(lengths)).toEqual(new Set([1]));
  });

  test("holds every point once, also when all lie on one spot", () => {
    expect([...hilbertOrder([7, 7, 7], [2, 2, 2])]).toEqual([0, 1, 2]);
    expect([...hilbertOrder([], [])]).toEqual([]);
    expect([...hilbertOrder([9, 0, 4], [9, 0, 4])].sort()).toEqual([0, 1, 2]);
  });
});
