/** To whom questions go: the right one among three, every reason true, nobody who is away or full, and two organisations. */
import { describe, expect, test } from "vitest";
import type { RoutingReason } from "#data/entries/question.ts";
import { reasonSentence } from "#data/questions/reason-words.ts";
import {
  chooseGuides,
  indexGuides,
  type RoutedGuide,
  type RoutedQuestion,
  type Scored,
  scoreGuides,
} from "#data/questions/routing.ts";
import { tellingWordsOf, wordLikeness } from "#data/questions/word-index.ts";
import { askedQuestions } from "../../../fixtures/asked-questions.ts";
import { fixtureGuides, fixtureRelation } from "../../../fixtures/guides.ts";

const day = "2026-12-01";
const guides = fixtureGuides();
const index = indexGuides(guides);
const asked = (one: (typeof askedQuestions)[number]): RoutedQuestion => ({
  title: "",
  question: one.question,
  themes: one.themes,
  phases: one.phases,
  areas: one.area === undefined ? [] : [one.area],
});
const scored = (question: RoutedQuestion, among = index) => scoreGuides(among, question, { day, relation: fixtureRelation });
const three = (question: RoutedQuestion) => chooseGuides(scored(question), { having: [], never: new Set() });
const organisationsOf = (chosen: readonly Scored[]) => new Set(chosen.map(({ guide }) => guide.organisation)).size;

test("the right wijkwijze is among the first three for at least four of five, also of what was not looked at", () => {
  const misses = askedQuestions.filter((one) => !three(asked(one)).some(({ guide }) => guide.person === one.right));
  const share = (some: readonly (typeof askedQuestions)[number][]) =>
    1 - misses.filter((one) => some.includes(one)).length / some.length;
  const held = askedQuestions.filter((one) => one.held);
  expect([askedQuestions.length, held.length]).toEqual([60, 30]);
  expect(share(askedQuestions), misses.map(({ question }) => question).join("\n")).toBeGreaterThanOrEqual(0.8);
  expect(share(held)).toBeGreaterThanOrEqual(0.8);
});

/** What a reason says, looked up in what the two wrote. */
function isTrue(reason: RoutingReason, guide: RoutedGuide, question: RoutedQuestion): boolean {
  const stems = (text: string) => tellingWordsOf(text).map(({ stem }) => stem);
  switch (reason.term) {
    case "theme":
      return (
        reason.themes.length > 0 && reason.themes.every((one) => guide.themes.includes(one) && question.themes.includes(one))
      );
    case "phase":
      return (
        reason.phases.length > 0 && reason.phases.every((one) => guide.phases.includes(one) && question.phases.includes(one))
      );
    case "area":
      return (
        question.areas.includes(reason.asked.code) &&
        guide.areas.includes(reason.known.code) &&
        fixtureRelation(reason.asked.code, reason.known.code)?.how === reason.how
      );
    case "text":
      return (
        reason.words.length > 0 &&
        reason.words.every(
          (word) =>
            question.question.toLowerCase().includes(word) &&
            stems(guide.words).some((stem) => wordLikeness(stems(word)[0] ?? "", stem) > 0),
        )
      );
    case "load":
      return reason.open === guide.open && reason.most === guide.most && guide.open < guide.most;
  }
}

test("every reason of every question is true, says why, and names nobody", () => {
  let count = 0;
  for (const one of askedQuestions)
    for (const { guide, reasons, score } of scored(asked(one))) {
      expect(score).toBeLessThanOrEqual(9);
      for (const reason of reasons) {
        count++;
        expect(isTrue(reason, guide, asked(one)), `${one.question}: ${reasonSentence(reason)}`).toBe(true);
        expect(reasonSentence(reason)).toMatch(/^omdat /);
        expect(reasonSentence(reason)).not.toContain(guide.organisation);
      }
      expect(reasons.at(-1)?.term).toBe("load");
    }
  expect(count).toBeGreaterThan(1000);
});

test("three of two organisations at least, where there are", () => {
  for (const one of askedQuestions) {
    const chosen = three(asked(one));
    expect(chosen).toHaveLength(3);
    expect(organisationsOf(chosen)).toBeGreaterThanOrEqual(2);
  }
  const same = guides.map((guide) => ({ ...guide, organisation: guide.person === "bewonersgroep" ? "LSA" : " Eén huis" }));
  const [question] = askedQuestions.slice(-1);
  if (!question) throw new Error("there are questions");
  const together = scored(asked(question), indexGuides(same));
  expect(organisationsOf(chooseGuides(together, { having: [], never: new Set() }))).toBe(2);
  const only = together.filter(({ guide }) => guide.person !== "bewonersgroep");
  expect(chooseGuides(only, { having: [], never: new Set() })).toHaveLength(3);
});

describe("who is asked", () => {
  const [first] = askedQuestions;
  if (!first) throw new Error("there are questions");
  const names = (some: readonly Scored[]) => some.map(({ guide }) => guide.person);
  const changed = (change: Partial<RoutedGuide>) =>
    indexGuides(guides.map((guide) => (guide.person === "tuinen" ? { ...guide, ...change } : guide)));

  test("is not away on that day, and has room", () => {
    expect(names(scored(asked(first)))[0]).toBe("tuinen");
    expect(names(scored(asked(first), changed({ away: { from: "2026-12-01", to: "2026-12-01" } })))).not.toContain("tuinen");
    expect(names(scored(asked(first), changed({ away: { from: "2026-12-02", to: "2026-12-20" } })))).toContain("tuinen");
    expect(names(scored(asked(first), changed({ open: 4 })))).not.toContain("tuinen");
  });

  test("comes later with more at hand", () => {
    const scoreOf = (open: number) =>
      scored(asked(first), changed({ open })).find(({ guide }) => guide.person === "tuinen")?.score ?? 0;
    expect(scoreOf(0) - scoreOf(2)).toBeCloseTo(0.5);
  });

  test("is no one who was asked before; a colleague of who passed it on goes first", () => {
    const all = scored(asked(first));
    const next = chooseGuides(all, { having: ["A", "B"], never: new Set(["tuinen"]) });
    expect(names(next)).toEqual([names(all)[1]]);
    const last = all.at(-1);
    expect(
      names(chooseGuides(all, { having: ["A", "B"], never: new Set(), colleagueOf: [last?.guide.organisation ?? ""] })),
    ).toEqual([last?.guide.person]);
  });

  test("knows of the theme or wrote of it: to be near is not enough", () => {
    const far: RoutedQuestion = { title: "", question: "Xylofoon", themes: ["gezondheid"], phases: [], areas: ["Rotterdam"] };
    for (const { guide } of scored(far)) expect(guide.themes).toContain("gezondheid");
  });
});
