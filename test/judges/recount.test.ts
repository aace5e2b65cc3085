/**
 * Every published figure once more, by code that shares nothing with the import: its own readers of the raw files, its own statement of
 * the rules (`recount/rules.ts`), its own reader of column files. It says how many cells agree: value, status and coverage, of all.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { mirrorFolder } from "../fixtures/mirror.ts";
import { published } from "../fixtures/published.ts";
import { readColumnFile } from "./recount/column-file.ts";
import { type Comparison, compare } from "./recount/compare.ts";
import { faultsOfEvidence } from "./recount/evidence.ts";
import { type Given, readGiven } from "./recount/given.ts";
import type { LevelName } from "./recount/places.ts";
import { classes, type Mirror, openMirror, scores } from "./recount/raw-files.ts";
import { faultsOfAreas, faultsOfClasses, faultsOfRelation } from "./recount/relations.ts";
import { limitsOfDimension, limitsOfTotal } from "./recount/rules.ts";

const folder = mirrorFolder();
if (!folder)
  process.stdout.write("recount: no mirror of the sources (WIJKBLIK_MIRROR): no published figure was worked out again\n");

// Seconds on a machine of its own; no test may depend on how busy it is.
describe.skipIf(!folder)("the recount of every published figure", { timeout: 600_000 }, () => {
  let given: Given;
  let mirror: Mirror;
  beforeAll(async () => {
    const set = await published();
    if (!set.real) throw new Error(`${set.folder} holds the sample town, where the real figures were asked for`);
    given = readGiven(set.folder);
    mirror = openMirror(folder ?? "");
  });

  const columnOf = (id: string, level: LevelName, year: number) => {
    const column = given.indicators.find((one) => one.id === id)?.columns.find((one) => one.level === level && one.year === year);
    if (!column) throw new Error(`${id} ${year} per ${level} is not published`);
    return column;
  };
  const figure = (id: string, level: LevelName, year: number, area: string) => {
    const row = given.areas[level].codes.indexOf(area);
    return readColumnFile(given.file(columnOf(id, level, year).file)).value(row);
  };

  it("agrees in every cell: value, status, coverage, and which source and division", () => {
    const { text, cells, agree, faults } = compare(given, mirror);
    process.stdout.write(`recount: ${text}\n`);
    expect(faults, text).toEqual([]);
    expect(agree, text).toBe(cells);
    expect(cells).toBeGreaterThan(2_800_000);
  });

  it("holds the areas of the raw table, each within the area that its code begins with", () => {
    expect(faultsOfAreas(given, mirror).slice(0, 20)).toEqual([]);
  });

  it("counts everybody of 2015 once at every level", () => {
    expect(faultsOfRelation(given, mirror).slice(0, 20)).toEqual([]);
  });

  it("reaches the published verdict on every area of a division without borders", () => {
    expect(faultsOfEvidence(given, mirror).slice(0, 20)).toEqual([]);
  });

  it("finds the limits between classes in the files of the Leefbaarometer", () => {
    const [classed, scored] = [classes(mirror), scores(mirror, 2024)];
    expect(faultsOfClasses(classed, scored, { field: "kscore", of: "afw", limits: limitsOfTotal })).toEqual([]);
    for (const of of ["afw", "fys", "onv", "soc", "vrz", "won"])
      expect(faultsOfClasses(classed, scored, { field: `k${of}`, of, limits: limitsOfDimension }), of).toEqual([]);
  });

  it("knows what these were", () => {
    expect(figure("inwoners", "group", 2015, "tilburg-noordwest")).toBe(42_563);
    expect(figure("inwoners", "group", 2015, "amsterdam-zuidoost")).toBe(82_960);
    // The wijk of Eindhoven, and the krachtwijk that it was.
    expect(figure("inwoners", "wijk", 2015, "WK077232")).toBe(7_390);
    expect(figure("inwoners", "group", 2015, "krachtwijk-eindhoven-doornakkers")).toBe(7_390);
    // Two parks: the Amsterdamse Bos in Amstelveen, and the Flevopark, where land alone put 5,795 people.
    expect(figure("inwoners", "wijk", 2015, "WK036214")).toBe(105);
    expect(figure("inwoners", "buurt", 2015, "BU0363MG04")).toBeLessThan(50);
    const country = given.indicators.find(({ id }) => id === "woz-waarde")?.national.find(({ year }) => year === 2022);
    expect(country?.value).toBe(317);
  });

  describe("where something was planted", () => {
    const id = "koopwoningen";
    const only = (planted: Given): Comparison => compare(planted, mirror, (indicator) => indicator.id === id);
    const changed = (change: (bytes: Uint8Array, rows: number, row: number) => void): [Given, area: string] => {
      const { file: name } = columnOf(id, "wijk", 2024);
      const column = readColumnFile(given.file(name));
      const row = given.areas.wijk.codes.findIndex((_, at) => at > 100 && column.status(at) === "ok");
      const bytes = Uint8Array.from(given.file(name));
      change(bytes, column.rows, row);
      const file = (asked: string) => (asked === name ? bytes : given.file(asked));
      return [{ ...given, file }, given.areas.wijk.codes[row] ?? ""];
    };

    it("says which value was changed", () => {
      const [planted, area] = changed((bytes, _, row) => {
        bytes[24 + row] = ((bytes[24 + row] ?? 0) + 1) % 100;
      });
      const { differences, cells, agree, text } = only(planted);
      expect(differences).toMatchObject([{ indicator: id, level: "wijk", year: 2024, area }]);
      expect(cells - agree).toBe(1);
      expect(text).toMatch(
        new RegExp(
          `^[\\d,]+ of [\\d,]+ cells agree[^]*${id} 2024, wijk ${area}: published \\d+ \\(ok\\), recounted \\d+ \\(ok\\)`,
        ),
      );
    });

    it("says which status was changed", () => {
      const [planted, area] = changed((bytes, rows, row) => {
        bytes[24 + rows + row] = 3;
      });
      const { differences, faults } = only(planted);
      expect(differences).toMatchObject([{ area, published: "no figure (suppressed)" }]);
      expect(faults).toEqual([expect.stringContaining("the counts in the catalogue are not those of its file")]);
    });

    it("says which indicator has no row in its rules, and which column is too many or is not there", () => {
      const [first] = given.indicators.filter((indicator) => indicator.id === id);
      if (!first) throw new Error(`${id} is not published`);
      const added = { ...first, id: "planted" };
      const isAdded = (indicator: { id: string }) => indicator.id === added.id;
      expect(compare({ ...given, indicators: [...given.indicators, added] }, mirror, isAdded).faults).toEqual([
        "planted is published and has no row in test/judges/recount/rules.ts: add from which field it comes",
      ]);
      const [dropped, ...columns] = first.columns;
      const indicators = given.indicators.map((one) => (one.id === id ? { ...first, columns } : one));
      expect(only({ ...given, indicators }).faults).toEqual([
        expect.stringContaining(`${id} ${dropped?.year} per ${dropped?.level} is not published and the files give`),
      ]);
    });

    it("says which figure of the country was changed", () => {
      const indicators = given.indicators.map((one) =>
        one.id === id ? { ...one, national: one.national.map((figures) => ({ ...figures, value: 1 })) } : one,
      );
      const { differences } = only({ ...given, indicators });
      expect(differences.every(({ level, published: said }) => level === "land" && said.startsWith("1 "))).toBe(true);
      expect(differences.length).toBe(indicators.find((one) => one.id === id)?.national.length);
    });
  });
});
