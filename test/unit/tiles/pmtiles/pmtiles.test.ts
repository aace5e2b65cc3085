import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readArchive } from "#tiles/archive.ts";
import { type EncodedTile, writeArchive } from "#tiles/pmtiles/pmtiles.ts";
import { openTiles } from "../../../fixtures/tile-shapes.ts";

const info = { minZoom: 0, maxZoom: 12, bounds: [3, 50, 8, 54] as [number, number, number, number], metadata: { name: "try" } };
const packed = (text: string | Uint8Array) => gzipSync(text);
const whole = (tiles: EncodedTile[]) => Buffer.concat(writeArchive(tiles, info));

describe("a written archive", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "wijkblik-pmtiles-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (bytes: Uint8Array, zoom: number, x: number, y: number) => {
    const file = join(folder, "try.pmtiles");
    writeFileSync(file, bytes);
    const tiles = await openTiles(file);
    const found = await tiles.pmtiles.getZxy(zoom, x, y);
    const header = await tiles.pmtiles.getHeader();
    await tiles.close();
    return { text: found && Buffer.from(found.data).toString("latin1"), header };
  };

  it("stores equal tiles once and a row of them as one entry", async () => {
    const sea = packed("sea");
    const tiles = [3, 4, 5, 9].map((id) => ({ id, bytes: sea }));
    tiles.push({ id: 6, bytes: packed("land") });
    const bytes = whole(tiles);
    const { header } = await read(bytes, 1, 0, 0);
    expect(header).toMatchObject({ numAddressedTiles: 5, numTileEntries: 3, numTileContents: 2, clustered: true });
    expect(header.tileDataLength).toBe(sea.length + packed("land").length);
  });

  it("puts directories of many tiles in leaves, and both readers find every tile", async () => {
    const first = zxyToTileId(10, 0, 0);
    let seed = 7;
    const noise = (range: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * range);
    };
    const stored = new Map<number, Uint8Array>();
    for (let i = 0, id = first; i < 20_000; i++, id += 1 + noise(60))
      stored.set(id, i === 0 ? packed("first") : randomBytes(1 + noise(200)));
    const tiles = [...stored].map(([id, bytes]) => ({ id, bytes }));
    const bytes = whole(tiles);
    const { header } = await read(bytes, 10, 0, 0);
    expect(header.leafDirectoryLength).toBeGreaterThan(0);
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
    const archive = readArchive(bytes, "try.pmtiles");
    let found = 0;
    for (let x = 0; x < 1024; x += 5) {
      for (let y = 0; y < 1024; y += 7) {
        const expected = stored.get(zxyToTileId(10, x, y));
        expect(archive.tile(10, x, y)?.length).toBe(expected?.length);
        if (expected) found++;
      }
    }
    expect(found).toBeGreaterThan(200);
    const { text } = await read(bytes, 10, 0, 0);
    expect(packed(Buffer.from(text ?? "none", "latin1"))).toEqual(tiles[0]?.bytes);
  });

  it("is the same file for the same tiles in any order", () => {
    const tiles = [1, 2, 3].map((id) => ({ id, bytes: packed(`tile ${id}`) }));
    expect(whole(tiles.toReversed())).toEqual(whole(tiles));
  });

  it("refuses to be empty", () => {
    expect(() => whole([])).toThrow("no tile holds anything");
  });
});
