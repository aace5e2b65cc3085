import { describe, expect, it } from "vitest";
import {
  countWords,
  eurosOf,
  formatDate,
  formatEuro,
  formatNumber,
  formatSigned,
  formatYears,
  unitName,
} from "#web/labels/format.ts";
import { overwriteGetLocale } from "#web/paraglide/runtime.js";

const unit = (nl: string, decimals: number) => ({ label: { nl, en: nl }, decimals });
const plain = { method: "quantile", classes: 5 } as const;
const percent = { unit: unit("%", 1), classMethod: plain };

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

describe("money", () => {
  const property = { unit: { ...unit("x 1.000 euro", 0), euros: 1000 }, classMethod: plain };
  const income = { unit: { ...unit("x 1.000 euro", 1), euros: 1000 }, classMethod: plain };

  it("has cents where there are any, and a space that never breaks behind the sign", () => {
    expect(formatEuro(12_500)).toBe("€\u00a012.500");
    expect(formatEuro(12_500.5)).toBe("€\u00a012.500,50");
  });

  it("of a source in thousands stands in whole euros, as precise as the source and no more", () => {
    expect(formatSigned(property, 327)).toBe("€\u00a0327.000");
    expect(formatSigned(property, 326.731)).toBe("€\u00a0327.000");
    expect(formatSigned(income, 32.4)).toBe("€\u00a032.400");
    expect(eurosOf(income, 32.4)).toBe(32_400);
    expect(eurosOf(percent, 12)).toBeUndefined();
    expect(unitName(property)).toBe("euro");
  });

  it("is written in English as the English do", () => {
    overwriteGetLocale(() => "en");
    try {
      expect(formatSigned(property, 327)).toBe("€327,000");
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
