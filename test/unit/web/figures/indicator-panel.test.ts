import { describe, expect, it } from "vitest";
import { filterIndicators } from "#web/figures/indicators/indicator-panel.tsx";

const text = (nl: string) => ({ nl, en: nl });
const indicators = [
  {
    id: "woz-waarde",
    theme: "wonen",
    name: text("Gemiddelde WOZ-waarde"),
    short: text("WOZ"),
    explanation: text("De waarde van een huis."),
  },
  {
    id: "huurwoningen",
    theme: "wonen",
    name: text("Huurwoningen"),
    short: text("Huur"),
    explanation: text("Woningen die verhuurd worden."),
  },
  {
    id: "eenzaam",
    theme: "gezondheid",
    name: text("Eenzaamheid"),
    short: text("Eenzaam"),
    explanation: text("Wie alleen in huis zit."),
  },
] as const;
const found = (words: string) => filterIndicators(indicators, words).map((one) => one.id);

describe("finding an indicator", () => {
  it("gives all of them for an empty question", () => {
    expect(found("  ")).toHaveLength(3);
  });

  it("puts names before explanations", () => {
    expect(found("hu")).toEqual(["huurwoningen", "woz-waarde", "eenzaam"]);
  });

  it("asks that every word is found, in any order", () => {
    expect(found("waarde gemiddelde")).toEqual(["woz-waarde"]);
    expect(found("waarde eenzaam")).toEqual([]);
  });

  it("knows the themes", () => {
    expect(found("gezondheid")).toEqual(["eenzaam"]);
  });
});
