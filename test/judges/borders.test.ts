/** Which areas stayed the same, as GEOS measures the borders of both years in the raw files: all areas of all levels, not a sample. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { find } from "../fixtures/machine.ts";
import { mirrorFolder } from "../fixtures/mirror.ts";
import { published } from "../fixtures/published.ts";
import { faultsOfBorders, type MapLayer, type Overlap, onLand, overlaps } from "./recount/geos.ts";
import { type BoundaryRelation, readGiven } from "./recount/given.ts";

const mirror = mirrorFolder();
const ready = mirror !== undefined && find("gdal") !== undefined;
if (!ready) process.stdout.write("borders: no mirror of the sources or no GDAL (gdal-bin): no border was measured again\n");

describe.skipIf(!ready)("the published relations between borders", () => {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-borders-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let relations: BoundaryRelation[];
  beforeAll(async () => {
    relations = readGiven((await published()).folder).relations;
  });

  const map = (path: string) => `/vsizip/${mirror}/files/geodata.cbs.nl/${path}`;
  const today = (level: string, layer: string): MapLayer => ({
    file: map("WijkBuurtkaart_2024_v2.zip/WijkBuurtkaart_2024_v2/wijkenbuurten_2024_v2.gpkg"),
    layer,
    code: `${level}code`,
  });
  const relationOf = (year: number, level: "gemeente" | "wijk" | "buurt") => {
    const kinship = relations.find(({ from }) => from === year)?.levels[level];
    if (!kinship) throw new Error(`no relation of ${year} per ${level} is published`);
    return kinship;
  };

  it.each([
    ["gemeente", "gemeenten", "gem_2015", "GM_CODE"],
    ["wijk", "wijken", "wijk_2015", "WK_CODE"],
    ["buurt", "buurten", "buurt_2015", "BU_CODE"],
  ] as const)("say of every %s whether it was the same in 2015", (level, now, layer, code) => {
    const then = { file: map(`WijkBuurtkaart_2015_v3.zip/WijkBuurtkaart_2015_v3/${layer}.shp`), layer, code };
    expect(faultsOfBorders(relationOf(2015, level), overlaps(folder, today(level, now), then, true))).toEqual([]);
  });

  describe("of 2020, which has wijken with inland water", () => {
    let found: Overlap[];
    beforeAll(() => {
      const layer = "wijk_2020_v3";
      const then = { file: map(`WijkBuurtkaart_2020_v3.zip/WijkBuurtkaart_2020_v3/${layer}.shp`), layer, code: "WK_CODE" };
      found = overlaps(folder, today("wijk", "wijken"), then, false);
    });

    it("say it of every wijk by its land", () => {
      expect(faultsOfBorders(relationOf(2020, "wijk"), onLand(found))).toEqual([]);
    });

    it("say it of every gemeente by its wijken", () => {
      const gemeente = (code: string) => `GM${code.slice(2, 6)}`;
      expect(faultsOfBorders(relationOf(2020, "gemeente"), onLand(found, gemeente))).toEqual([]);
    });
  });

  it("are found out where one is not true", () => {
    const pair = { now: "WK1", older: "WK2", nowArea: 100, olderArea: 102 };
    const says = (kin: BoundaryRelation["levels"]["wijk"], shared: number) => faultsOfBorders(kin, [{ ...pair, shared }]);
    expect(says({ WK1: { kind: "same", code: "WK2" } }, 100)).toEqual([]);
    expect(says({ WK1: { kind: "same", code: "WK1" } }, 100)).toEqual(["WK1: published WK1, by GEOS WK2 for 0.9804"]);
    expect(says({ WK1: { kind: "same", code: "WK2" } }, 80)).toEqual(["WK1: published WK2, by GEOS WK2 for 0.7843"]);
    expect(says({ WK1: { kind: "none" } }, 100)).toEqual(["WK1: published none, by GEOS WK2 for 0.9804"]);
  });
});
