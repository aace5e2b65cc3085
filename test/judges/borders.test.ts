/** Which areas stayed the same, as GEOS measures the borders of both years in the raw files: all areas of all levels, not a sample. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { find } from "../fixtures/machine.ts";
import { mirrorFolder } from "../fixtures/mirror.ts";
import { published } from "../fixtures/published.ts";
import { readColumnFile } from "./recount/column-file.ts";
import { faultsOfBorders, type MapLayer, type Overlap, onLand, overlaps } from "./recount/geos.ts";
import { type BoundaryRelation, type Given, readGiven } from "./recount/given.ts";
import { peopleThen } from "./recount/people-by-geos.ts";
import { feed, map2015, openMirror } from "./recount/raw-files.ts";

const mirror = mirrorFolder();
const ready = mirror !== undefined && find("gdal") !== undefined;
if (!ready) process.stdout.write("borders: no mirror of the sources or no GDAL (gdal-bin): no border was measured again\n");

// Seconds on a machine of its own; no test may depend on how busy it is.
describe.skipIf(!ready)("the published relations between borders", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-borders-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let given: Given;
  beforeAll(async () => {
    given = readGiven((await published()).folder);
  });

  const map = (path: string) => `/vsizip/${mirror}/files/geodata.cbs.nl/${path}`;
  const today = (level: string, layer: string): MapLayer => ({
    file: map("WijkBuurtkaart_2024_v2.zip/WijkBuurtkaart_2024_v2/wijkenbuurten_2024_v2.gpkg"),
    layer,
    code: `${level}code`,
  });
  const relationOf = (year: number, level: "gemeente" | "wijk" | "buurt") => {
    const kinship = given.relations.find(({ from }) => from === year)?.levels[level];
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

  it("put the people of 2015 where their pieces by GEOS do", () => {
    const then = {
      file: map("WijkBuurtkaart_2015_v3.zip/WijkBuurtkaart_2015_v3/buurt_2015.shp"),
      layer: "buurt_2015",
      code: "BU_CODE",
    };
    const pieces = overlaps(folder, today("buurt", "buurten"), then, false);
    const raw = openMirror(mirror ?? "");
    const [before, now] = [map2015(raw), feed(raw, ["//opendata.cbs.nl", "/85984NED/TypedDataSet"])];
    const inhabitants = given.indicators.find(({ id }) => id === "inwoners")?.columns ?? [];
    const units = {
      gemeente: (code: string) => `GM${code.slice(2, 6)}`,
      wijk: (code: string) => `WK${code.slice(2, 8)}`,
      buurt: String,
    };
    for (const level of ["gemeente", "wijk", "buurt"] as const) {
      const people = peopleThen(pieces, before, now, units[level]);
      const column = readColumnFile(given.file(inhabitants.find((one) => one.level === level && one.year === 2015)?.file ?? ""));
      const estimated = given.areas[level].codes.flatMap((code, row) =>
        column.status(row) === "estimated" ? [{ code, published: column.value(row), own: people.get(code)?.people ?? 0 }] : [],
      );
      // Lines of ten metres apart, and limits that one measure is just over and the other just under.
      const off = estimated.filter(({ published: said, own }) => Math.abs(said - own) > Math.max(8, 0.02 * said));
      process.stdout.write(
        `borders: inhabitants of 2015 of ${estimated.length - off.length} of ${estimated.length} estimated ${level} agree\n`,
      );
      expect(off.length, JSON.stringify(off.slice(0, 20))).toBeLessThanOrEqual(0.005 * estimated.length);
    }
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
