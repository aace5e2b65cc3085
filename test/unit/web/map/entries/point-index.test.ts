import { describe, expect, test } from "vitest";
import type { InitiativePoints } from "#data/codecs/initiative-points.ts";
import { writeSpot } from "#data/geometry/box.ts";
import { lastZoom, pointIndex } from "#web/map/entries/point-index.ts";
import type { NumberFilter } from "#web/state/point-filter.ts";

const everything: NumberFilter = { ended: 4, themes: 8 };
const country = [3, 50, 8, 54] as const;

/** A grid of points around Amersfoort, two more on one spot, and one without a place. */
function some(): InitiativePoints {
  const grid = Array.from({ length: 400 }, (_, i) => ({ x: 535_000 + (i % 20) * 400, y: 5_214_000 + Math.floor(i / 20) * 300 }));
  const placed = [...grid, { x: 600_000, y: 5_300_000 }, { x: 600_000, y: 5_300_000 }];
  const rows = placed.length + 1;
  const column = (value: (row: number) => number) => Uint8Array.from({ length: rows }, (_, row) => value(row));
  return {
    x: Int32Array.from(placed, ({ x }) => x),
    y: Int32Array.from(placed, ({ y }) => y),
    themes: column((row) => (1 << (row % 8)) | 1),
    lead: column((row) => row % 8),
    kind: column((row) => row % 3),
    phase: column((row) => row % 4),
    lifecycle: column((row) => row % 5),
    freshness: column((row) => row % 4),
    day: 20_000,
  };
}

const rowsWhere = (test: (row: number) => boolean) => Array.from({ length: 403 }, (_, row) => row).filter(test).length;

describe("points narrowed and clustered", () => {
  test.each([0, 6, 9, 11, 14, lastZoom])("at zoom %i clusters and points hold every one that fits, once", (zoom) => {
    const { drawn, tally } = pointIndex(some(), everything);
    const all = drawn(country, zoom);
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(402);
    expect(all.flatMap(({ shares }) => shares).reduce((sum, one) => sum + one, 0)).toBe(402);
    expect([tally.matched, tally.placeless]).toEqual([403, 1]);
  });

  test("the counts are those of counting one by one", () => {
    const { tally } = pointIndex(some(), { ...everything, kind: 1 });
    expect(tally.matched).toBe(rowsWhere((row) => row % 3 === 1));
    expect(tally.active).toBe(rowsWhere((row) => row % 3 === 1 && row % 5 !== 4 && row % 4 === 0));
    expect(tally.unconfirmed).toBe(rowsWhere((row) => row % 3 === 1 && row % 5 !== 4 && row % 4 !== 0));
    expect(tally.themes[3]).toBe(rowsWhere((row) => row % 3 === 1 && row % 8 === 3));
  });

  test("a chosen theme narrows what is drawn and not the counts of the other themes", () => {
    const free = pointIndex(some(), everything).tally.themes;
    const { tally, drawn } = pointIndex(some(), { ...everything, chosen: 1 << 3 });
    expect(tally.themes).toEqual(free);
    expect(tally.matched).toBe(free[3]);
    // Whatever it was named first, here it is drawn as the theme that was asked for.
    expect(drawn(country, 5).every(({ shares }) => shares.every((count, theme) => theme === 3 || count === 0))).toBe(true);
  });

  test("a cluster tells at which zoom it falls apart, and one on a single spot that it never does", () => {
    const { drawn, opened } = pointIndex(some(), everything);
    const together = drawn([5.9, 52.9, 6.1, 53.1], lastZoom);
    expect(together).toHaveLength(1);
    const never = opened(together[0]?.cluster ?? -1);
    expect(never.zoom).toBeGreaterThan(lastZoom);
    expect(writeSpot(never.box)).toBe("6.00000,53.00000");
    const large = drawn(country, 7).find(({ count }) => count > 100);
    expect(opened(large?.cluster ?? -1).zoom).toBeLessThanOrEqual(lastZoom);
    expect(() => opened(9_999_999)).toThrow();
  });

  test("what is drawn as one point lies exactly where it lies", () => {
    const points = drawnPoints();
    expect(points.length).toBeGreaterThan(100);
    for (const { longitude, latitude } of points)
      expect([longitude * 1e5, latitude * 1e5].every((n) => Math.abs(n - Math.round(n)) < 1e-6)).toBe(true);
  });

  const drawnPoints = () =>
    pointIndex(some(), everything)
      .drawn(country, lastZoom)
      .filter(({ count }) => count === 1);

  test("nothing is nothing", () => {
    const none = { ...some(), x: new Int32Array(0), y: new Int32Array(0), themes: new Uint8Array(0) };
    expect(pointIndex(none, everything).drawn(country, 5)).toEqual([]);
  });
});
