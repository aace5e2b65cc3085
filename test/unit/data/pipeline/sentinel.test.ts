import { describe, expect, it } from "vitest";
import { putFigure } from "#data/pipeline/readers/sentinel.ts";
import { fieldOf, newTable } from "#data/pipeline/readers/table.ts";
import { statuses } from "#data/schema/status.ts";

function read(raw: unknown, field = "AantalInwoners_5") {
  const figures = fieldOf(newTable("kwb2024", 2024), field);
  putFigure(figures, 0, raw, field);
  return { value: figures.values[0], status: statuses[figures.status[0] ?? -1] };
}

describe("what stands where a figure should be", () => {
  it.each([
    [-99997, "suppressed"],
    ["-99997", "suppressed"],
    [-99995, "missing"],
    [-99999999, "missing"],
    ["-99999999.0", "missing"],
    ["-99999998", "missing"],
    [".", "missing"],
    [".   ", "missing"],
    ["x", "suppressed"],
    ["-", "missing"],
    ["", "missing"],
    [null, "missing"],
    [undefined, "missing"],
  ])("reads %j as %s, never as a number", (raw, status) => {
    expect(read(raw)).toEqual({ value: Number.NaN, status });
  });

  it.each([
    "HuishoudensTotaal_29",
    "gemiddelde_woningwaarde",
    "GemiddeldInkomenPerInwoner_78",
    "AfstandTotSchool_113",
    "oppervlakte_land_in_ha",
  ])("calls -99997 in %s missing, because the copy lost its zeros there", (field) => {
    expect(read(-99997, field).status).toBe("missing");
  });

  it("keeps a real zero and a real negative figure", () => {
    expect(read(0)).toEqual({ value: 0, status: "ok" });
    expect(read("-0.762")).toEqual({ value: -0.762, status: "ok" });
  });

  it("reads a decimal comma and the asterisk of a provisional figure", () => {
    expect(read("41,9")).toEqual({ value: 41.9, status: "ok" });
    expect(read("8258*")).toEqual({ value: 8258, status: "provisional" });
  });

  it("refuses what is neither a figure nor a known sign", () => {
    expect(() => read("n.v.t.")).toThrow('"n.v.t." is not a number and not a known sign for "no figure"');
    expect(() => read(-99996)).toThrow("-99996 is below every possible figure: an unknown sentinel");
  });
});
