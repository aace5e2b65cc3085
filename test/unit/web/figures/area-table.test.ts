import { describe, expect, it } from "vitest";
import type { AreaIndex } from "#data/schema/area.ts";
import { csvOf } from "#data/text/csv.ts";
import { exactValue, rowsInView, sortRows } from "#web/figures/table/area-table.tsx";

const index = (level: "gemeente" | "wijk", names: string[], gemeenten: number[]): AreaIndex => ({
  level,
  year: 2024,
  bordered: names.length,
  codes: names.map((_, i) => `${level}${i}`),
  names,
  parents: gemeenten,
  gemeenten,
  inhabitants: names.map(() => 0),
});
const gemeenten = index("gemeente", ["Utrecht", "Amsterdam"], [-1, -1]);
const wijken = index("wijk", ["Wijk 10", "Wijk 9", "Écu", "Dok"], [0, 0, 1, 1]);
const values = Float64Array.from([5, Number.NaN, 7, 5]);
const sorted = (by: "name" | "gemeente" | "value", descending = false) =>
  sortRows([0, 1, 2, 3], { by, descending }, wijken, gemeenten, values).map((row) => wijken.names[row]);

describe("rows of the table", () => {
  it("are sorted by name as people do: accents do not matter and 9 comes before 10", () => {
    expect(sorted("name")).toEqual(["Dok", "Écu", "Wijk 9", "Wijk 10"]);
  });

  it("are sorted by gemeente and within it by name", () => {
    expect(sorted("gemeente")).toEqual(["Dok", "Écu", "Wijk 9", "Wijk 10"]);
    expect(sorted("gemeente", true)).toEqual(["Wijk 9", "Wijk 10", "Dok", "Écu"]);
  });

  it("without a value come last, whichever way values are sorted", () => {
    expect(sorted("value")).toEqual(["Dok", "Wijk 10", "Écu", "Wijk 9"]);
    expect(sorted("value", true)).toEqual(["Écu", "Dok", "Wijk 10", "Wijk 9"]);
  });

  it("are those in the window, and all of them while the map shows another level", () => {
    expect(rowsInView({ level: "wijk", rows: Uint32Array.of(1, 3) }, wijken)).toEqual(Uint32Array.of(1, 3));
    expect(rowsInView({ level: "gemeente", rows: Uint32Array.of(1) }, wijken)).toHaveLength(4);
    expect(rowsInView(undefined, wijken)).toHaveLength(4);
  });
});

describe("CSV", () => {
  it("opens right in Dutch Excel: byte order mark, semicolons, decimal comma, empty for no value", () => {
    expect(
      csvOf([
        ["naam", "waarde"],
        ["Écu", 7.5],
        ["Dok", null],
      ]),
    ).toBe("\uFEFFnaam;waarde\r\nÉcu;7,5\r\nDok;\r\n");
  });

  it("quotes what would break a row", () => {
    expect(csvOf([['De "Wijk"; oost', "a\nb"]])).toBe('\uFEFF"De ""Wijk""; oost";"a\nb"\r\n');
  });

  it("never lets a text become a formula, and leaves negative numbers alone", () => {
    expect(csvOf([["=1+1", "@x", "+31", "-kade", "＝1+1", "＋31", "－1", "＠x", -0.5]])).toBe(
      "\uFEFF'=1+1;'@x;'+31;'-kade;'＝1+1;'＋31;'－1;'＠x;-0,5\r\n",
    );
  });

  it("holds the value with the digits of the column and no more", () => {
    const column = { values: Float64Array.from([0.1 + 0.2, Number.NaN]), status: new Uint8Array(2), decimals: 2, indexHash: "" };
    const indicator = { unit: { label: { nl: "km", en: "km" }, decimals: 2 } };
    expect(exactValue(indicator, column, 0)).toBe(0.3);
    expect(exactValue(indicator, column, 1)).toBeNull();
  });

  it("holds money in whole euros, as it stands on the screen", () => {
    const column = { values: Float64Array.of(32.44, 327), status: new Uint8Array(2), decimals: 1, indexHash: "" };
    const indicator = { unit: { label: { nl: "x 1.000 euro", en: "x 1,000 euro" }, decimals: 1, euros: 1000 } };
    expect([0, 1].map((row) => exactValue(indicator, column, row))).toEqual([32_400, 327_000]);
  });
});
