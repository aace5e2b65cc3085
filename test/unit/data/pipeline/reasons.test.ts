/** Why a figure is not there, and on what one that is there stands: each of the reasons, on made-up areas. */
import { describe, expect, it } from "vitest";
import type { CatalogEntry } from "#data/indicators/entry.ts";
import { grounds, type Joins, readCells } from "#data/pipeline/compute/cells.ts";
import { memoizedColumns } from "#data/pipeline/compute/memoized-columns.ts";
import { observe } from "#data/pipeline/compute/observe.ts";
import type { Relation } from "#data/pipeline/crosswalk/relation.ts";
import { withholdMixedDivisions } from "#data/pipeline/readers/police.ts";
import { putFigure } from "#data/pipeline/readers/sentinel.ts";
import { addRow, fieldOf, newTable, type SourceTable } from "#data/pipeline/readers/table.ts";
import type { AreaIndex, Level } from "#data/schema/area.ts";
import { hasValue, statuses } from "#data/schema/status.ts";

type Rows = Record<string, Record<string, number | string | null>>;

function table(id: string, year: number, rows: Rows): SourceTable {
  const made = newTable(id, year);
  for (const [code, cells] of Object.entries(rows)) {
    const row = addRow(made, code);
    for (const [field, raw] of Object.entries(cells)) putFigure(fieldOf(made, field), row, raw, field);
  }
  return made;
}

const codes = ["BU00010000", "BU00010001", "BU00010002", "BU00010003", "BU00010004"];
const named = (column?: { status: ArrayLike<number> }) => Array.from(column?.status ?? [], (one) => statuses[one]);
const mixOf = (...parts: string[]) => ({
  kind: "parts" as const,
  parts: parts.map((code) => ({ code, share: 1, cover: 1 })),
  uncertain: 0,
});
const relation: Relation = {
  from: 2015,
  to: 2024,
  sameFrom: 0.95,
  backTest: [],
  lost: {},
  levels: {
    buurt: {
      BU00010000: { kind: "same", code: "BU00010000" },
      BU00010001: { kind: "none", reason: "no older buurt has its people here" },
      BU00010002: mixOf("BU00010002", "BU00010003"),
      BU00010003: mixOf("BU00010008", "BU00010009"),
      BU00010004: { kind: "none", reason: "no older buurt has its people here" },
    },
  },
};

describe("why there is no figure of an older division", () => {
  const old = table("kwb2015", 2015, {
    BU00010000: { AANT_INW: 100, OTHER: -99997 },
    BU00010001: { AANT_INW: 100, OTHER: 1 },
    BU00010002: { AANT_INW: 900, OTHER: -99997 },
    BU00010003: { AANT_INW: 100, OTHER: 3 },
    BU00010008: { AANT_INW: 900, OTHER: -99997 },
    BU00010009: { AANT_INW: 100, OTHER: -99999999 },
  });
  const read = (summable: boolean) =>
    readCells(
      { tables: [old], relation },
      { table: "kwb2015", field: "OTHER", year: 2015, level: "buurt", codes, division: 2015, summable },
    );

  it("is the source's own word for the same area, another area where its code has a figure, and else that of most people", () => {
    expect(named(read(false))).toEqual(["suppressed", "otherArea", "otherArea", "otherArea", "missing"]);
    // Of a sum: who lives in the parts without a figure.
    expect(named(read(true))).toEqual(["suppressed", "otherArea", "suppressed", "otherArea", "missing"]);
  });
});

