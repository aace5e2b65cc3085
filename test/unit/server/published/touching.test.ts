import { beforeAll, describe, expect, test } from "vitest";
import { decodeFeatures, type Features, polygonsOf } from "#data/codecs/features.ts";
import { insidePoint, prepareOutline } from "#data/geometry/outline.ts";
import { cross, type Position, type Ring, sideOf } from "#data/geometry/segments.ts";
import { geometryFaults } from "#data/schema/geometry.ts";
import { type Buurten, lineShape, openBuurten, polygonShape, touches } from "#server/published/buurten.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

/** Every vertex and every pair of edges, one by one. */
function touchesByForce(kind: "line" | "polygon", lines: readonly Ring[], area: readonly Ring[]): boolean {
  if (lines.some((line) => line.some((position) => sideOf(position, area) === "inside"))) return true;
  const edges = (rings: readonly Ring[]) =>
    rings.flatMap((ring) => ring.slice(1).map((b, i): [Position, Position] => [ring[i] as Position, b]));
  const [ours, theirs] = [edges(lines), edges(area)];
  if (ours.some(([a, b]) => theirs.some(([c, d]) => cross(a, b, c, d)))) return true;
  if (kind === "line") return false;
  const [middle, other] = [insidePoint(lines), insidePoint(area)];
  return (
    (middle !== undefined && sideOf(middle, area) === "inside") || (other !== undefined && sideOf(other, lines) === "inside")
  );
}

/** Mulberry32. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Corners at random angles around a middle; `snap` puts them on a grid, where they meet each other's borders. */
function star(chance: () => number, [x, y]: Position, size: number, corners: number, snap: number): Ring {
  const on = (value: number) => (snap > 0 ? Math.round(value / snap) * snap : value);
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const [angle, far] = [(i / corners) * 2 * Math.PI, size * (0.2 + 0.8 * chance())];
    return [on(x + Math.cos(angle) * far), on(y + Math.sin(angle) * far)];
  });
  return [...ring, ring[0] as Position];
}

const walk = (chance: () => number, [x, y]: Position, size: number, corners: number): Ring =>
  Array.from({ length: corners }, (): Position => [x + size * (chance() - 0.5), y + size * (chance() - 0.5)]);

describe("prepared outlines say the same as looking at every edge", () => {
  test.each([0, 0.125, 0.5])("of random polygons with holes, on a grid of %d", (snap) => {
    const chance = chances(5);
    let [yes, no] = [0, 0];
    for (let i = 0; i < 1500; i++) {
      const at = (spread: number): Position => [chance() * spread, chance() * spread];
      const area = [star(chance, [2, 2], 3, 3 + Math.floor(chance() * 60), snap)];
      if (chance() < 0.5) area.push(star(chance, [2, 2], 0.5, 5, snap));
      const kind = chance() < 0.5 ? "line" : "polygon";
      const lines =
        kind === "line"
          ? [walk(chance, at(6), 4 * chance(), 2 + Math.floor(chance() * 30))]
          : [star(chance, at(6), 3 * chance(), 3 + Math.floor(chance() * 40), snap)];
      const shape = kind === "line" ? lineShape(lines[0] as Ring) : polygonShape(lines);
      const expected = touchesByForce(kind, lines, area);
      expect(touches(shape, prepareOutline(area))).toBe(expected);
      for (let n = 0; n < 5; n++) {
        const [x, y] = snap > 0 ? [Math.round(at(4)[0] / snap) * snap, Math.round(at(4)[1] / snap) * snap] : at(4);
        expect(prepareOutline(area).sideOf(x as number, y as number)).toBe(sideOf([x as number, y as number], area));
      }
      if (expected) yes++;
      else no++;
    }
    expect(Math.min(yes, no)).toBeGreaterThan(200);
  });
});

describe("the borders of the Netherlands", () => {
  let buurten: Buurten;
  let features: Features;
  let rows: number;
  beforeAll(async () => {
    const set = (await openLibrary((await published()).folder)).current();
    const bytes = set.files.get(set.manifest.borders ?? "")?.identity.bytes ?? new Uint8Array();
    rows = set.areas.buurt.bordered;
    features = decodeFeatures(bytes);
    buurten = openBuurten(features);
  });

  test("lines and polygons touch the buurten that every edge of every border says", async () => {
    const chance = chances(11);
    for (let i = 0; i < 30; i++) {
      const middle: Position = [4.2 + 2 * chance(), 51.5 + 1.6 * chance()];
      const size = 0.05 * chance();
      const line = walk(chance, middle, size, 2 + Math.floor(chance() * 8));
      const ring = star(chance, middle, size, 4 + Math.floor(chance() * 20), 0);
      const all = Array.from({ length: rows }, (_, row) => row).filter((row) =>
        polygonsOf(features, row).some((rings) => isNear(rings, middle)),
      );
      const byForce = (kind: "line" | "polygon", lines: Ring[]) =>
        all.filter((row) => polygonsOf(features, row).some((rings) => touchesByForce(kind, lines, rings)));
      expect(await buurten.touching(lineShape(line), () => undefined)).toEqual(byForce("line", [line]));
      expect(await buurten.touching(polygonShape([ring]), () => undefined)).toEqual(byForce("polygon", [ring]));
    }
  });

  test("the most expensive drawing that may be kept is placed in pieces, each a moment", async () => {
    // A comb over as many kilometres and with as many corners as may be.
    const comb = Array.from({ length: 990 }, (_, i): Position[] => {
      const x = 4.3 + i * 0.0008;
      return [
        [x, 52 + (i % 2) * 0.003],
        [x + 0.0004, 52 + (i % 2) * 0.003],
      ];
    }).flat();
    const polygon = [...comb, [comb.at(-1)?.[0] ?? 0, 51.9] as Position, [4.3, 51.9] as Position, comb[0] as Position];
    expect(geometryFaults({ type: "Polygon", coordinates: [polygon] })).toEqual([]);
    let [rests, longest, since] = [0, 0, performance.now()];
    const rest = () => {
      rests++;
      longest = Math.max(longest, performance.now() - since);
      since = performance.now();
      return undefined;
    };
    const found = await buurten.touching(polygonShape([polygon]), rest);
    rest();
    expect(found.length).toBeGreaterThan(200);
    // A few milliseconds each on a quiet machine.
    expect(rests).toBeGreaterThan(10);
    expect(longest).toBeLessThan(2_000);
  });
});

/** Within half a degree: what lies farther is not near any of the drawings. */
const isNear = (rings: readonly Ring[], [x, y]: Position): boolean => {
  const [[west, south] = [0, 0]] = rings[0] ?? [];
  return Math.abs(west - x) < 0.5 && Math.abs(south - y) < 0.5;
};
