import { describe, expect, it } from "vitest";
import { formatBare, formatDate, formatFigure, formatNumber, formatYears } from "#web/labels/format.ts";

const unit = (nl: string, decimals: number) => ({ label: { nl, en: nl }, decimals });
const plain = { method: "quantile", classes: 5 } as const;
const percent = { unit: unit("%", 1), classMethod: plain };
const people = { unit: unit("inwoners", 0), classMethod: plain };
const classes = {
  unit: unit("klasse", 0),
  classMethod: { method: "given", classes: 3, labels: ["zwak", "voldoende", "goed"].map((nl) => ({ nl, en: nl })) } as const,
};
const labelled = { ...classes, classMethod: { ...classes.classMethod, labels: [...classes.classMethod.labels] } };

describe("numbers in Dutch", () => {
  it("have a comma, points between thousands and as many digits as the source supports", () => {
    expect(formatNumber(1234.5, 1)).toBe("1.234,5");
    expect(formatNumber(12, 2)).toBe("12,00");
  });

  it("have a real minus sign and no minus before zero", () => {
    expect(formatNumber(-0.086, 3)).toBe("−0,086");
    expect(formatNumber(-0.0004, 3)).toBe("0,000");
  });
});

describe("figures", () => {
  it("carry their unit: attached for a percentage, with a space otherwise", () => {
    expect(formatFigure(percent, 12.34, "ok")).toBe("12,3%");
    expect(formatFigure(people, 670_610, "ok")).toBe("670.610 inwoners");
  });

  it("leave out a unit that the head of a column already names", () => {
    expect(formatBare(people, 670_610, "ok")).toBe("670.610");
    expect(formatBare(percent, 12.34, "ok")).toBe("12,3%");
  });

  it("name a class and its number", () => {
    expect(formatFigure(labelled, 3, "ok")).toBe("goed (3)");
  });

  it("say in different words why there is no value, and never zero", () => {
    const said = (["suppressed", "missing", "notApplicable", "tooSmall"] as const).map((status) =>
      formatFigure(percent, null, status),
    );
    expect(said).toEqual(["afgeschermd", "geen gegevens", "niet van toepassing", "te klein"]);
    expect(formatFigure(percent, 0, "ok")).toBe("0,0%");
    expect(formatFigure(percent, 99, "suppressed")).toBe("afgeschermd");
  });
});

describe("years and dates", () => {
  it("join years that follow each other", () => {
    expect(formatYears([2024, 2015, 2021, 2022, 2023])).toBe("2015, 2021–2024");
    expect(formatYears([2012, 2013])).toBe("2012, 2013");
    expect(formatYears([])).toBe("");
  });

  it("write a moment as the date it was in the Netherlands", () => {
    expect(formatDate("2026-11-20T23:30:00Z")).toBe("21 november 2026");
  });
});
