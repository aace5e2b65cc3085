import { describe, expect, test } from "vitest";
import type { Completeness } from "#data/schema/completeness.ts";
import { type GapQuestion, reachStates, variants } from "#data/schema/gap.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { gapCsv, gapParameters, steadinessOf } from "#data/spatial/gap-csv.ts";
import { gapRequest } from "#data/spatial/gap-inputs.ts";
import type { GapInputs } from "#data/spatial/gap-results.ts";
import { findGaps } from "#data/spatial/gaps.ts";
import { plainQuestion, plainSupply } from "../../../fixtures/gap-plain.ts";

/** Two gemeenten: the first has two wijken, of one and of two buurten; the second has one of one. */
function inputs(asked: Partial<GapQuestion> = {}, said: Partial<Completeness> = {}): GapInputs {
  const question = plainQuestion(asked);
  const rows = { gemeente: 2, wijk: 3, buurt: 4 }[question.level];
  return {
    question,
    need: [{ values: Float64Array.from({ length: rows }, (_, row) => row), higherIsBetter: false, weight: 1 }],
    buurten: {
      codes: ["BU00010101", "BU00010201", "BU00010202", "BU00020101"],
      parents: [0, 1, 1, 2],
      gemeenten: [0, 0, 0, 1],
    },
    wijken: { codes: ["WK000101", "WK000102", "WK000201"] },
    gemeenten: { codes: ["GM0001", "GM0002"] },
    labels: [500_000, 5_200_000, 510_000, 5_200_000, 0, 0, 520_000, 5_200_000],
    inhabitants: Float64Array.from([1000, 2000, 0, Number.NaN]),
    shares: {
      "leeftijd-25-45": Float64Array.from([20, 10, 0, 50]),
      "leeftijd-45-65": Float64Array.from([30, 20, 0, 50]),
      "leeftijd-65-plus": Float64Array.from([10, Number.NaN, 0, 50]),
    },
    groups: { "een-gebied": ["WK000102"], "R-eigen": ["BU00010202", "WK000201"] },
    supply: plainSupply([], []),
    completeness: { day: "2026-11-28", declarations: [], accounts: [], withheld: [], ...said },
  };
}

const declared = (area: string, themes: readonly (typeof initiativeThemes)[number][]) =>
  themes.map((theme) => ({ area, theme, declaredOn: "2026-01-01", fadesOn: "2027-01-01" }));

describe("what the kernel gets", () => {
  test("people of a group are its shares of the inhabitants; of a group without figures everybody", () => {
    const { people } = gapRequest(inputs()).areas;
    expect([...people.volwassenen]).toEqual([500, 600, 0, Number.NaN]);
    expect([...people.ouderen]).toEqual([100, Number.NaN, 0, Number.NaN]);
    expect([...people.gezinnen]).toEqual([...people.iedereen]);
    // Where the figures are not published nobody is guessed.
    expect([...people.kinderen].every(Number.isNaN)).toBe(true);
  });

  test("buurten lie where their name stands, and one without a border nowhere", () => {
    const { x, y } = gapRequest(inputs()).areas;
    expect([...x].map(Number.isNaN)).toEqual([false, false, true, false]);
    expect(Math.round(((x[1] ?? 0) - (x[0] ?? 0)) / 100)).toBe(69);
    expect([...y].map(Number.isNaN)).toEqual([false, false, true, false]);
  });

  test.each([
    ["buurt", [0, 1, 2, 3]],
    ["wijk", [0, 1, 1, 2]],
    ["gemeente", [0, 0, 0, 1]],
  ] as const)("at level %s buurten lie in rows %j", (level, rows) => {
    expect([...gapRequest(inputs({ level })).areas.areaOf]).toEqual(rows);
  });

  test("what is said of an area holds in all of it: gemeente, wijk, buurt, area of a list, country", () => {
    const complete = (area: string, asked: Partial<GapQuestion> = { theme: "werk" }) => [
      ...gapRequest(inputs(asked, { declarations: declared(area, ["werk"]) })).areas.complete,
    ];
    expect(complete("GM0001")).toEqual([1, 1, 1, 0]);
    expect(complete("WK000102")).toEqual([0, 1, 1, 0]);
    expect(complete("BU00010202")).toEqual([0, 0, 1, 0]);
    expect(complete("een-gebied")).toEqual([0, 1, 1, 0]);
    expect(complete("NL00")).toEqual([1, 1, 1, 1]);
    expect(complete("GM0001", { theme: "wonen" })).toEqual([0, 0, 0, 0]);
    const { account, withheld } = gapRequest(inputs({}, { accounts: ["WK000201"], withheld: ["GM0001"] })).areas;
    expect([[...account], [...withheld]]).toEqual([
      [0, 0, 0, 1],
      [1, 1, 1, 0],
    ]);
  });

  test("asked of every theme an area is complete where each of them is", () => {
    const all = declared("GM0001", initiativeThemes);
    expect([...gapRequest(inputs({}, { declarations: all })).areas.complete]).toEqual([1, 1, 1, 0]);
    expect([...gapRequest(inputs({}, { declarations: all.slice(1) })).areas.complete]).toEqual([0, 0, 0, 0]);
  });

  test("a list is narrowed to what lies in the areas; of something smaller to what it lies in", () => {
    const within = (level: GapQuestion["level"], ...codes: string[]) => [...gapRequest(inputs({ level, within: codes })).within];
    expect(within("wijk")).toEqual([1, 1, 1]);
    expect(within("wijk", "GM0001")).toEqual([1, 1, 0]);
    expect(within("buurt", "een-gebied", "BU00020101")).toEqual([0, 1, 1, 1]);
    expect(within("gemeente", "WK000201")).toEqual([0, 1]);
    expect(within("wijk", "GM9999")).toEqual([0, 0, 0]);
    expect([within("wijk", "R-eigen"), within("buurt", "R-eigen")]).toEqual([
      [0, 1, 1],
      [0, 0, 1, 1],
    ]);
  });

  test("figures of other areas than those of the index are refused", () => {
    expect(() => gapRequest({ ...inputs(), question: plainQuestion({ level: "wijk" }) })).toThrow(/other areas/);
  });
});

