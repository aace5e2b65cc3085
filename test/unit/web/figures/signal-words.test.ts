/** Every kind of signal has a name, says why, and says what one can do and where: in Dutch and in English, with whatever it may hold. */
import { afterEach, describe, expect, test } from "vitest";
import { type Signal, type SignalKind, signalKinds } from "#data/approach/signals.ts";
import { fundingStatuses } from "#data/schema/initiative.ts";
import { signalLetterWords } from "#server/jobs/signal-letter.ts";
import { signalWords, wayOfKind, whereOfSignal } from "#web/figures/approach/signal-words.ts";
import { overwriteGetLocale } from "#web/paraglide/runtime.js";

const entry = { type: "agreement", id: "i", title: "Samen" };
/** Of what was never confirmed, and of an area itself, there is no day. */
const bare: Signal[] = [{ area: "GM0363" }, { entry }];
const mayBeBare = (kind: SignalKind) => kind.startsWith("approach") || kind === "unconfirmed";
const full: Signal[] = fundingStatuses.flatMap((status) =>
  [undefined, 0, 1250.5].map((amount) => ({
    entry,
    day: "2027-03-31",
    source: "Het fonds",
    parties: { waiting: 1, of: 3 },
    theme: "wonen" as const,
    need: { percentile: 86.4, against: "wijk" as const },
    status,
    ...(amount === undefined ? {} : { amount }),
  })),
);

afterEach(() => overwriteGetLocale(() => "nl"));

describe.each(["nl", "en"] as const)("in %s", (locale) => {
  test.each(signalKinds)("%s has words, a reason and a way", (kind) => {
    overwriteGetLocale(() => locale);
    const { heading, can, why } = signalWords(kind);
    for (const text of [heading(), can()]) expect(text).toMatch(/^\p{Lu}.{8,}$/u);
    expect(can()).toMatch(/[.?]$/);
    for (const signal of [...(mayBeBare(kind) ? bare : []), ...full]) {
      expect(why(signal)).toMatch(/^.{8,}\.$/u);
      expect(why(signal)).not.toMatch(/undefined|null|NaN|\{|\}/);
      const { to, params } = whereOfSignal(kind, signal);
      expect(to).toMatch(/^\//);
      for (const part of to.match(/\$\w+/g) ?? []) expect(params).toHaveProperty(part.slice(1));
    }
    for (const area of [undefined, "GM0363"]) {
      const way = wayOfKind(kind, area);
      if (way) expect(way.word).toMatch(/^.{5,}$/);
    }
  });

  test("no two kinds are called the same, or ask the same of people", () => {
    overwriteGetLocale(() => locale);
    for (const of of ["heading", "can"] as const)
      expect(new Set(signalKinds.map((kind) => signalWords(kind)[of]())).size).toBe(signalKinds.length);
  });
});

test.each(signalKinds)("%s has words in the weekly mail", (kind) => {
  const { heading, can, why } = signalLetterWords[kind];
  expect(heading).toMatch(/^\p{Lu}.{8,}$/u);
  expect(can).toMatch(/^\p{Lu}.{8,}[.?]$/u);
  for (const signal of [...(mayBeBare(kind) ? bare : []), ...full]) {
    expect(why(signal)).toMatch(/^.{8,}[^.]$/u);
    expect(why(signal)).not.toMatch(/undefined|null|NaN/);
  }
});

test("money says how much and whether that is promised; a day is written out", () => {
  const { why } = signalWords("moneyEnding");
  const money = { entry, day: "2027-03-31", source: "Het fonds", amount: 1250.5, status: "estimated" };
  expect(why(money).replaceAll("\u00a0", " ")).toBe(
    "€ 1.250,50 van Het fonds (geschat) stopt op 31 maart 2027. Er staat geen geld dat daarna verdergaat.",
  );
  expect(signalWords("unconfirmed").why({ entry })).toBe("Nog nooit bevestigd.");
});

test("an empty cell says how high the need is and leads to who can do something; an old assessment to those of its area", () => {
  const cell: Signal = { area: "WK036301", theme: "wonen", need: { percentile: 100, against: "wijk" } };
  expect(signalWords("emptyCell").why(cell)).toBe("De opgave is hoger dan in 99% van de wijken.");
  expect(signalLetterWords.emptyCell.why(cell)).toBe("De opgave is hoger dan in 99% van de wijken");
  expect(signalWords("emptyCell").can()).toContain("hoger dan in 80% van de gebieden");
  expect(whereOfSignal("emptyCell", cell)).toEqual({ to: "/gebied/$code/aanpak/wie", params: { code: "WK036301" } });
  expect(wayOfKind("emptyCell", "GM0363")).toMatchObject({ to: "/aanpak/matrix", asks: { in: "GM0363" } });
  expect(wayOfKind("emptyCell")).toBeUndefined();
  const old = { entry: { ...entry, type: "assessment" }, area: "WK036301", day: "2024-01-01" };
  expect(whereOfSignal("assessmentOld", old)).toEqual({ to: "/gebied/$code/aanpak/afweging", params: { code: "WK036301" } });
  const still = { entry: { ...entry, type: "checklist" }, day: "2026-01-01" };
  expect(whereOfSignal("checklistStill", still).params).toEqual({ collection: "checklists", id: "i" });
});
