import { describe, expect, test } from "vitest";
import type { AreaIndex } from "#data/schema/area.ts";
import { GapQuestion, reachStates } from "#data/schema/gap.ts";
import { type GapAnswer, listGaps, verdictOf } from "#web/figures/gaps/found.ts";

interface Planted {
  name: string;
  state?: (typeof reachStates)[number];
  need?: number;
  isGap?: boolean;
  isUnseen?: boolean;
  times?: number;
}

const planted: Planted[] = [
  { name: "Zuid", isGap: true, times: 94 },
  { name: "Noord", isGap: true, times: 90 },
  { name: "Berg", isGap: true, times: 60 },
  { name: "Akker", isGap: true, times: 20 },
  { name: "Duin", isGap: true, times: 19 },
  { name: "Heide", state: "nobody", isUnseen: true },
  { name: "Veen", state: "withheld" },
  { name: "Polder", state: "no-people" },
  { name: "Bos", need: Number.NaN },
  { name: "Dorp", need: 20 },
  { name: "Stad" },
  { name: "Kade", state: "unknown", need: 20 },
];
const areas = {
  names: planted.map(({ name }) => name),
  codes: planted.map((_, at) => `WK0307${10 + at}`),
} as unknown as AreaIndex;

function answerOf(run: number | undefined): GapAnswer {
  const bits = (of: (one: Planted) => boolean | undefined) => Uint8Array.from(planted, (one) => Number(of(one) ?? false));
  return {
    question: GapQuestion.parse({ level: "wijk", need: [{ indicator: "eenzaam", year: 2020 }] }),
    result: {
      need: Float64Array.from(planted, ({ need = 90 }) => need),
      state: Uint8Array.from(planted, ({ state = "known" }) => reachStates.indexOf(state)),
      within: bits(() => true),
      isGap: bits(({ isGap }) => isGap),
      isUnseen: bits(({ isUnseen }) => isUnseen),
    },
    variants: run === undefined ? undefined : { times: Uint8Array.from(planted, ({ times = 0 }) => times), run },
  } as unknown as GapAnswer;
}
const named = (rows: readonly number[]) => rows.map((row) => areas.names[row]);

describe("what was found", () => {
  test("stands by name in three groups, and what is too seldom among the first apart", () => {
    const { steady, others, gaps } = listGaps(answerOf(100), areas);
    expect(Object.values(steady ?? {}).map(named)).toEqual([["Noord", "Zuid"], ["Berg"], ["Akker"]]);
    expect(named(others)).toEqual(["Duin"]);
    expect(named(gaps)).toEqual(["Akker", "Berg", "Duin", "Noord", "Zuid"]);
  });

  test("has no groups before any variant, and counts of a part of them by the hundred", () => {
    expect(listGaps(answerOf(undefined), areas).steady).toBeUndefined();
    // Of 20 at most 20 times: what stands there 19 times of 20 is sure.
    const half = { ...answerOf(20), variants: { times: Uint8Array.from([19, 12]), run: 20 } };
    expect(named(listGaps(half, areas).steady?.sure ?? [])).toEqual(["Zuid"]);
    expect(named(listGaps(half, areas).steady?.likely ?? [])).toEqual(["Noord"]);
  });

  test("every area that is on no list has the reason that holds for it", () => {
    const { silent, unseen } = listGaps(answerOf(100), areas);
    expect(named(unseen)).toEqual(["Heide"]);
    expect(Object.fromEntries(silent)).toEqual({ withheld: 1, "no-people": 1, "no-figure": 1, need: 2, reach: 1 });
    expect(verdictOf(answerOf(100), 0, false)).toBe("outside");
  });

  test("of what is marked the lists are of that alone", () => {
    const { scope, gaps } = listGaps(answerOf(100), areas, (row) => row === 1 || row === 7);
    expect([named(scope), named(gaps)]).toEqual([["Noord", "Polder"], ["Noord"]]);
  });
});
