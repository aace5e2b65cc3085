import { describe, expect, it } from "vitest";
import {
  countWords,
  eurosOf,
  formatBare,
  formatDate,
  formatEuro,
  formatFigure,
  formatNumber,
  formatYears,
  unitName,
} from "#web/labels/format.ts";
import { overwriteGetLocale } from "#web/paraglide/runtime.js";

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

describe("money", () => {
  const property = { unit: { ...unit("x 1.000 euro", 0), euros: 1000 }, classMethod: plain };
  const income = { unit: { ...unit("x 1.000 euro", 1), euros: 1000 }, classMethod: plain };

  it("has cents where there are any, and a space that never breaks behind the sign", () => {
    expect(formatEuro(12_500)).toBe("€\u00a012.500");
    expect(formatEuro(12_500.5)).toBe("€\u00a012.500,50");
  });

  it("of a source in thousands stands in whole euros, as precise as the source and no more", () => {
    expect(formatFigure(property, 327, "ok")).toBe("€\u00a0327.000");
    expect(formatBare(property, 326.731, "estimated")).toBe("€\u00a0327.000");
    expect(formatFigure(income, 32.4, "ok")).toBe("€\u00a032.400");
    expect(eurosOf(income, 32.4)).toBe(32_400);
    expect(eurosOf(percent, 12)).toBeUndefined();
    expect(unitName(property)).toBe("euro");
    expect(formatFigure(property, null, "suppressed")).toBe("afgeschermd");
  });

  it("is written in English as the English do", () => {
    overwriteGetLocale(() => "en");
    try {
      expect(formatFigure(property, 327, "ok")).toBe("€327,000");
      expect(formatEuro(12_500.5)).toBe("€12,500.50");
    } finally {
      overwriteGetLocale(() => "nl");
    }
  });
});

describe("counts", () => {
  it("say what they count", () => {
    expect(countWords("gemeente", 342)).toBe("342 gemeenten");
    expect(countWords("buurt", 14_574)).toBe("14.574 buurten");
    expect(countWords("wijk", 1)).toBe("1 wijk");
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
