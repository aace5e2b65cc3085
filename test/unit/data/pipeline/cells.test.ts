import { describe, expect, it } from "vitest";
import { catalog } from "#data/indicators/catalog.ts";
import type { CatalogEntry } from "#data/indicators/entry.ts";
import { type Joins, readCells } from "#data/pipeline/compute/cells.ts";
import { observe } from "#data/pipeline/compute/observe.ts";
import { rollUpColumn } from "#data/pipeline/compute/roll-up.ts";
import type { Relation } from "#data/pipeline/crosswalk/relation.ts";
import { putFigure } from "#data/pipeline/readers/sentinel.ts";
import { addRow, fieldOf, newTable, type SourceTable } from "#data/pipeline/readers/table.ts";
import { statuses } from "#data/schema/status.ts";

type Rows = Record<string, Record<string, number | string | null>>;

function table(id: string, year: number, rows: Rows): SourceTable {
  const made = newTable(id, year);
  for (const [code, cells] of Object.entries(rows)) {
    const row = addRow(made, code);
    for (const [field, raw] of Object.entries(cells)) putFigure(fieldOf(made, field), row, raw, field);
  }
  return made;
}

const codes = ["BU00010001", "BU00010002", "BU00010003", "BU00010004"] as const;
const relation: Relation = {
  from: 2015,
  to: 2024,
  sameFrom: 0.95,
  backTest: [],
  lost: {},
  levels: {
    buurt: {
      // The code stayed with its area; moved to another area; a merger of two; new land.
      BU00010001: { kind: "same", code: "BU00010001" },
      BU00010002: { kind: "same", code: "BU00010009" },
      BU00010003: {
        kind: "parts",
        parts: [
          { code: "BU00010003", share: 1, cover: 0.5 },
          { code: "BU00010004", share: 0.5, cover: 0.5 },
        ],
        uncertain: 0,
      },
      BU00010004: { kind: "none", reason: "no older area lies here" },
    },
  },
};
const readOld = () =>
  table("kwb2015", 2015, {
    BU00010001: { AANT_INW: 100, BEV_DICHTH: 10 },
    BU00010002: { AANT_INW: 7777, BEV_DICHTH: 77 },
    BU00010003: { AANT_INW: 300, BEV_DICHTH: 30 },
    BU00010004: { AANT_INW: 40, BEV_DICHTH: 4 },
    BU00010009: { AANT_INW: 900, BEV_DICHTH: 90 },
  });
const old = readOld();
const joins: Joins = { tables: [old], relation };
const shown = ({ values, status }: { values: ArrayLike<number>; status: ArrayLike<number> }) =>
  Array.from(values, (value, row) => (Number.isNaN(value) ? statuses[status[row] ?? 0] : value));

describe("figures of another division", () => {
  const query = { table: "kwb2015", year: 2015, level: "buurt", codes, division: 2015 } as const;

  it("follow the shape and not the code; counts are shared out, marked as estimated, with what they rest on", () => {
    const cells = readCells(joins, { ...query, field: "AANT_INW", summable: true });
    expect(shown(cells)).toEqual([100, 900, 320, "otherArea"]);
    expect([...cells.status].map((status) => statuses[status])).toEqual(["ok", "ok", "estimated", "otherArea"]);
    expect(cells.coverage?.[2]).toBe(1);
  });

  it("break off where the area changed, when they are no counts", () => {
    expect(shown(readCells(joins, { ...query, field: "BEV_DICHTH", summable: false }))).toEqual([
      10,
      90,
      "otherArea",
      "otherArea",
    ]);
  });

  it("of a year without a map are taken only where the area with that code is stated unchanged", () => {
    const health = table("50090NED", 2020, Object.fromEntries(codes.map((code, i) => [code, { Roker_11: 10 + i }])));
    const cells = readCells(
      { tables: [health], relation },
      { table: "50090NED", field: "Roker_11", year: 2020, level: "buurt", codes, division: 2020, summable: false },
    );
    expect(shown(cells)).toEqual([10, "otherArea", "otherArea", "otherArea"]);
  });

  it("leave out a part without a figure, and then the whole where too few people are left", () => {
    const gaps = table("kwb2015", 2015, {
      BU00010003: { AANT_INW: 300, AANTAL_HH: -99999999 },
      BU00010004: { AANT_INW: 40, AANTAL_HH: 20 },
    });
    expect(shown(readCells({ tables: [gaps], relation }, { ...query, field: "AANTAL_HH", summable: true }))[2]).toBe("missing");
  });

  const parts = (uncertain: number, kind: "same" | "parts" = "parts") => ({
    ...relation,
    levels: {
      buurt: { BU00010003: { kind, code: "BU00010003", parts: [{ code: "BU00010004", share: 1, cover: 1 }], uncertain } },
    },
  });
  const third = (of: Relation) =>
    shown(readCells({ tables: [readOld()], relation: of }, { ...query, field: "AANT_INW", summable: true }))[2];

  it("are no figure where it is uncertain where the people lived", () => {
    expect(third(parts(0.05))).toBe(40);
    expect(third(parts(0.06))).toBe("otherArea");
  });

  it("count who lives there where the shape is the same and its buurten are others", () => {
    expect(third(parts(0, "same"))).toBe(40);
    // Uncertain: then the figure of the same shape stands.
    expect(third(parts(0.06, "same"))).toBe(300);
  });
});

