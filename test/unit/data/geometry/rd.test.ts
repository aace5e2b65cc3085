/** Metres of the Dutch grid and degrees: there and back, and beside the full projection. */
import { expect, test } from "vitest";
import { positionOfRd, rdOfPoints } from "#data/geometry/rd.ts";
import { toLonLat } from "#data/pipeline/readers/projection.ts";

/** From Cadzand to Delfzijl, Vaals to Texel. */
const places = Array.from(
  { length: 500 },
  (_, i) => [15_000 + ((i * 7919) % 260_000), 307_000 + ((i * 104_729) % 310_000)] as const,
);

test("degrees become the metres they came from, within half a metre of the full projection", () => {
  const degrees = places.map(([x, y]) => toLonLat(x, y));
  const { x, y } = rdOfPoints(
    degrees.map(([longitude]) => longitude),
    degrees.map(([, latitude]) => latitude),
  );
  const off = places.map(([east, north], i) => Math.hypot((x[i] ?? 0) - east, (y[i] ?? 0) - north));
  expect(Math.max(...off)).toBeLessThan(0.5);
});

test("metres to degrees and back lose less than half a metre", () => {
  const there = places.map(([x, y]) => positionOfRd(x, y));
  const back = rdOfPoints(
    there.map(([longitude]) => longitude),
    there.map(([, latitude]) => latitude),
  );
  const off = places.map(([x, y], i) => Math.hypot((back.x[i] ?? 0) - x, (back.y[i] ?? 0) - y));
  expect(Math.max(...off)).toBeLessThan(0.5);
});

test("the origin of the grid, also from hundred-thousandths of a degree", () => {
  const { x, y } = rdOfPoints(Int32Array.of(538_721), Int32Array.of(5_215_517), 100_000);
  expect(Math.abs((x[0] ?? 0) - 155_000)).toBeLessThan(1);
  expect(Math.abs((y[0] ?? 0) - 463_000)).toBeLessThan(1);
});
