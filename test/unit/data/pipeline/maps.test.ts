import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { eachRingOf, type Features, twiceRingArea } from "#data/codecs/features.ts";
import { placeOfFeature } from "#data/pipeline/compute/division.ts";
import { measureOverlaps } from "#data/pipeline/crosswalk/overlap.ts";
import { readLayer } from "#data/pipeline/readers/geopackage.ts";
import { projectMaps } from "#data/pipeline/readers/projection.ts";
import { readDbf, readShapes } from "#data/pipeline/readers/shapefile.ts";
import { drawnAreas } from "../../../fixtures/drawn-areas.ts";
import { mirrorFolder } from "../../../fixtures/mirror.ts";

const mirror = mirrorFolder() ?? "";
const sample = (name: string) => join(mirror, "samples", name);

/** Square metres of every area by the shoelace: holes turn the other way and count off. */
function areas(features: Features): number[] {
  return Array.from({ length: features.polygonStart.length - 1 }, (_, area) => {
    let sum = 0;
    eachRingOf(features, area, (from, to, first) => {
      const size = Math.abs(twiceRingArea(features.coordinates, from, to)) / 2;
      sum += first ? size : -size;
    });
    return sum;
  });
}

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

describe.skipIf(!mirror)("the map files", () => {
  it("are read from a GeoPackage of another maker and an older edition: another layer name, and a row that is water", () => {
    const name = "cbs_buurten_17_rd_qgis.gpkg";
    const layer = readLayer({ path: sample(name), file: name, layer: "CBS_Buurten", code: "buurtcode" });
    // One of its 17 rows is water.
    expect(layer.codes).toHaveLength(16);
    expect(layer.codes.every((code) => /^BU\d{8}$/.test(code))).toBe(true);
    expect(areas(layer.features).every((area) => area > 1000)).toBe(true);
  });

  it("give the 21 buurten of Baarn the land and water that CBS measured, within half a percent", () => {
    const name = "wijkenbuurten_2024_baarn_afgeleid.gpkg";
    const {
      codes,
      fields,
      features: shapes,
    } = readLayer({ path: sample(name), file: name, layer: "buurten", code: "buurtcode" });
    expect(codes).toHaveLength(21);
    const hectares = fields.get("oppervlakte_totaal_in_ha") ?? [];
    for (const [row, area] of areas(shapes).entries()) {
      expect(Math.abs(area / 10_000 - Number(hectares[row])), codes[row]).toBeLessThan(Number(hectares[row]) * 0.005 + 1);
    }
  });

  it("are read from shapefiles with names in ISO-8859-1", () => {
    const zip = unzipSync(readFileSync(join(mirror, "files/geodata.cbs.nl/WijkBuurtkaart_2015_v3.zip")), {
      filter: ({ name }) => name.includes("gem_2015"),
    });
    const member = (end: string) => Object.entries(zip).find(([name]) => name.endsWith(end))?.[1] ?? new Uint8Array();
    expect(readDbf(member(".dbf")).fields.get("GM_NAAM")).toContain("Súdwest-Fryslân");
    const { codes, features: shapes } = readShapes(member(".shp"), member(".dbf"), "GM_CODE", "gem_2015");
    expect(codes).toHaveLength(393);
    const country = areas(shapes).reduce((sum, area) => sum + area, 0) / 1e6;
    expect(country).toBeGreaterThan(33_000);
    expect(country).toBeLessThan(37_500);
  });
});

describe("overlap of two maps", () => {
  it("is exact for squares, with holes, islands and areas that share a border", () => {
    const from = drawnAreas([[[square(0, 0, 1000)]], [[square(1000, 0, 1000)]]]);
    const to = drawnAreas([
      [[square(500, 0, 1000)]],
      // A ring with a hole, and an island in another part of the map.
      [[square(0, 0, 500), square(100, 100, 200)], [square(1600, 500, 300)]],
    ]);
    const overlaps = measureOverlaps(from, to, 10);
    const found = Object.fromEntries([...overlaps.shared].map((shared, i) => [`${overlaps.from[i]}-${overlaps.to[i]}`, shared]));
    expect(overlaps.fromArea[0]).toBeCloseTo(1_000_000, -3);
    expect(found["0-0"]).toBeCloseTo(500_000, -3);
    expect(found["1-0"]).toBeCloseTo(500_000, -3);
    expect(found["0-1"]).toBeCloseTo(210_000, -3);
    expect(found["1-1"]).toBeCloseTo(90_000, -3);
  });

  it("measures areas as the shoelace does, within a percent", () => {
    const odd = drawnAreas([
      [
        [
          [
            [0, 0],
            [731, 120],
            [1290, -340],
            [990, 870],
            [333, 1111],
          ],
        ],
      ],
    ] as [number, number][][][][]);
    const { fromArea } = measureOverlaps(odd, odd, 10);
    expect((fromArea[0] ?? 0) / (areas(odd)[0] ?? 1)).toBeCloseTo(1, 2);
  });
});

describe("places", () => {
  it("put the name inside the area, also where its centre lies outside, and the box around all parts", () => {
    const horseshoe: [number, number][] = [
      [150_000, 460_000],
      [153_000, 460_000],
      [153_000, 463_000],
      [152_500, 463_000],
      [152_500, 460_500],
      [150_500, 460_500],
      [150_500, 463_000],
      [150_000, 463_000],
    ];
    const [shapes] = projectMaps([drawnAreas([[[horseshoe], [square(155_000, 465_000, 100)]]])]) as [Features];
    const { box, label } = placeOfFeature(shapes, 0);
    const [x, y] = label.map((degrees) => degrees / 1e5) as [number, number];
    const [lon, lat] = shapes.coordinates;
    // In the arms or the bottom, all 500 m wide; the middle of the box is in none of them.
    expect(y < (lat ?? 0) + 0.0046 || x < (lon ?? 0) + 0.0074 || x > (lon ?? 0) + 0.036).toBe(true);
    expect((box[2] - box[0]) / 1e5).toBeCloseTo(0.0745, 2);
  });
});
