import { describe, expect, it } from "vitest";
import { type Features, polygonsOf } from "#data/codecs/features.ts";
import { outlinesOf } from "#tiles/render/outlines.ts";
import type { Country } from "#tiles/topology/country.ts";
import { countryOf, type Drawing, square } from "../../../fixtures/tiny-country.ts";

/** Side of a square as large as each ring, in the unit of the drawing; below zero where the ring turns clockwise. */
function sizes(features: Features, row: number): number[][] {
  return polygonsOf(features, row).map((rings) => rings.map(sideOfSquare));
}
/** Of a country in which every buurt is a wijk and a gemeente of its own. */
function ownOutlines(country: Country): ReturnType<typeof outlinesOf> {
  const rows = [...country.areasOf.buurt.polygonStart.keys()].slice(0, -1);
  return outlinesOf(country, { buurt: rows, wijk: rows });
}
const degreesPerUnit = { x: 360 / 2 ** 24, y: (360 / 2 ** 24) * Math.cos((52.6 * Math.PI) / 180) };

function sideOfSquare(ring: [number, number][]): number {
  const doubled = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0);
  const area = doubled / 2 / degreesPerUnit.x / degreesPerUnit.y;
  return Math.sign(area) * Math.round(Math.sqrt(Math.abs(area)) / 10) * 10;
}

const block: Drawing = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [[square(column * 100, row * 100, 100)]]));
const groupOf = (drawing: Drawing, buurten: number[]): number[][] =>
  sizes(ownOutlines(countryOf(drawing, { groups: [{ list: 0, name: "a group", buurten }] })).group, 0);

describe("an outline", () => {
  it("is one ring, counterclockwise, around neighbours", () => {
    expect(groupOf(block, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([[300]]);
  });

  it("is the same whatever way the rings of the source run", () => {
    const back = block.map((polygons) => polygons.map((rings) => rings.map((ring) => ring.toReversed())));
    expect(groupOf(back, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([[300]]);
  });

  it("has a hole, clockwise, where a ring of eight is around nothing", () => {
    expect(groupOf(block, [0, 1, 2, 3, 5, 6, 7, 8])).toEqual([[300, -100]]);
  });

  it("is two pieces that do not touch themselves where areas touch in one corner, and where they lie apart", () => {
    expect(groupOf(block, [0, 4])).toEqual([[100], [100]]);
    expect(groupOf(block, [0, 8])).toEqual([[100], [100]]);
  });

  it("has no hole that another fills", () => {
    const enclave: Drawing = [[[square(0, 0, 400), square(100, 100, 200)]], [[square(100, 100, 200)]]];
    expect(groupOf(enclave, [0])).toEqual([[400, -200]]);
    expect(groupOf(enclave, [0, 1])).toEqual([[400]]);
  });

  it("of a gemeente is what its wijken are together, and of a wijk what its buurten are", () => {
    const country = countryOf(block);
    const [top, middle, bottom] = [0, 1, 2];
    const { wijk, gemeente } = outlinesOf(country, {
      buurt: [top, top, top, middle, middle, middle, bottom, bottom, bottom],
      wijk: [0, 0, 0],
    });
    expect(polygonsOf(wijk, 1).map((rings) => rings.map((ring) => ring.length))).toEqual([[9]]);
    expect(sizes(gemeente, 0)).toEqual([[300]]);
    expect(sizes(gemeente, 1)).toEqual([]);
  });

  it("is none for a group without members", () => {
    expect(groupOf(block, [])).toEqual([]);
  });

  it("falls apart where the source draws a neck that comes back to the same corner", () => {
    const eight: Drawing = [
      [
        [
          [
            [0, 0],
            [100, 0],
            [100, 100],
            [200, 100],
            [200, 200],
            [100, 200],
            [100, 100],
            [0, 100],
          ],
        ],
      ],
    ];
    expect(sizes(ownOutlines(countryOf(eight)).buurt, 0)).toEqual([[100], [100]]);
  });

  it("has degrees of six decimals", () => {
    const { coordinates } = ownOutlines(countryOf(block)).buurt;
    expect([...coordinates].filter((degrees) => degrees !== Number(degrees.toFixed(6)))).toEqual([]);
  });
});

describe("borders that are shared", () => {
  it("are the same to the last digit, also where a vertex lies so near to a border that rounding lays it on that", () => {
    // The corner of the upper area stands an eighth of a decimetre above the long border between the lower two.
    const near: Drawing = [
      [
        [
          [
            [0, 0],
            [301, 0],
            [301, 7],
            [150, 3.49],
            [0, 0.01],
          ],
        ],
      ],
      [
        [
          [
            [0, 0.01],
            [150, 3.49],
            [301, 7],
            [301, 100],
            [0, 100],
          ],
        ],
      ],
      [[square(301, 0, 100)]],
    ];
    const { buurt, gemeente } = ownOutlines(countryOf(near));
    const edges = (features: Features, row: number) =>
      polygonsOf(features, row).flatMap((rings) =>
        rings.flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]?.join()} ${to.join()}`)),
      );
    const back = (edge: string) => edge.split(" ").toReversed().join(" ");
    const [upper, lower] = [edges(buurt, 0), edges(buurt, 1)];
    expect(upper.filter((edge) => lower.includes(back(edge)))).toHaveLength(2);
    expect(edges(gemeente, 1).toSorted()).toEqual(lower.toSorted());
  });
});
