import { describe, expect, it } from "vitest";
import { eachArea } from "#tiles/render/slice.ts";
import { snapBorders } from "#tiles/render/snap.ts";
import { areaOf, readRing, type SnappedBorders } from "#tiles/render/snapped-borders.ts";
import { outerRings } from "#tiles/topology/areas.ts";
import type { Country } from "#tiles/topology/country.ts";
import { countryOf, type Drawing, square } from "../../../fixtures/tiny-country.ts";

/** Directed edges of all buurten at a zoom, as text, relative to the tile of the drawing. */
function edgesAt(zoom: number, { areasOf, vertices, topology, ...rest }: Country): string[] {
  const snapped = snapBorders(zoom, { areasOf, vertices, topology, ...rest });
  const edges: string[] = [];
  const { vertexStart, vertices: ids } = areasOf.buurt;
  for (let ring = 0; ring + 1 < vertexStart.length; ring++) {
    const at = readRing(ids.subarray(vertexStart[ring], vertexStart[ring + 1]), snapped);
    for (let i = 0; i < at.length; i += 2) {
      edges.push(`${at[i]},${at[i + 1]} ${at[(i + 2) % at.length]},${at[(i + 3) % at.length]}`);
    }
  }
  return edges;
}

const unpaired = (edges: string[]): string[] => {
  const all = new Set(edges);
  return edges.filter((edge) => !all.has(edge.split(" ").reverse().join(" ")));
};

/** Square tile units of the first polygon of a buurt. */
function shapeAt(country: Country, row: number, snapped: SnappedBorders): number {
  let size = 0;
  eachArea("buurt", country, snapped, (polygons, at) => {
    if (at === row) size = areaOf(polygons[0]?.[0] ?? []) / 2;
  });
  return size;
}

/** A wavy border between two areas: 400 vertices, so that there is something to take out. */
const wave = Array.from({ length: 401 }, (_, i): [number, number] => [
  1000 + Math.round(60 * Math.sin(i / 9)) + (i % 3),
  500 + i * 5,
]);
const neighbours: Drawing = [[[[[200, 500], ...wave, [200, 2500]]]], [[[[2000, 2500], ...wave.toReversed(), [2000, 500]]]]];

const zooms = Array.from({ length: 7 }, (_, i) => 6 + i);

describe("the simplifier", () => {
  it.each(zooms)("keeps the border of two neighbours the same from both sides at zoom %i", (zoom) => {
    const open = unpaired(edgesAt(zoom, countryOf(neighbours)));
    expect(open.some((edge) => edge.startsWith("200,"))).toBe(false);
    // Only the outer box is open: three sides of each of the two areas.
    expect(open.length).toBeLessThanOrEqual(6);
  });

  it("takes vertices out where they do not show, and keeps nearly all at the last zoom", () => {
    const counts = zooms.map((zoom) => edgesAt(zoom, countryOf(neighbours)).length);
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
    expect(counts[0]).toBeLessThan(60);
    expect(counts.at(-1)).toBeGreaterThan(300);
  });

  it.each(zooms)("keeps an enclave and the hole it fills the same at zoom %i", (zoom) => {
    const country = countryOf([[[square(0, 0, 4000), square(1000, 1000, 1500)]], [[square(1000, 1000, 1500)]]]);
    expect(unpaired(edgesAt(zoom, country))).toHaveLength(4);
  });

  it("keeps the point where three areas meet, for all three", () => {
    const country = countryOf([
      [
        [
          [
            [0, 0],
            [2000, 0],
            [1010, 1007],
            [0, 2000],
          ],
        ],
      ],
      [
        [
          [
            [2000, 0],
            [4000, 2000],
            [1010, 1007],
          ],
        ],
      ],
      [
        [
          [
            [0, 2000],
            [1010, 1007],
            [4000, 2000],
            [2000, 4000],
          ],
        ],
      ],
    ]);
    for (const zoom of zooms) {
      const snapped = snapBorders(zoom, country);
      const corners = [0, 1, 2].map((row) => {
        const [ids = new Uint32Array()] = outerRings(country.areasOf.buurt, row);
        const at = readRing(ids, snapped);
        return at.flatMap((x, i) => (i % 2 === 0 ? [`${x},${at[i + 1]}`] : []));
      });
      const shared = corners[0]?.filter((corner) => corners.every((list) => list.includes(corner)));
      expect(shared).toHaveLength(1);
    }
  });

  it("keeps an island that is far smaller than a pixel, as a shape with area", () => {
    const country = countryOf([[[square(0, 0, 3000)]], [[square(3500, 3500, 2)]]]);
    for (const zoom of zooms) {
      const snapped = snapBorders(zoom, country);
      expect(shapeAt(country, 1, snapped)).toBeGreaterThan(0);
    }
  });

  it("keeps a sliver between two areas open without parting from either", () => {
    const country = countryOf([
      [
        [
          [
            [0, 0],
            [1000, 0],
            [1000, 4000],
            [0, 4000],
          ],
        ],
      ],
      [
        [
          [
            [1000, 0],
            [1003, 0],
            [1003, 4000],
            [1000, 4000],
          ],
        ],
      ],
      [
        [
          [
            [1003, 0],
            [2000, 0],
            [2000, 4000],
            [1003, 4000],
          ],
        ],
      ],
    ]);
    for (const zoom of zooms) {
      const snapped = snapBorders(zoom, country);
      expect(shapeAt(country, 1, snapped)).toBeGreaterThan(0);
      const inner = unpaired(edgesAt(zoom, country)).filter((edge) => {
        const [x0, y0, x1, y1] = edge.split(/[ ,]/).map(Number);
        return x0 === x1 && Math.abs((y1 ?? 0) - (y0 ?? 0)) > 20;
      });
      expect(inner).toHaveLength(2);
    }
  });

  it("never lets a border sweep over a vertex of another", () => {
    // A spit between the two prongs of its neighbour: taking out its root alone would lay it over the prong.
    const comb: Drawing = [
      [
        [
          [
            [0, 0],
            [3000, 0],
            [3000, 1000],
            [1600, 1000],
            [1500, 3000],
            [1400, 1000],
            [0, 1000],
          ],
        ],
      ],
      [[square(1480, 3100, 40)]],
      [
        [
          [
            [1300, 1500],
            [1340, 1500],
            [1340, 2900],
            [1300, 2900],
          ],
        ],
      ],
    ];
    const country = countryOf(comb);
    for (const zoom of zooms) {
      const snapped = snapBorders(zoom, country);
      const areas = [0, 1, 2].map((row) => shapeAt(country, row, snapped));
      expect(Math.min(...areas)).toBeGreaterThan(0);
    }
  });

  it("lays the border of a gemeente exactly over that of its buurten", () => {
    const country = countryOf(neighbours, { gemeenten: [[[[[200, 500], ...wave, [200, 2500]]]], neighbours[1] ?? []] });
    const snapped = snapBorders(8, country);
    const ring = (level: "gemeente" | "buurt") =>
      readRing(outerRings(country.areasOf[level], 0)[0] ?? new Uint32Array(), snapped);
    expect(ring("gemeente")).toEqual(ring("buurt"));
  });

  it("gives the same borders for the same source", () => {
    const once = edgesAt(9, countryOf(neighbours));
    expect(edgesAt(9, countryOf(neighbours))).toEqual(once);
  });
});