test("how steady an area is on the list is a word, from twenty times on", () => {
  expect([100, 90, 89, 60, 59, 20, 19, 0].map(steadinessOf)).toEqual([
    "sure",
    "sure",
    "likely",
    "likely",
    "changing",
    "changing",
    undefined,
    undefined,
  ]);
});

describe("a file of need and reach", () => {
  const question = plainQuestion({ theme: "werk", targetGroup: "ouderen", catchment: 2500 });
  const from = {
    filter: "theme=werk",
    version: "v",
    source: "bron",
    date: "2026-11-28",
    explanation: "https://x/methode#kansen",
  };
  const words = {
    states: reachStates.map((state) => `<${state}>`),
    steadiness: { sure: "zeker", likely: "waarschijnlijk", changing: "wisselend" },
  };

  test("says in words that can be repeated how it was found", () => {
    const said = gapParameters(question);
    for (const part of [
      "druk 2024 (weight 1)",
      "need high, at least 66.7",
      "percentile at most 33.3",
      "ouderen",
      "2500 m",
      "werk",
    ])
      expect(said).toContain(part);
    expect(said).toContain(`${variants.number} variants`);
    expect(gapParameters({ ...question, measure: "euros", unconfirmed: true, theme: undefined })).toMatch(
      /euros a year per person of ouderen; initiatives: all themes.*with what nobody confirmed/,
    );
  });

  test("has the rows that are shown, and nothing of the reach of an area that is withheld", () => {
    const request = gapRequest(inputs({ level: "buurt" }, { withheld: ["GM0002"], accounts: ["GM0001"] }));
    request.areas.people.iedereen.fill(100);
    const result = findGaps(request);
    result.reached.fill(7);
    const { codes } = inputs().buurten;
    const table = (rows?: readonly number[]) =>
      gapCsv({ question, result, variants: undefined, codes, names: codes, from, words, ...(rows ? { rows } : {}) })
        .trim()
        .split("\r\n")
        .map((line) => line.split(";"));
    const [heading = [], ...all] = table();
    expect(all).toHaveLength(4);
    const cell = (row: readonly string[] | undefined, name: string) => row?.[heading.indexOf(name)];
    expect([cell(all[0], "stand"), cell(all[0], "bereikt")]).toEqual(["<unknown>", "7"]);
    expect([cell(all[3], "stand"), cell(all[3], "bereikt"), cell(all[3], "bereikt_per_1000")]).toEqual(["<withheld>", "", ""]);
    expect([cell(all[3], "keer_bij_eerste"), cell(all[3], "zekerheid")]).toEqual(["", ""]);
    expect(table([2, 0]).map(([code]) => code)).toEqual([heading[0], codes[2], codes[0]]);
  });
});
