import { describe, expect, it } from "vitest";
import { clipRing } from "#tiles/render/slice.ts";
import { areaOf } from "#tiles/render/snapped-borders.ts";

describe("a ring cut to a band", () => {
  const box = [0, 0, 10, 0, 10, 10, 0, 10];

  it("is the ring itself when all of it is inside", () => {
    expect(clipRing(box, 0, -5, 15)).toBe(box);
  });

  it("is nothing when all of it is outside", () => {
    expect(clipRing(box, 0, 11, 20)).toEqual([]);
    expect(clipRing(box, 1, -20, -1)).toEqual([]);
  });

  it("keeps the part inside, on either axis", () => {
    expect(areaOf(clipRing(box, 0, 3, 7)) / 2).toBe(40);
    expect(areaOf(clipRing(box, 1, 3, 20)) / 2).toBe(70);
  });

  it("has no area when it only touches the edge", () => {
    expect(areaOf(clipRing(box, 0, 10, 20))).toBe(0);
  });

  it("crosses the edge in the same place whichever way the border is walked", () => {
    let seed = 7;
    const random = (range: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * range);
    };
    for (let i = 0; i < 500; i++) {
      const [ax, ay, bx, by] = [random(900), random(2000), 1100 + random(900), random(2000)] as const;
      // Two areas, one on each side of the border a-b, with no other vertex inside the band.
      const above = clipRing([ax, ay, bx, by, bx, -9000, ax, -9000], 0, 1000, 5000);
      const below = clipRing([bx, by, ax, ay, ax, 9000, bx, 9000], 0, 1000, 5000);
      const onEdge = (ring: number[]) => ring.flatMap((x, at) => (at % 2 === 0 && x === 1000 ? [ring[at + 1] as number] : []));
      const [crossing] = onEdge(above).filter((y) => y !== -9000);
      expect(onEdge(below)).toContain(crossing);
    }
  });
});
