/** D5 and D6 of the safety list, on the archive of the real borders, seen through independent readers. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VectorTileLayer } from "@mapbox/vector-tile";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeFeatures } from "#data/codecs/features.ts";
import { levels } from "#data/schema/area.ts";
import { readArchive } from "#tiles/archive.ts";
import { labelLayerOf, labelsFrom, layerOf, maxZoom, minZoom, polygonsFrom } from "#tiles/layers.ts";
import { addCovers, type Cover, leastWaterAt, measureCover, perMillion } from "../../fixtures/border-gaps.ts";
import { find } from "../../fixtures/machine.ts";
import { mirrorFolder } from "../../fixtures/mirror.ts";
import { out } from "../../fixtures/once.ts";
import { decodeTile, type OpenTiles, openTiles, type Place, placesOf, shapesIn, shapesOf } from "../../fixtures/tile-shapes.ts";
import { type TileSource, tileSource } from "../../fixtures/tile-source.ts";

const zooms = Array.from({ length: maxZoom - minZoom + 1 }, (_, i) => minZoom + i);
/** Half a CSS pixel in units of a tile: 4096 units are drawn on 512 pixels. */
const halfPixel = 4;

describe.skipIf(!mirrorFolder())("the archive of the Netherlands", () => {
  let source: TileSource;
  let tiles: OpenTiles;
  /** Rows with a border, per level. */
  let bordered: Record<string, number[]>;

  beforeAll(async () => {
    source = (await tileSource()) as TileSource;
    tiles = await openTiles(source.archive);
    const rows = (level: string) => {
      const { polygonStart } = decodeFeatures(readFileSync(join(source.folder, `features-${level}.bin`)));
      return [...polygonStart.keys()].slice(0, -1);
    };
    bordered = { gemeente: rows("gemeente"), wijk: rows("wijk"), buurt: rows("buurt"), group: [0, 1] };
  });
  afterAll(() => tiles?.close());

  const tileAt = async (zoom: number, { x, y }: Place): Promise<ArrayBuffer | undefined> =>
    (await tiles.pmtiles.getZxy(zoom, x, y))?.data;

  it("has 342 gemeenten, 3,393 wijken and 14,565 buurten to draw", () => {
    expect(bordered.gemeente).toHaveLength(342);
    expect(bordered.wijk).toHaveLength(3393);
    expect(bordered.buurt).toHaveLength(14_565);
  });

  it.each(zooms)("holds every area of every layer at zoom %i, each with a shape that can be clicked", async (zoom) => {
    const found = new Map<string, Set<number>>();
    for (const place of await placesOf(tiles, zoom)) {
      const bytes = await tileAt(zoom, place);
      if (!bytes) continue;
      for (const [name, layer] of Object.entries(decodeTile(bytes).layers)) {
        const ids = found.get(name) ?? new Set();
        found.set(name, ids);
        for (let i = 0; i < layer.length; i++) {
          const feature = layer.feature(i);
          if (feature.type === 1 || hasArea(feature.loadGeometry())) ids.add(feature.id ?? -1);
        }
      }
    }
    const expected = new Map<string, number[] | undefined>();
    for (const level of levels) {
      if (zoom >= polygonsFrom[level]) expected.set(layerOf[level], bordered[level]);
      if (zoom >= labelsFrom[level]) expected.set(labelLayerOf[level], bordered[level]);
    }
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [name, rows] of expected) expect([name, [...(found.get(name) ?? [])].sort((a, b) => a - b)]).toEqual([name, rows]);
  });

  const fullest = async (zoom: number, count: number) => {
    const filled: { place: Place; bytes: ArrayBuffer }[] = [];
    for (const place of await placesOf(tiles, zoom)) {
      const bytes = await tileAt(zoom, place);
      if (bytes) filled.push({ place, bytes });
    }
    return filled.sort((a, b) => b.bytes.byteLength - a.bytes.byteLength).slice(0, count);
  };

  it.each([
    ["buurt", 6, 4],
    ["buurt", 8, 1],
    ["buurt", 10, 2],
    ["buurt", 12, 2],
    ["wijk", 6, 2],
    ["wijk", 9, 2],
    ["gemeente", 6, 2],
  ] as const)(
    "leaves no strip and no overlap between neighbours of level %s at zoom %i",
    async (level, zoom, sample) => {
      const window = { size: 4096, strip: halfPixel, step: 1, leastWater: leastWaterAt(zoom) };
      const features = decodeFeatures(readFileSync(join(source.folder, `features-${level}.bin`)));
      const drawn: Cover[] = [];
      const published: Cover[] = [];
      for (const { place, bytes } of await fullest(zoom, sample)) {
        const layer = decodeTile(bytes).layers[layerOf[level]];
        if (!layer) throw new Error(`a tile without ${layerOf[level]}`);
        const shapes = shapesIn(features, zoom, place);
        drawn.push(measureCover(shapesOf(layer), window, shapes));
        published.push(measureCover(shapes, window));
      }
      const [ours, theirs] = [addCovers(drawn), addCovers(published)];
      expect(perMillion(ours.overlap, ours)).toBeLessThan(0.5);
      expect(perMillion(ours.gap, ours)).toBeLessThan(0.5);
      expect(Math.abs(ours.covered / theirs.covered - 1)).toBeLessThan(0.001);
    },
    120_000,
  );

  it.each([6, 8, 10, 12])("lays borders of wijken and gemeenten on those of buurten at zoom %i", async (zoom) => {
    for (const { bytes } of await fullest(zoom, 3)) {
      const { layers } = decodeTile(bytes);
      const buurten = edgesOf(layers.buurten);
      for (const name of ["wijken", "gemeenten"]) {
        const edges = edgesOf(layers[name]);
        const apart = [...edges].filter((edge) => !buurten.has(edge));
        expect([name, apart.length / edges.size < 0.001]).toEqual([name, true]);
      }
    }
  });

  it("says truly what it is: bounds, zooms, layers, clustered", async () => {
    const header = await tiles.pmtiles.getHeader();
    expect(header).toMatchObject({ specVersion: 3, clustered: true, minZoom: 0, maxZoom: 12, tileType: 1, tileCompression: 2 });
    expect(header.numTileContents).toBeLessThanOrEqual(header.numAddressedTiles);
    expect([header.minLon, header.minLat, header.maxLon, header.maxLat].map((degrees) => degrees.toFixed(1))).toEqual([
      "3.4",
      "50.8",
      "7.2",
      "53.6",
    ]);
    const metadata = (await tiles.pmtiles.getMetadata()) as {
      name: string;
      attribution: string;
      vector_layers: { id: string }[];
    };
    expect(metadata.name).toBe("wijkblik");
    expect(metadata.attribution).toContain("CBS");
    const names = levels.flatMap((level) => [layerOf[level], labelLayerOf[level]]);
    expect(metadata.vector_layers.map(({ id }) => id)).toEqual(names);
  });

  it("has no tile over 500 KB, and its own reader finds every tile", async () => {
    const archive = readArchive(readFileSync(source.archive), "tiles.pmtiles");
    let found = 0;
    for (const zoom of zooms) {
      for (const { x, y } of await placesOf(tiles, zoom)) {
        const tile = archive.tile(zoom, x, y);
        if (!tile) continue;
        found++;
        expect(tile.length).toBeLessThan(500_000);
      }
    }
    expect(found).toBe((await tiles.pmtiles.getHeader()).numAddressedTiles);
  });

  it.skipIf(!find("gdal"))("is read by GDAL with all areas of a tile and valid types", async () => {
    const [x, y] = [32, 21];
    const bytes = await tileAt(6, { x, y });
    const file = join(out, "6-32-21.mvt");
    writeFileSync(file, new Uint8Array(bytes ?? new ArrayBuffer()));
    const said = execFileSync("ogrinfo", ["-so", "-ro", `MVT:${file}`, "buurten"], { encoding: "utf8" });
    expect(said).toMatch(/Geometry: (Multi )?Polygon/);
    const layer = decodeTile(bytes ?? new ArrayBuffer()).layers.buurten;
    expect(said).toContain(`Feature Count: ${layer?.length}`);
  });
});

/** Directed edges as text; not those along the rim of the tile, which every layer cuts where its own areas end. */
function edgesOf(layer: VectorTileLayer | undefined): Set<string> {
  const edges = new Set<string>();
  for (const { rings } of layer ? shapesOf(layer) : []) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const ends = [ring[i], ring[i + 1], ring[(i + 2) % ring.length], ring[(i + 3) % ring.length]];
        if (ends.every((at = 0) => at >= 0 && at <= 4096)) edges.add(ends.join(" "));
      }
    }
  }
  return edges;
}

function hasArea(rings: { x: number; y: number }[][]): boolean {
  const doubled = rings.map((ring) =>
    ring.reduce((sum, { x, y }, i) => sum + x * (ring[i + 1]?.y ?? y) - (ring[i + 1]?.x ?? x) * y, 0),
  );
  return doubled.reduce((sum, area) => sum + area, 0) > 0;
}
