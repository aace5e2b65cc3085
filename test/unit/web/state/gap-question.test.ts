import { describe, expect, test } from "vitest";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { GapQuestion } from "#data/schema/gap.ts";
import { readGapQuestion, writeGapQuestion } from "#web/state/gap-question.ts";
import { parseSearch, stringifySearch, View } from "#web/state/view.ts";

const indicator = (id: string, theme: string, levels = ["gemeente", "wijk", "buurt"], more: object = {}) =>
  ({
    id,
    theme,
    polarity: "lowerIsBetter",
    method: "counted",
    aggregation: { rule: "mean" },
    columns: levels.flatMap((level) => [2018, 2020, 2019].map((year) => ({ level, year }))),
    ...more,
  }) as unknown as PublishedIndicator;

const indicators = [
  indicator("eenzaam", "samenhang"),
  indicator("leefbaarometer-sociale-samenhang", "samenhang", undefined, { polarity: "higherIsBetter" }),
  indicator("vrijwilligers", "samenhang", undefined, { polarity: "higherIsBetter" }),
  indicator("arbeidsparticipatie", "werk", ["gemeente", "wijk"]),
  indicator("ww-uitkeringen-per-1000", "werk"),
  indicator("ao-uitkeringen-per-1000", "werk"),
  indicator("rokers", "gezondheid"),
  indicator("herkomst-nederland", "bevolking", undefined, { polarity: "neutral" }),
  indicator("misdrijven", "veiligheid", undefined, { aggregation: { rule: "sum" } }),
];
const viewOf = (search: string) => View.parse(parseSearch(search));
const read = (search: string) => readGapQuestion(viewOf(search), indicators);
const faults = (search: string) =>
  read(search).faults.map((fault) => [fault.of, "word" in fault ? fault.word : fault.indicator.id]);

test("without a choice it is the usual question", () => {
  expect(read("")).toEqual({
    question: {
      level: "wijk",
      within: [],
      need: ["eenzaam", "leefbaarometer-sociale-samenhang", "vrijwilligers"].map((id) => ({
        indicator: id,
        year: 2020,
        weight: 1,
      })),
      needIs: "high",
      reachIs: "low",
      measure: "reach",
      targetGroup: "iedereen",
      theme: undefined,
      catchment: 1000,
      unconfirmed: false,
    },
    theme: "samenhang",
    faults: [],
  });
});

test("the whole question comes back from its address", () => {
  const question: GapQuestion = {
    level: "buurt",
    within: ["GM0307", "WK030710"],
    need: [
      { indicator: "rokers", year: 2020, weight: 0.25 },
      { indicator: "eenzaam", year: 2020, weight: 1 },
    ],
    needIs: "low",
    reachIs: "high",
    measure: "euros",
    targetGroup: "ouderen",
    theme: "gezondheid",
    catchment: 2000,
    unconfirmed: true,
  };
  const address = stringifySearch(writeGapQuestion(question, indicators));
  expect(address).toContain("need=rokers%3A0.25,eenzaam&");
  expect(read(address)).toEqual({ question, theme: undefined, faults: [] });
});

test("a drawn shape is asked as the own region that it is, and comes back; areas go before it", () => {
  const shape = "5.3,52.1,5.5,52.1,5.4,52.2";
  const { question } = read(`?within=${shape}`);
  expect(question?.within).toEqual([expect.stringMatching(/^R-~/)]);
  expect(writeGapQuestion(question as GapQuestion, indicators)).toMatchObject({ in: undefined, within: shape });
  expect(read("?within=5.3,52.1,5.5,52.2").question?.within).toHaveLength(1);
  expect(read(`?in=GM0307&within=${shape}`).question?.within).toEqual(["GM0307"]);
});

test("the usual question has no address of its own, and a theme stays that theme at another scale", () => {
  const usual = read("").question as GapQuestion;
  expect(stringifySearch(writeGapQuestion(usual, indicators))).toBe("");
  const work = read("?need=werk").question as GapQuestion;
  expect(stringifySearch(writeGapQuestion(work, indicators))).toBe("?need=werk");
  expect(read("?need=werk&level=buurt").question?.need.map((part) => part.indicator)).toEqual([
    "ww-uitkeringen-per-1000",
    "ao-uitkeringen-per-1000",
  ]);
});

test("a scale that follows the zoom is that of wijken: else another zoom would be another question", () => {
  expect(read("?level=auto").question?.level).toBe("wijk");
});

describe("what cannot be asked is said", () => {
  test("an unknown figure, one without figures at this scale, one that stands there twice", () => {
    expect(faults("?need=eenzaam,geluk")).toEqual([["unknown", "geluk"]]);
    expect(read("?need=eenzaam,geluk").question?.need.length).toBe(1);
    expect(faults("?need=werk&level=buurt")).toEqual([["level", "arbeidsparticipatie"]]);
    expect(faults("?need=rokers,rokers:2")).toEqual([["twice", "rokers"]]);
  });

  test("origin of inhabitants is refused, and so is a count", () => {
    expect(faults("?need=herkomst-nederland,misdrijven,eenzaam")).toEqual([
      ["refused", "herkomst-nederland"],
      ["refused", "misdrijven"],
    ]);
    expect(read("?need=herkomst-nederland").question).toBeUndefined();
  });

  test("a weight, a distance and a target group out of bounds", () => {
    for (const weight of ["0", "5", "veel", ""]) expect(faults(`?need=rokers:${weight},eenzaam`)).toEqual([["weight", "rokers"]]);
    expect(faults("?catchment=5")).toEqual([["catchment", "5"]]);
    expect(faults("?who=studenten")).toEqual([["who", "studenten"]]);
    expect(read("?who=studenten&catchment=5").question).toEqual(read("").question);
  });

  test("more than ten figures", () => {
    const many = Array.from({ length: 12 }, (_, i) => indicator(`cijfer-${i}`, "werk"));
    const { question, faults: left } = readGapQuestion(viewOf(`?need=${many.map(({ id }) => id).join()}`), many);
    expect(question?.need.length).toBe(10);
    expect(left.map(({ of }) => of)).toEqual(["many", "many"]);
  });
});