describe("why there is no rate", () => {
  const today = table("85984NED", 2024, {
    BU00010000: { AantalInwoners_5: 100, Mannen_6: 40, Mean_9: null },
    BU00010001: { AantalInwoners_5: 20, Mannen_6: 10, Mean_9: null },
    BU00010002: { AantalInwoners_5: 0, Mannen_6: 0, Mean_9: null },
    BU00010003: { AantalInwoners_5: 300, Mannen_6: "x", Mean_9: 4 },
    BU00010004: { AantalInwoners_5: 300, Mannen_6: null, Mean_9: 5 },
  });
  const old = table("kwb2015", 2015, {
    BU00010000: { AANT_INW: 49, P_MAN: 30 },
  });
  const joins: Joins = { tables: [today, old], relation };
  const figure = (id: string, more: Pick<CatalogEntry, "from" | "aggregation">): CatalogEntry =>
    ({ id, unit: { label: { nl: "x", en: "x" }, decimals: 1 }, source: "cbs-kwb-2024", field: "x", ...more }) as CatalogEntry;
  const binding = { levels: ["buurt" as const], national: false };
  const inhabitants = figure("inwoners", {
    aggregation: { rule: "sum" },
    from: [{ ...binding, years: [2024], figure: { kind: "field", table: "85984NED", field: "AantalInwoners_5" } }],
  });
  const men = figure("mannen", {
    aggregation: { rule: "mean", weight: "inwoners" },
    from: [
      {
        ...binding,
        years: [2024],
        figure: {
          kind: "ratio",
          numerator: [{ table: "85984NED", field: "Mannen_6" }],
          denominator: [{ table: "85984NED", field: "AantalInwoners_5" }],
          scale: 100,
          minimum: 50,
        },
      },
      {
        ...binding,
        years: [2015],
        division: 2015,
        figure: {
          kind: "field",
          table: "kwb2015",
          field: "P_MAN",
          small: { of: { table: "kwb2015", field: "AANT_INW" }, below: 50 },
        },
      },
    ],
  });
  const mean = figure("gemiddelde", {
    aggregation: { rule: "mean", weight: "inwoners" },
    from: [{ ...binding, years: [2024], figure: { kind: "field", table: "85984NED", field: "Mean_9" } }],
  });
  const index = (level: "gemeente" | "wijk" | "buurt", list: string[], parents: number): AreaIndex => ({
    level,
    year: 2024,
    bordered: list.length,
    codes: list,
    names: list,
    parents: list.map(() => parents),
    gemeenten: list.map(() => parents),
    inhabitants: list.map(() => -1),
  });
  const columnOf = memoizedColumns({
    entries: [inhabitants, men, mean],
    joins,
    indexes: {
      gemeente: index("gemeente", ["GM0001"], -1),
      wijk: index("wijk", ["WK000100"], 0),
      buurt: index("buurt", codes, 0),
    },
    groups: [],
  });

  it("tells few people from none, and what the source withholds from what it does not have", () => {
    expect(named(columnOf("mannen", "buurt", 2024))).toEqual(["ok", "tooSmall", "notApplicable", "suppressed", "missing"]);
    expect(named(columnOf("gemiddelde", "buurt", 2024))).toEqual(["missing", "missing", "notApplicable", "ok", "ok"]);
  });

  it("says so where only then few people lived there", () => {
    // No column of an area that has a figure: the source is asked itself.
    const cells = observe(joins, men.from[1] as CatalogEntry["from"][number], { year: 2015, level: "buurt", codes }, false);
    expect(named(cells)[0]).toBe("tooSmall");
    const more = table("kwb2015", 2015, {
      BU00010000: { AANT_INW: 49, P_MAN: 30 },
      BU00010001: { AANT_INW: 40, P_MAN: 30 },
      BU00010003: { AANT_INW: 400, P_MAN: 30 },
    });
    const same = Object.fromEntries(codes.map((code) => [code, { kind: "same" as const, code }]));
    const columns = memoizedColumns({
      entries: [inhabitants, men],
      joins: { tables: [today, more], relation: { ...relation, levels: { buurt: same } } },
      indexes: {
        gemeente: index("gemeente", ["GM0001"], -1),
        wijk: index("wijk", ["WK000100"], 0),
        buurt: index("buurt", codes, 0),
      },
      groups: [],
    });
    expect(named(columns("mannen", "buurt", 2015))).toEqual(["tooSmallThen", "tooSmall", "missing", "ok", "missing"]);
  });

  it("stands with the ground of every figure: the source's own, and computed for what was rolled up", () => {
    const ground = (level: Level) => {
      const column = columnOf("gemiddelde", level, 2024);
      return Array.from(column?.ground ?? [], (one, row) => (Number.isNaN(column?.values[row]) ? undefined : grounds[one]));
    };
    expect(ground("buurt")).toEqual([undefined, undefined, undefined, "own", "own"]);
    expect(ground("wijk")).toEqual(["computed"]);
  });
});

it("what the police table points elsewhere is withheld by us, and a larger area says why it has no sum", () => {
  const crimes = table("47018NED", 2024, {
    GM0001: { GeregistreerdeMisdrijven_1: 100 },
    BU00010000: { GeregistreerdeMisdrijven_1: 20 },
  });
  withholdMixedDivisions(crimes, codes);
  const cells = readCells(
    { tables: [crimes], relation },
    { table: "47018NED", field: "GeregistreerdeMisdrijven_1", year: 2024, level: "buurt", codes, summable: true },
  );
  expect(named(cells)).toEqual(codes.map(() => "withheldByUs"));
});

it("the ground of a figure of an older division is the borders, years in between, evidence or older buurten", () => {
  const levelsOf = (buurt: Relation["levels"][string]): Relation => ({ ...relation, levels: { buurt } });
  const oldest = levelsOf({
    BU00010000: { kind: "same", code: "BU00010000" },
    BU00010001: { kind: "none", reason: "" },
    BU00010002: { kind: "none", reason: "" },
    BU00010003: mixOf("BU00010003", "BU00010004"),
    BU00010004: { kind: "none", reason: "" },
  });
  const in2020 = { ...levelsOf({ BU00010001: { kind: "same", code: "BU00010009" } }), from: 2020 };
  const evidence = [{ from: 2020, to: 2024, levels: { buurt: { BU00010002: "gemeenteCodes" as const } } }];
  const rows = Object.fromEntries([...codes, "BU00010009"].map((code) => [code, { AANT_INW: 100 }]));
  const at = (year: number, division: number) => {
    const joins: Joins = { tables: [table("kwb", year, rows)], relation: oldest, between: [in2020], evidence };
    const query = { table: "kwb", field: "AANT_INW", year, level: "buurt", codes, division, summable: true } as const;
    const { status, ground } = readCells(joins, query);
    return Array.from(status, (one, row) =>
      hasValue(statuses[one] ?? "missing") ? grounds[ground?.[row] ?? -1] : statuses[one],
    );
  };
  expect(at(2015, 2015)).toEqual(["borders", "otherArea", "otherArea", "parts", "otherArea"]);
  expect(at(2020, 2020)).toEqual(["between", "borders", "evidence", "otherArea", "otherArea"]);
});
