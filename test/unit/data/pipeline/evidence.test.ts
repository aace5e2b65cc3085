/** Areas of divisions without borders: what may be taken, on made-up codes. */
import { describe, expect, it } from "vitest";
import { readCells } from "#data/pipeline/compute/cells.ts";
import type { Evidence } from "#data/pipeline/crosswalk/evidence.ts";
import { healthEvidence } from "#data/pipeline/crosswalk/health-evidence.ts";
import type { Relation } from "#data/pipeline/crosswalk/relation.ts";
import { wijkenEvidence } from "#data/pipeline/crosswalk/wijken-evidence.ts";
import { putFigure } from "#data/pipeline/readers/sentinel.ts";
import { addRow, fieldOf, newTable, type SourceTable } from "#data/pipeline/readers/table.ts";
import type { AreaIndex } from "#data/schema/area.ts";
import { statuses } from "#data/schema/status.ts";

function table(id: string, year: number, field: string, cells: Record<string, number | null>): SourceTable {
  const made = newTable(id, year);
  for (const [code, raw] of Object.entries(cells)) putFigure(fieldOf(made, field), addRow(made, code), raw, field);
  return made;
}

const index = (codes: string[], names = codes): AreaIndex => ({
  level: "buurt",
  year: 2024,
  bordered: codes.length,
  codes,
  names,
  parents: codes.map(() => 0),
  gemeenten: codes.map(() => 0),
  inhabitants: codes.map(() => 1000),
});

const relationOf = (levels: Relation["levels"]): Relation => ({
  from: 2015,
  to: 2024,
  sameFrom: 0.95,
  backTest: [],
  lost: {},
  levels,
});
/** Of the same code only what is called `own` counts. */
const nearly = (code: string, part: number, own = part) => ({
  kind: "parts" as const,
  parts: [{ code, share: 1, cover: 1 }],
  uncertain: 0,
  own,
});

