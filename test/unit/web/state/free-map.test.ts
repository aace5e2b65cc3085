import { expect, test } from "vitest";
import { cameraAround, fromUnder } from "#web/state/free-map.ts";
import { readCamera } from "#web/state/view.ts";

const map = (padding: Partial<Record<"top" | "right" | "bottom" | "left", number>>) => ({
  width: 1000,
  height: 800,
  padding: { top: 0, right: 0, bottom: 0, left: 0, ...padding },
});
/** Web mercator in CSS pixels, as maplibre draws it. */
function pixel([longitude, latitude]: [number, number], at: string, { width, height }: { width: number; height: number }) {
  const camera = readCamera(at) ?? { longitude: 0, latitude: 0, zoom: 0 };
  const size = 512 * 2 ** camera.zoom;
  const north = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return {
    x: width / 2 + ((longitude - camera.longitude) / 360) * size,
    y: height / 2 - (north(latitude) - north(camera.latitude)) * size,
  };
}

test.each([{}, { left: 380 }, { bottom: 300, top: 60 }, { left: 300, right: 100, top: 20, bottom: 200 }])(
  "a box is framed in the part of the map that nothing covers: %o",
  (padding) => {
    const free = map(padding);
    const { top, right, bottom, left } = free.padding;
    const at = cameraAround([4.7, 51.9, 5.6, 52.3], free);
    const from = pixel([4.7, 52.3], at, free);
    const to = pixel([5.6, 51.9], at, free);
    // The address keeps two digits of the zoom and four of the degrees.
    expect(from.x).toBeGreaterThan(left - 4);
    expect(from.y).toBeGreaterThan(top - 4);
    expect(to.x).toBeLessThan(free.width - right + 4);
    expect(to.y).toBeLessThan(free.height - bottom + 4);
    const full = Math.max((to.x - from.x) / (free.width - left - right), (to.y - from.y) / (free.height - top - bottom));
    expect(full).toBeGreaterThan(0.97);
  },
);

test("what was picked under a panel moves out by as much as is needed, and what is free stays", () => {
  // A column of 320 and a strip of 60, and a margin of 40 beside them.
  const open = { left: 320, top: 0, right: 1000, bottom: 740 };
  const framed = map({ left: 360, bottom: 100, top: 40, right: 40 });
  expect(fromUnder({ x: 500, y: 300 }, open, framed)).toBeUndefined();
  expect(fromUnder({ x: 330, y: 10 }, open, framed)).toBeUndefined();
  expect(fromUnder({ x: 200, y: 300 }, open, framed)).toEqual([-160, 0]);
  expect(fromUnder({ x: 500, y: 760 }, open, framed)).toEqual([0, 60]);
});
