import { expect, test } from "vitest";
import { cellOf, cellsAround } from "#server/store/search/listed.ts";

/** A small generator, so that a failure can be repeated. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test("whatever touches a box is in one of its cells, 20,000 times", () => {
  const chance = chances(7);
  const box = (size: number): [number, number, number, number] => {
    const [west, south] = [3 + chance() * 4, 50.5 + chance() * 3];
    return [west, south, west + chance() * size, south + chance() * size];
  };
  let touching = 0;
  for (let i = 0; i < 20_000; i++) {
    const [thing, search] = [box(0.25), box(0.6)];
    const touches = thing[0] <= search[2] && thing[2] >= search[0] && thing[1] <= search[3] && thing[3] >= search[1];
    if (!touches) continue;
    touching++;
    expect(cellsAround(search)).toContain(cellOf(thing));
  }
  expect(touching).toBeGreaterThan(200);
});

test("a box over the country asks for no cells", () => {
  expect(cellsAround([3, 50, 8, 54])).toBeUndefined();
});
