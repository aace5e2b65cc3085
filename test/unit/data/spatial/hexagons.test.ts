/** Points fall in the nearest hexagon, hexagons share their corners, and a cell of few says so. */
import { describe, expect, test } from "vitest";
import { rdOfPoints } from "#data/geometry/rd.ts";
import { hexagonSizes } from "#data/schema/analysis.ts";
import { cellFigure, hexagonArea, hexagonMiddle, hexagonRing, hexagonSizeAt } from "#data/spatial/hexagon-grid.ts";
import { countByHexagon } from "#data/spatial/hexagons.ts";
import { randomIntegers } from "#data/spatial/random.ts";

const next = randomIntegers(6);
const points = (count: number) => ({
  x: Float64Array.from({ length: count }, () => 10_000 + (next() / 2 ** 32) * 270_000),
  y: Float64Array.from({ length: count }, () => 305_000 + (next() / 2 ** 32) * 315_000),
});

describe("a hexagon", () => {
  test.each([250, 1000, 25_000])("of %d m holds the points that are nearest to its middle", (across) => {
    const all = points(3000);
    const cells = countByHexagon(all, across);
    const found = new Map<string, number>();
    for (const [i, x] of all.x.entries()) {
      const y = all.y[i];
      // Brute force: all middles in the rows around, of which the nearest.
      const r0 = Math.round(y / ((Math.sqrt(3) / 2) * across));
      let best = { q: 0, r: 0, distance: Infinity };
      for (let r = r0 - 2; r <= r0 + 2; r++) {
        const q0 = Math.round(x / across - r / 2);
        for (let q = q0 - 2; q <= q0 + 2; q++) {
          const [mx, my] = hexagonMiddle(q, r, across);
          const distance = Math.hypot(mx - x, my - y);
          if (distance < best.distance) best = { q, r, distance };
        }
      }
      const key = `${best.q} ${best.r}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    expect(new Map(Array.from(cells.count, (count, i) => [`${cells.q[i]} ${cells.r[i]}`, count]))).toEqual(found);
  });

  test("stays where it is when other points are counted: panning changes no figure", () => {
    const all = points(5000);
    const half = { x: all.x.subarray(0, 2500), y: all.y.subarray(0, 2500) };
    const rest = { x: all.x.subarray(2500), y: all.y.subarray(2500) };
    const sum = new Map<string, number>();
    for (const part of [half, rest]) {
      const { q, r, count } = countByHexagon(part, 1000);
      count.forEach((one, i) => {
        sum.set(`${q[i]} ${r[i]}`, (sum.get(`${q[i]} ${r[i]}`) ?? 0) + one);
      });
    }
    const whole = countByHexagon(all, 1000);
    expect(new Map(Array.from(whole.count, (one, i) => [`${whole.q[i]} ${whole.r[i]}`, one]))).toEqual(sum);
  });

  test("has its area, its six corners around its middle, counterclockwise, and shares them with its neighbours to the last digit", () => {
    const [q, r, across] = [120, 540, 1000] as const;
    const ring = hexagonRing(q, r, across);
    expect(ring).toHaveLength(7);
    expect(ring[0]).toEqual(ring[6]);
    const { x, y } = rdOfPoints(
      ring.map(([longitude]) => longitude),
      ring.map(([, latitude]) => latitude),
    );
    let doubled = 0;
    for (let i = 0; i < 6; i++) doubled += x[i] * y[i + 1] - x[i + 1] * y[i];
    // Corners are rounded to a millionth of a degree, and the two series of RD differ by decimetres.
    expect(Math.abs(doubled / 2 / hexagonArea(across) - 1)).toBeLessThan(0.002);
    const [mx, my] = hexagonMiddle(q, r, across);
    for (let i = 0; i < 6; i++) expect(Math.abs(Math.hypot(x[i] - mx, y[i] - my) - across / Math.sqrt(3))).toBeLessThan(1);
    for (const [dq, dr] of [
      [1, 0],
      [0, 1],
      [-1, 1],
      [-1, 0],
      [0, -1],
      [1, -1],
    ] as const) {
      const other = new Set(hexagonRing(q + dq, r + dr, across).map(String));
      expect(new Set(ring.map(String).filter((corner) => other.has(corner))).size).toBe(2);
    }
  });
});

describe("what a cell adds up", () => {
  const same = { x: new Float64Array(6).fill(100_000), y: new Float64Array(6).fill(400_000) };
  test("people reached, of those of which it is known", () => {
    const cells = countByHexagon({ ...same, reach: Float64Array.of(10, Number.NaN, 5, 0, Number.NaN, 1) }, 500);
    expect([...cells.count, ...cells.reach, ...cells.reachKnown]).toEqual([6, 16, 4]);
  });

  test("whether all of it is public; without word of it, it is not", () => {
    const whether = (isPublic?: Uint8Array) => [...countByHexagon({ ...same, isPublic }, 500).allPublic];
    expect(whether(new Uint8Array(6).fill(1))).toEqual([1]);
    expect(whether(Uint8Array.of(1, 1, 1, 0, 1, 1))).toEqual([0]);
    expect(whether()).toEqual([0]);
  });

  test("nothing of nothing; and a grid that is too fine for its width is refused with what to do", () => {
    expect(countByHexagon({ x: new Float64Array(0), y: new Float64Array(0) }, 500).count).toHaveLength(0);
    expect(() => countByHexagon({ x: Float64Array.of(0, 280_000), y: Float64Array.of(300_000, 620_000) }, 10)).toThrow(
      /choose larger/,
    );
  });
});

test.each([
  [0, 0, false, { figure: 0, few: false }],
  [1, 300, false, { figure: undefined, few: true }],
  [4, 4, false, { figure: undefined, few: true }],
  [4, 300, true, { figure: 300, few: false }],
  [5, 5, false, { figure: 5, few: false }],
] as const)("a cell of %d with figure %d, all public %o", (count, figure, allPublic, wanted) => {
  expect(cellFigure(count, figure, allPublic)).toEqual(wanted);
});

test("cells grow as the map zooms out, each size for a range of zooms, and never below 20 pixels but at the largest", () => {
  const sizes = Array.from({ length: 45 }, (_, i) => hexagonSizeAt(16 - i / 4));
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  expect(new Set(sizes)).toEqual(new Set(hexagonSizes));
  expect([hexagonSizeAt(7), hexagonSizeAt(10), hexagonSizeAt(13)]).toEqual([10_000, 1000, 250]);
});
