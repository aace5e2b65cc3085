import { describe, expect, it } from "vitest";
import { addPoint, addPolygon, encodeTile, makeTile } from "#tiles/render/encode.ts";
import { decodeTile } from "../../../fixtures/tile-shapes.ts";

describe("an encoded tile", () => {
  it("gives back its polygons with their holes, ids and nothing else", () => {
    const tile = makeTile();
    const outer = [-64, -64, 4160, -64, 4160, 4160, -64, 4160];
    const hole = [10, 10, 10, 20, 20, 20, 20, 10];
    addPolygon(tile, { layer: "buurten", id: 14_564 }, [outer, hole]);
    const layer = decodeTile(encodeTile(tile)).layers.buurten;
    expect(layer).toMatchObject({ version: 2, extent: 4096, length: 1 });
    const feature = layer?.feature(0);
    expect(feature).toMatchObject({ id: 14_564, type: 3, properties: {} });
    const rings = feature?.loadGeometry().map((ring) => ring.slice(0, -1).flatMap(({ x, y }) => [x, y]));
    expect(rings).toEqual([outer, hole]);
  });

  it("gives back points with text and numbers, each value stored once", () => {
    const tile = makeTile();
    addPoint(tile, { layer: "buurt-labels", id: 0, properties: { name: "’t Zand – Noord", rank: 0 } }, 0, 4095);
    addPoint(tile, { layer: "buurt-labels", id: 300, properties: { name: "’t Zand – Noord", rank: 70_000 } }, 12, 1);
    const bytes = encodeTile(tile);
    const layer = decodeTile(bytes).layers["buurt-labels"];
    expect([0, 1].map((i) => layer?.feature(i).properties)).toEqual([
      { name: "’t Zand – Noord", rank: 0 },
      { name: "’t Zand – Noord", rank: 70_000 },
    ]);
    expect(layer?.feature(1).loadGeometry()).toMatchObject([[{ x: 12, y: 1 }]]);
    expect(Buffer.from(bytes).toString("latin1").split("Zand")).toHaveLength(2);
  });
});
