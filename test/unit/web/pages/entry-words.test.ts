/** What an entry holds, as lines for who judges it: roles, choices, days and figures in words, also in the rows of a field. */
import { expect, test } from "vitest";
import { linesOf } from "#web/pages/beheer/entry-words.ts";

const names = {
  area: (code: string) => `gebied ${code}`,
  indicator: () => "Misdrijven",
  organisation: (id: string) => id,
  item: (id: string) => (id === "or-cijfers" ? "We kennen de cijfers." : undefined),
};
const lines = (type: string, field: string, value: unknown) => linesOf(type, field, value, names);

test("a row says its choices and days in words, never as they are stored", () => {
  expect(
    lines("areaApproach", "alliance", [{ organisation: "Gemeente Amersfoort", role: "voorzitter", note: "burgemeester" }]),
  ).toEqual(["Organisatie Gemeente Amersfoort, Rol voorzitter, Toelichting burgemeester"]);
  expect(lines("areaApproach", "plans", [{ kind: "anders", title: "Plan voor het plein" }])).toEqual([
    "Soort plan ander plan, Titel van het plan Plan voor het plein",
  ]);
  expect(lines("areaApproach", "phaseHistory", [{ phase: "orienteren", since: "2022-07-04" }])).toEqual([
    "Fase oriënteren, Sinds 4 juli 2022",
  ]);
});

test("goals, parties and money are said as they are of an initiative", () => {
  expect(lines("areaApproach", "goals", [{ text: "Veiliger", indicator: "misdrijven", direction: "down" }])).toEqual([
    "Veiliger (omlaag: Misdrijven)",
  ]);
  expect(lines("agreement", "parties", [{ organisation: "De Alliantie", role: "uitvoerder" }])).toEqual([
    "De Alliantie (uitvoerder)",
  ]);
  expect(lines("agreement", "standing", "notKept")).toEqual(["niet nagekomen"]);
  expect(lines("fundingLine", "amount", 120_000)).toEqual(["€\u00a0120.000"]);
  expect(lines("areaApproach", "areas", ["WK030710"])).toEqual(["gebied WK030710"]);
});
