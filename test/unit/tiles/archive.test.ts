/** F8 of the safety list: whatever is wrong with the file, the error names the file and the fault. */
import { gunzipSync, gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import { describe, expect, it } from "vitest";
import { readArchive } from "#tiles/archive.ts";
import { writeArchive } from "#tiles/pmtiles/pmtiles.ts";

const places = [0, 1, 2, 3].flatMap((zoom) => Array.from({ length: 2 ** zoom }, (_, x) => ({ zoom, x, y: x })));
const good = (): Buffer =>
  Buffer.concat(
    writeArchive(
      places.map(({ zoom, x, y }) => ({ id: zxyToTileId(zoom, x, y), bytes: gzipSync(`${zoom} ${x} ${y % 2}`) })),
      { minZoom: 0, maxZoom: 3, bounds: [3.1, 50.2, 7.3, 53.4], metadata: { name: "try" } },
    ),
  );

function changed(change: (bytes: Buffer) => unknown): Buffer {
  const bytes = good();
  change(bytes);
  return bytes;
}

describe("an archive in memory", () => {
  const archive = readArchive(good(), "areas.pmtiles");

  it("gives each tile as it was stored, and nothing elsewhere", () => {
    for (const { zoom, x, y } of places) {
      expect(gunzipSync(archive.tile(zoom, x, y) ?? Buffer.alloc(0)).toString()).toBe(`${zoom} ${x} ${y % 2}`);
    }
    expect(archive.tile(3, 0, 1)).toBeUndefined();
  });

  it.each([
    [-1, 0, 0],
    [4, 0, 0],
    [31, 0, 0],
    [2, 4, 0],
    [2, 0, -1],
    [Number.NaN, 0, 0],
    [2, Number.NaN, 0],
    [2, 0.5, 0],
    [1e9, 0, 0],
  ])("has no tile at %d/%d/%d", (z, x, y) => {
    expect(archive.tile(z, x, y)).toBeUndefined();
    expect(archive.tileEtag(z, x, y)).toBeUndefined();
  });

  it("has strong entity tags that differ where the bytes differ", () => {
    expect(archive.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(archive.tileEtag(3, 1, 1)).not.toBe(archive.tileEtag(3, 2, 2));
    expect(archive.tileEtag(3, 1, 1)).toMatch(/^"[0-9a-z-]+"$/);
    expect(readArchive(good(), "areas.pmtiles").etag).toBe(archive.etag);
  });

  it("knows its zooms, bounds and metadata", () => {
    expect(archive).toMatchObject({ minZoom: 0, maxZoom: 3, bounds: [3.1, 50.2, 7.3, 53.4], metadata: { name: "try" } });
  });

  const broken: [string, Buffer, RegExp][] = [
    ["empty", Buffer.alloc(0), /only 0 bytes/],
    ["cut inside the header", good().subarray(0, 100), /only 100 bytes/],
    ["cut inside the tiles", good().subarray(0, -1), /truncated/],
    ["all zeros", Buffer.alloc(good().length), /does not begin with PMTiles/],
    ["of another version", changed((b) => b.writeUInt8(2, 7)), /version 2/],
    ["longer than it says", Buffer.concat([good(), Buffer.alloc(5)]), /5 bytes follow/],
    ["of another compression", changed((b) => b.writeUInt8(1, 98)), /not compressed with gzip/],
    ["of pictures", changed((b) => b.writeUInt8(2, 99)), /vector tiles/],
    ["of impossible zooms", changed((b) => b.writeUInt8(30, 101)), /zooms 0 to 30/],
    ["with a directory of zeros", changed((b) => b.fill(0, 127, 140)), /root directory cannot be unpacked/],
    [
      "with metadata of zeros",
      changed((b) => b.fill(0, Number(b.readBigUInt64LE(24)), Number(b.readBigUInt64LE(40)))),
      /metadata/,
    ],
    ["with a tile of zeros", changed((b) => b.fill(0, b.length - 20)), /tiles are not those that were written/],
    ["with one bit of a tile changed", changed((b) => b.writeUInt8((b.at(-9) ?? 0) ^ 1, b.length - 9)), /tiles are not those/],
    ["with a section beyond its end", changed((b) => b.writeBigUInt64LE(2n ** 60n, 56)), /tiles should end/],
    ["of random bytes", Buffer.from(good().map((byte, i) => (i < 8 ? byte : (i * 7919) & 0xff))), /areas\.pmtiles: /],
  ];
  it.each(broken)("is refused when it is %s", (_, bytes, fault) => {
    expect(() => readArchive(bytes, "areas.pmtiles")).toThrow(fault);
    expect(() => readArchive(bytes, "areas.pmtiles")).toThrow(/^areas\.pmtiles: /);
  });
});
