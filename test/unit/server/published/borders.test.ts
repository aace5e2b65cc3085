/** The outlines of the published set, judged by GEOS through Debian's GDAL, and by what neighbours and levels must share. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { levels } from "#data/schema/area.ts";
import { areaFeature } from "#server/published/borders.ts";
import { openLibrary, type PublishedSet } from "#server/published/published-set.ts";
import { find } from "../../../fixtures/machine.ts";
import { type Published, published, sampleTown } from "../../../fixtures/published.ts";

type Position = [number, number];
type Rings = Position[][];

describe.each([
  ["the Netherlands", published],
  ["the fictional town", sampleTown],
])("outlines of %s", (_where, publication) => {
  let set: PublishedSet;
  let from: Published;
  const folder = mkdtempSync(join(tmpdir(), "outlines-"));
  beforeAll(async () => {
    from = await publication();
    set = (await openLibrary(from.folder)).current();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const features = (level: (typeof levels)[number]) =>
    Array.from({ length: set.areas[level].bordered }, (_, row) => areaFeature(set, level, row));
  const polygonsIn = (level: (typeof levels)[number]): Rings[] =>
    features(level).flatMap(({ geometry }) => (geometry?.coordinates ?? []) as Rings[]);
  const edgesIn = (level: (typeof levels)[number]): string[] =>
    polygonsIn(level).flatMap((rings) =>
      rings.flatMap((ring) => ring.slice(1).map(([x, y], i) => `${ring[i]?.[0]} ${ring[i]?.[1]} ${x} ${y}`)),
    );

  test("every area with a border has one", () => {
    for (const level of levels) expect([level, features(level).filter(({ geometry }) => !geometry)]).toEqual([level, []]);
  });

  test.skipIf(!find("gdal")).each(levels)("every area of level %s is valid to GEOS", (level) => {
    const all = features(level);
    const file = join(folder, `outlines-${level}.geojson`);
    writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features: all }));
    const ask = (sql: string) =>
      execFileSync("ogrinfo", ["-q", "-ro", "-dialect", "sqlite", "-sql", sql, file], { encoding: "utf8" });
    const counted = ask(`select count(*) as n, sum(ST_IsValid(geometry)) as valid from "outlines-${level}"`);
    expect(counted).toContain(`n (Integer) = ${all.length}\n`);
    expect(counted).toContain(`valid (Integer) = ${all.length}\n`);
  });

  test.each(levels)("outer rings of level %s run counterclockwise and holes clockwise; degrees have six decimals", (level) => {
    const turned: number[] = [];
    for (const rings of polygonsIn(level)) {
      rings.forEach((ring, i) => {
        expect(ring.at(-1)).toEqual(ring[0]);
        const area = ring.slice(1).reduce((sum, [x, y], at) => sum + (ring[at]?.[0] ?? 0) * y - x * (ring[at]?.[1] ?? 0), 0);
        if (area > 0 !== (i === 0)) turned.push(area);
        for (const degrees of ring.flat()) if (degrees !== Number(degrees.toFixed(6))) turned.push(degrees);
      });
    }
    expect(turned).toEqual([]);
  });

  test("every piece of border of a gemeente, a wijk and a list is one of a buurt, the same way round", () => {
    const buurten = new Set(edgesIn("buurt"));
    for (const level of ["gemeente", "wijk", "group"] as const)
      expect([level, edgesIn(level).filter((edge) => !buurten.has(edge))]).toEqual([level, []]);
  });

  test("no piece of border belongs to two areas on the same side", () => {
    for (const level of ["gemeente", "wijk", "buurt"] as const) {
      const edges = edgesIn(level);
      expect([level, edges.length - new Set(edges).size]).toEqual([level, 0]);
    }
  });

  test("areas are in as many parts as land and water make them", () => {
    if (!from.real) return;
    const parts = (name: string) =>
      (features("gemeente").find(({ properties }) => properties.name === name)?.geometry?.coordinates ?? []).length;
    expect(parts("Amsterdam")).toBe(8);
    expect(parts("Utrecht")).toBe(1);
    const most = (level: (typeof levels)[number]) =>
      Math.max(...features(level).map(({ geometry }) => geometry?.coordinates.length ?? 0));
    // Dronten has its islands in the Veluwerandmeren.
    expect(["gemeente", "wijk", "buurt", "group"].map((level) => most(level as (typeof levels)[number]))).toEqual([
      43, 24, 24, 5,
    ]);
  });
});
