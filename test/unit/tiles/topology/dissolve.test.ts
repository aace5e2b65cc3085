import { describe, expect, it } from "vitest";
import type { Areas, Vertices } from "#tiles/topology/areas.ts";
import { dissolve } from "#tiles/topology/dissolve.ts";
import { twiceAreaOfRing } from "#tiles/topology/rings.ts";
import { numberVertices } from "#tiles/topology/vertices.ts";
import { type Drawing, featuresOf, square } from "../../../fixtures/tiny-country.ts";

/** Side of a ring's square in the unit of the drawing: sizes are easier to read than coordinates. */
function sizes(areas: Areas, group: number, vertices: Vertices): number[][] {
  const unit = 64;
  const list: number[][] = [];
  for (let p = areas.polygonStart[group] ?? 0; p < (areas.polygonStart[group + 1] ?? 0); p++) {
    const rings: number[] = [];
    for (let k = areas.ringStart[p] ?? 0; k < (areas.ringStart[p + 1] ?? 0); k++) {
      const ids = areas.vertices.subarray(areas.vertexStart[k], areas.vertexStart[k + 1]);
      const area = twiceAreaOfRing(ids, vertices) / 2 / unit ** 2;
      rings.push(Math.sign(area) * Math.round(Math.sqrt(Math.abs(area))));
    }
    list.push(rings);
  }
  return list;
}

function dissolved(drawing: Drawing, rows: number[]): number[][] {
  const { vertices, areas } = numberVertices([featuresOf(drawing)]);
  const [buurten] = areas;
  if (!buurten) throw new Error("no areas");
  return sizes(dissolve([rows], buurten, vertices), 0, vertices);
}

const block: Drawing = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [[square(column * 100, row * 100, 100)]]));

describe("the outline of a group", () => {
  it("is one ring around buurten that lie side by side", () => {
    expect(dissolved(block, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([[300]]);
  });

  it("has a hole where a buurt in the middle does not belong", () => {
    expect(dissolved(block, [0, 1, 2, 3, 5, 6, 7, 8])).toEqual([[300, -100]]);
  });

  it("falls apart in two rings where buurten touch in a corner only", () => {
    expect(dissolved(block, [0, 4])).toEqual([[100], [100]]);
  });

  it("has one ring each for buurten apart", () => {
    expect(dissolved(block, [0, 8])).toEqual([[100], [100]]);
  });

  it("counts a buurt that is named twice once", () => {
    expect(dissolved(block, [0, 0, 1])).toEqual([[Math.round(Math.sqrt(20_000))]]);
  });

  it("fills the hole of a buurt by the enclave in it", () => {
    const enclave: Drawing = [[[square(0, 0, 400), square(100, 100, 200)]], [[square(100, 100, 200)]]];
    expect(dissolved(enclave, [0])).toEqual([[400, -200]]);
    expect(dissolved(enclave, [0, 1])).toEqual([[400]]);
  });

  it("leaves out a strip between buurten whose published borders do not quite meet", () => {
    const border: [number, number][] = [
      [100, 0],
      [100, 20],
      [100, 80],
      [100, 100],
    ];
    const torn: Drawing = [
      [[[[0, 0], ...border, [0, 100]]]],
      [[[[200, 0], [200, 100], ...border.toReversed().toSpliced(2, 0, [101, 50])]]],
    ];
    expect(dissolved(torn, [0, 1])).toHaveLength(1);
    expect(dissolved(torn, [0, 1])[0]).toHaveLength(1);
  });

  it("is nothing without members or with areas that have no border", () => {
    expect(dissolved(block, [])).toEqual([]);
    expect(dissolved(block, [99])).toEqual([]);
  });
});