describe("on the division of 2020", () => {
  // Gemeente 0001 kept its codes; 0002 lost one in wijk 00 and kept those of wijk 01.
  const then = [
    "BU00010001",
    "BU00010002",
    "BU00010003",
    "BU00010004",
    "BU00020001",
    "BU00020002",
    "BU00020101",
    "BU00020102",
  ] as const;
  const now = then.filter((code) => code !== "BU00020002");
  const health = (field: string, code: string, year: number) => {
    if (code === "BU00010003") return null;
    // One buurt got another area: its figure on today's division is far off in one of the years.
    return code === "BU00010002" && field === "GoedErvarenGezondheid_4" && year === 2016 ? 60 : 75;
  };
  const tables = [2016, 2020].flatMap((year) =>
    (
      [
        ["50090NED", "ErvarenGezondheidGoedZeerGoed_4", then],
        ["50150NED", "GoedErvarenGezondheid_4", now],
      ] as const
    ).map(([id, field, codes]) =>
      table(id, year, field, Object.fromEntries(codes.map((code) => [code, health(field, code, year)]))),
    ),
  );
  const relation = relationOf({
    buurt: {
      BU00010001: nearly("BU00010001", 0.3),
      BU00010002: nearly("BU00010002", 0.9),
      BU00010003: nearly("BU00010003", 0.5),
      BU00010004: { kind: "same", code: "BU00010004" },
      BU00020001: nearly("BU00020001", 0.94),
      BU00020101: nearly("BU00020101", 0.85),
      BU00020102: nearly("BU00020199", 0.9, 0),
    },
  });
  const indexes = { gemeente: index([]), wijk: index([]), buurt: index([...now]) };
  const found = healthEvidence({ tables, indexes, relation }) as Evidence;

  it("takes an area whose gemeente kept all codes and whose figures agree, and refuses the rest by name of the reason", () => {
    expect(found.levels.buurt).toEqual({
      BU00010001: "gemeenteCodes",
      BU00010002: "figuresDiffer",
      BU00010003: "notSeen",
      BU00020001: "codesChanged",
      BU00020101: "wijkCodes",
      BU00020102: "bordersDiffer",
    });
  });

  it("refuses what CBS itself flags as changed in an edition since, and not what it flags of before", () => {
    const edition = (year: number, code: string) => {
      const made = newTable("kwb", year);
      made.changed.add(code);
      return made;
    };
    const flags = [edition(2020, "BU00010001"), edition(2021, "BU00020101")];
    const flagged = healthEvidence({ tables: [...tables, ...flags], indexes, relation });
    expect(flagged?.levels.buurt).toEqual({ ...found.levels.buurt, BU00020101: "changeFlagged" });
  });

  it("judges a gemeente by its own figures where its buurten got other codes", () => {
    const gemeenten = ["GM0001", "GM0002", "GM0003", "GM0004"] as const;
    const field = (id: string, year: number, name: string, cells: number[]) =>
      table(id, year, name, Object.fromEntries(gemeenten.map((code, i) => [code, cells[i] ?? null])));
    const own = [
      field("50090NED", 2016, "ErvarenGezondheidGoedZeerGoed_4", [75, 75, 75, 75]),
      field("50150NED", 2016, "GoedErvarenGezondheid_4", [75.5, 75, 79, 75]),
      field("kwb", 2020, "AantalInwoners", [10_000, 10_000, 10_000, 10_000]),
      field("85984NED", 2024, "AantalInwoners_5", [10_300, 13_000, 10_000, 10_000]),
    ];
    const judged = (between: Relation[]) =>
      healthEvidence({
        tables: own,
        indexes: { gemeente: index([...gemeenten]), wijk: index([]), buurt: index([]) },
        relation: relationOf({}),
        between,
      })?.levels.gemeente;
    expect(judged([])).toEqual({
      GM0001: "ownFigures",
      GM0002: "inhabitantsDiffer",
      GM0003: "figuresDiffer",
      GM0004: "ownFigures",
    });
    // Known borders of that year say more.
    const borders = relationOf({ gemeente: { GM0001: { kind: "same", code: "GM0001" }, GM0004: { kind: "none", reason: "" } } });
    expect(judged([{ ...borders, from: 2020 }])).toMatchObject({ GM0004: "bordersDiffer" });
    expect(judged([{ ...borders, from: 2020 }])).not.toHaveProperty("GM0001");
  });

  it("marks what it takes as estimated, leaves what the borders prove as it is and never joins on the bare code", () => {
    const query = { table: "50090NED", field: "ErvarenGezondheidGoedZeerGoed_4", year: 2020, level: "buurt" } as const;
    const cells = readCells({ tables, relation, evidence: [found] }, { ...query, codes: now, division: 2020, summable: false });
    expect([...cells.status].map((status) => statuses[status])).toEqual([
      "estimated",
      "otherArea",
      "missing",
      "ok",
      "otherArea",
      "estimated",
      "otherArea",
    ]);
    expect(Number.isNaN(cells.values[1])).toBe(true);
  });
});

describe("on the division of 2022", () => {
  const wijken = ["WK000100", "WK000101", "WK000102", "WK000103", "WK000200"];
  const older = newTable("wijken2022", 2022);
  const today = newTable("85984NED", 2024);
  const put = (into: SourceTable, code: string, cells: Record<string, number>) => {
    const row = addRow(into, code);
    for (const [field, raw] of Object.entries(cells)) putFigure(fieldOf(into, field), row, raw, field);
  };
  for (const code of wijken) put(today, code, { AantalInwoners_5: 1000, OppervlakteLand_116: 200 });
  put(older, "WK000100", { population: 970, area: 2.03 });
  put(older, "WK000101", { population: 970, area: 1.4 });
  put(older, "WK000102", { population: 700, area: 2 });
  put(older, "WK000103", { population: 990, area: 2 });
  put(older, "WK000200", { population: 1000, area: 2 });
  put(older, "WK000201", { population: 1000, area: 2 });
  const names = new Map(wijken.map((code) => [code, code === "WK000103" ? "Oud-Zuid" : "Wijk 1"]));
  const found = wijkenEvidence({
    tables: [older, today],
    names,
    indexes: { gemeente: index([]), wijk: index(wijken, ["wijk-1", "Wijk 1", "Wijk 1", "Nieuw-Zuid", "Wijk 1"]) },
    relation: relationOf({ wijk: {} }),
  });

  it("name, size and inhabitants must agree, in a gemeente that kept its wijken", () => {
    expect(found?.levels.wijk).toEqual({
      WK000100: "description",
      WK000101: "sizeDiffers",
      WK000102: "inhabitantsDiffer",
      WK000103: "nameDiffers",
      WK000200: "codesChanged",
    });
  });
});
