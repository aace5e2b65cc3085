/** Indicators for what the reader typed: by name, by what people call it, by theme or explanation, with typing errors. */
import { indicatorSynonyms } from "../indicators/synonyms.ts";
import type { Indicator } from "../schema/indicator.ts";
import { fold } from "../text/fold.ts";
import { eachNear, type SortedWords, sortedWords } from "./near-words.ts";

type Searchable = Pick<Indicator, "id" | "name" | "short" | "explanation" | "theme">;

/** What a word adds to the cost of being found by it: a name is meant more often than a sentence in which the word stands. */
const origins = { name: 0, synonym: 2, theme: 4, explanation: 5 };

/** What comes after these is just what an indicator is not about: "huishoudens zonder kinderen". */
const negations = new Set(["zonder", "geen", "without", "no"]);

/** Letters that a word shares with another before they are taken for parts of one compound: "woninginbraak", "inbraak". */
const partOfCompound = 5;
const compoundCost = 6;
const absentCost = 60;
/** What is called just so comes before what only begins so. */
const wholeName = -1;

export interface FoundIndicators<T> {
  /** Indicators that have every typed word, best first; all of them for an empty question. */
  found: T[];
  /** Where none has: those that come nearest, best first; perhaps none. */
  nearest: T[];
}

interface IndicatorIndex {
  /** Whole names, folded. */
  names: string[][];
  sorted: SortedWords;
  /** Per indicator, cost by number of the word. */
  costs: Map<number, number>[];
}

const indexes = new WeakMap<readonly Searchable[], IndicatorIndex>();

/** Both languages count: who reads English on a Dutch screen types either. `themeWord` gives the theme as it stands on screen. */
export function findIndicators<T extends Searchable>(
  indicators: readonly T[],
  text: string,
  themeWord: (theme: T["theme"]) => string,
): FoundIndicators<T> {
  const typed = fold(text).split(" ").filter(Boolean).slice(0, 8);
  if (typed.length === 0) return { found: [...indicators], nearest: [] };
  const known = indexes.get(indicators);
  const index = known ?? indexOf(indicators, themeWord);
  if (!known) indexes.set(indicators, index);
  const totals = new Float64Array(indicators.length);
  const whole = typed.join(" ");
  for (const [i, names] of index.names.entries()) if (names.includes(whole)) totals[i] = wholeName;
  for (const word of typed) {
    const near = nearWords(index.sorted, word);
    for (const [i, costs] of index.costs.entries()) {
      let least = absentCost;
      for (const [number, cost] of near) least = Math.min(least, cost + (costs.get(number) ?? absentCost));
      totals[i] = (totals[i] ?? 0) + least;
    }
  }
  const order = [...indicators.keys()].sort((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0) || a - b);
  const upTo = (limit: number) => order.filter((i) => (totals[i] ?? 0) < limit).flatMap((i) => indicators[i] ?? []);
  const found = upTo(absentCost);
  if (found.length > 0) return { found, nearest: [] };
  const best = totals[order[0] ?? 0] ?? 0;
  const lacking = Math.floor(best / absentCost);
  return { found, nearest: lacking >= typed.length ? [] : upTo((lacking + 1) * absentCost).slice(0, 5) };
}

function indexOf<T extends Searchable>(indicators: readonly T[], themeWord: (theme: T["theme"]) => string): IndicatorIndex {
  const wordsOf = (one: T): Record<keyof typeof origins, string> => ({
    name: `${one.name.nl} ${one.name.en} ${one.short.nl} ${one.short.en}`,
    synonym: indicatorSynonyms[one.id] ?? "",
    theme: `${one.theme} ${themeWord(one.theme)}`,
    explanation: `${one.explanation.nl} ${one.explanation.en} ${one.id}`,
  });
  const byIndicator = indicators.map((one) => {
    const costs = new Map<string, number>();
    for (const [origin, words] of Object.entries(wordsOf(one))) {
      let before = "";
      for (const word of fold(words).split(" ")) {
        const cost = negations.has(before) ? origins.explanation : origins[origin as keyof typeof origins];
        costs.set(word, Math.min(costs.get(word) ?? absentCost, cost));
        before = word;
      }
    }
    return costs;
  });
  const sorted = sortedWords([...new Set(byIndicator.flatMap((costs) => [...costs.keys()]))].filter(Boolean).sort());
  const numbers = new Map(sorted.words.map((word, number) => [word, number]));
  const costs = byIndicator.map((words) => new Map([...words].map(([word, cost]) => [numbers.get(word) ?? -1, cost])));
  return { names: indicators.map(({ name }) => [fold(name.nl), fold(name.en)]), sorted, costs };
}

/** Numbers of the known words that are near a typed one, with what each costs. */
function nearWords(sorted: SortedWords, typed: string): Map<number, number> {
  const near = new Map<number, number>();
  eachNear(sorted, typed, (number, cost) => near.set(number, cost));
  if (near.size > 0) return near;
  for (const [number, word] of sorted.words.entries()) {
    const part = (word.length >= partOfCompound && typed.includes(word)) || (typed.length >= 4 && word.includes(typed));
    if (part) near.set(number, compoundCost);
  }
  return near;
}