describe("a rate", () => {
  const people = table("85984NED", 2024, {
    BU00010001: { AantalInwoners_5: 49, Mannen_6: 20 },
    BU00010002: { AantalInwoners_5: 50, Mannen_6: 20 },
    BU00010003: { AantalInwoners_5: 200, Mannen_6: null },
    BU00010004: { AantalInwoners_5: 0, Mannen_6: 0 },
  });
  const binding: CatalogEntry["from"][number] = {
    figure: {
      kind: "ratio",
      numerator: [{ table: "85984NED", field: "Mannen_6" }],
      denominator: [{ table: "85984NED", field: "AantalInwoners_5" }],
      scale: 100,
      minimum: 50,
    },
    years: [2024],
    levels: ["buurt"],
    national: false,
  };

  it("on fewer than 50 inhabitants is too small, and never a division by zero", () => {
    const cells = observe({ tables: [people], relation }, binding, { year: 2024, level: "buurt", codes }, false);
    expect(shown(cells)).toEqual(["tooSmall", 40, "missing", "notApplicable"]);
  });

  it("has no figure without a denominator of the same year", () => {
    const cells = observe({ tables: [people], relation }, binding, { year: 2023, level: "buurt", codes }, false);
    expect(shown(cells)).toEqual(["missing", "missing", "missing", "missing"]);
  });
});

describe("a roll-up", () => {
  const entries = new Map(catalog.map((entry) => [entry.id, entry]));
  const column = (values: (number | null)[]) => ({
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
    status: Uint8Array.from(values, (value) => statuses.indexOf(value === null ? "missing" : "ok")),
    computed: false,
    source: "cbs-kwb-2024" as const,
    field: "AantalInwoners_5",
  });
  const inhabitants = entries.get("inwoners") as CatalogEntry;
  const score = entries.get("leefbaarometer-score") as CatalogEntry;
  const areas = [{ rows: [0, 1, 2], shares: [1, 1, 1] }];

  it("adds up what is a sum", () => {
    const rolled = rollUpColumn({ entry: inhabitants, year: 2024, entries, areas, from: () => column([10, 20, 30]) });
    expect(rolled).toMatchObject({
      values: Float64Array.of(60),
      status: Uint8Array.of(0),
      coverage: Float64Array.of(1),
      computed: true,
      source: "cbs-kwb-2024",
      field: "AantalInwoners_5",
    });
  });

  it("weighs a mean, and says how much of the people it rests on", () => {
    const figures: Record<string, ReturnType<typeof column>> = { "leefbaarometer-score": column([0.1, 0.4, null]) };
    const rolled = rollUpColumn({
      entry: score,
      year: 2024,
      entries,
      areas,
      from: (id) => figures[id] ?? column([100, 200, 100]),
    });
    expect(rolled?.values[0]).toBeCloseTo(0.3, 6);
    expect(rolled?.coverage?.[0]).toBeCloseTo(0.75, 6);
    expect(statuses[rolled?.status[0] ?? 0]).toBe("estimated");
  });

  it("does not let areas without a weight in the year fall out unnoticed", () => {
    const from = (id: string, year: number) =>
      id === "inwoners" ? (year === 2022 ? column([100, null, 100]) : column([100, 800, 100])) : column([1, null, 1]);
    const crimes = { ...inhabitants, id: "other" };
    const rolled = rollUpColumn({ entry: crimes, year: 2022, entries, areas, from });
    expect(rolled?.values[0]).toBeNaN();
    expect(rolled?.coverage?.[0]).toBeCloseTo(0.2, 6);
  });
});
