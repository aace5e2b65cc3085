import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  decodeInitiativePoints,
  encodeInitiativePoints,
  type InitiativePoints,
  noBegin,
  noEnd,
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
    [
      all.x[i],
      all.y[i],
      all.themes[i],
      all.lead[i],
      all.kind[i],
      all.phase[i],
      all.lifecycle[i],
      all.freshness[i],
      all.from?.[i],
      all.to?.[i],
    ].join(),
  );

/** The same with a period each, of some without a begin or an end. */
function withPeriods(all: InitiativePoints): InitiativePoints {
  const from = Int32Array.from(all.themes, (_, i) => (i % 5 === 0 ? noBegin : ((i * 7919) % 30_000) - 5_000));
  return { ...all, from, to: from.map((day, i) => (i % 3 === 0 ? noEnd : Math.max(day, -5_000) + i)) };
}

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

  test.each([
    [0, 0],
    [2, 1],
    [5_000, 40],
  ])("%i with a place and %i without carry their periods when those are sent along", (points, placeless) => {
    const all = withPeriods(some(points, placeless));
    const back = decodeInitiativePoints(encodeInitiativePoints(all));
    expect(back.from).toHaveLength(points + placeless);
    expect(rowsOf(back).sort()).toEqual(rowsOf(all).sort());
    expect(rowsOf(back).slice(points)).toEqual(rowsOf(all).slice(points));
  });

  test("with periods they begin as without them, but for the flag, and carry none that were not sent", () => {
    const plain = encodeInitiativePoints(some(50, 5));
    const more = encodeInitiativePoints(withPeriods(some(50, 5)));
    expect([plain[7], more[7]]).toEqual([0, 1]);
    const head = more.slice(0, plain.length);
    head[7] = 0;
    expect(head).toEqual(plain);
    expect(Object.keys(decodeInitiativePoints(plain))).not.toContain("from");
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
    const more = encodeInitiativePoints(withPeriods(some(50, 5)));
    expect(() => decodeInitiativePoints(more.subarray(0, -1))).toThrow(/truncated/);
    // The flag says what stands behind: set or taken away it no longer fits.
    for (const [whole, flags] of [
      [bytes, 1],
      [more, 0],
    ] as const) {
      const flagged = whole.slice();
      flagged[7] = flags;
      expect(() => decodeInitiativePoints(flagged)).toThrow(/truncated/);
    }
    const unknown = bytes.slice();
    unknown[7] = 128;
    expect(() => decodeInitiativePoints(unknown)).toThrow(/columns 10000000/);
  });
});
