import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { unsaidReasons } from "#data/comparable/trend-comparison.ts";
import { structureIds } from "#data/indicators/structure.ts";
import {
  amountWords,
  changeWords,
  differenceWords,
  joinedWords,
  sizeWords,
  structureReasons,
  structureWord,
  unsaidWord,
  verdictWords,
} from "#web/labels/comparable-words.ts";

describe("what is said of a difference", () => {
  test("is one of two sentences, and neither says why or that something works", () => {
    expect(verdictWords("Dordrecht West", true)).toBe(
      "Dordrecht West liep anders dan vergelijkbare gebieden, dat zegt niet waardoor.",
    );
    expect(verdictWords("Dordrecht West", false)).toBe(
      "Dordrecht West liep gelijk op met vergelijkbare gebieden, dat zegt niet waardoor.",
    );
  });

  test("no text of comparable areas claims an effect", () => {
    const texts: Record<string, string> = JSON.parse(readFileSync("web/messages/comparable/nl.json", "utf8"));
    const claims = Object.entries(texts).filter(([, text]) =>
      /effect|dankzij|heeft gewerkt|succes|significant|bewijs/i.test(text),
    );
    expect(claims).toEqual([]);
  });
});

test("percentages differ by percentage points, other figures in their own unit", () => {
  const percent = { unit: { label: { nl: "%", en: "%" }, decimals: 1 } };
  const km = { unit: { label: { nl: "km", en: "km" }, decimals: 1 } };
  const [relative, points] = [{ changeUnit: "percent" }, { changeUnit: "points" }] as const;
  expect(changeWords(km, relative, 5.26)).toBe("+5,3%");
  expect(changeWords(percent, points, -1.2)).toBe("−1,2 procentpunt");
  expect(changeWords(km, points, 0.2)).toBe("+0,2 km");
  expect(differenceWords(km, relative, -22.85)).toBe("−22,9 procentpunt");
  expect(amountWords(km, relative, 22.85)).toBe("22,9 procentpunt");
});

test("every reason to say nothing and every variable has words", () => {
  expect(new Set(unsaidReasons.map(unsaidWord)).size).toBe(unsaidReasons.length);
  expect(new Set(structureIds.map(structureWord)).size).toBe(structureIds.length);
  expect(structureReasons(["aged-65-plus", "owner-occupied", "aged-0-15"])).toBe("koopwoningen, kinderen en ouderen");
});

test("sizes and lists", () => {
  expect(sizeWords({ atLeast: 12_000 })).toBe("12.000 inwoners of meer");
  expect(sizeWords({ atLeast: 4000, below: 7000 })).toBe("4.000 tot 7.000 inwoners");
  expect(joinedWords([2021, 2022])).toBe("2021 en 2022");
  expect(joinedWords([])).toBe("");
});
