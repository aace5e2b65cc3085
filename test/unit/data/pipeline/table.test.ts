import { describe, expect, it } from "vitest";
import { putFigure } from "#data/pipeline/readers/sentinel.ts";
import { addRow, fieldOf, figureOf, missing, newTable } from "#data/pipeline/readers/table.ts";

const codeOf = (row: number) => `BU${String(row).padStart(8, "0")}`;

describe("a table of figures", () => {
  it("keeps every figure while it grows past its room", () => {
    const table = newTable("kwb2024", 2024);
    for (let row = 0; row < 20_000; row++) {
      const at = addRow(table, codeOf(row));
      putFigure(fieldOf(table, "all"), at, row, "all");
      if (row % 7_000 === 3) putFigure(fieldOf(table, "some"), at, row / 2, "some");
    }
    for (let row = 0; row < 20_000; row++) {
      expect(figureOf(table, "all", codeOf(row))).toBe(row);
      expect(figureOf(table, "some", codeOf(row))).toBe(row % 7_000 === 3 ? row / 2 : undefined);
    }
  });

  it("has room for a row that is added after the field was asked for", () => {
    const table = newTable("kwb2024", 2024);
    for (let row = 0; row < 1_000; row++) putFigure(fieldOf(table, "field"), addRow(table, codeOf(row)), row, "field");
    expect([...table.rows.keys()].map((code) => figureOf(table, "field", code))).toEqual([...table.rows.values()]);
  });

  it("answers missing where nothing was put", () => {
    const table = newTable("kwb2024", 2024);
    addRow(table, codeOf(1));
    expect(fieldOf(table, "field").status[0]).toBe(missing);
    expect(figureOf(table, "field", codeOf(1))).toBeUndefined();
  });
});
