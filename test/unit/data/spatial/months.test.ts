import { describe, expect, test } from "vitest";
import { noBegin, noEnd } from "#data/codecs/initiative-points.ts";
import { countMonths, monthRange, monthsOfDays } from "#data/spatial/months.ts";

const days = (...texts: (string | number)[]) =>
  Int32Array.from(texts, (text) => (typeof text === "number" ? text : Date.parse(text) / 86_400_000));
const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
const all = (of: Int32Array) => Uint32Array.from(of.keys());

/** The same numbers at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("a day is in its month, on both sides of 1970 and of the end of a year; what is not known is in none", () => {
  expect([...monthsOfDays(days("2024-12-31", "2025-01-01", "1969-12-31", "1899-02-01", noBegin, noEnd))]).toEqual([
    month("2024-12"),
    month("2025-01"),
    month("1969-12"),
    month("1899-02"),
    noBegin,
    noEnd,
  ]);
});

describe("the months that are offered", () => {
  const today = Date.parse("2026-11-28") / 86_400_000;
  const range = (...pairs: [string | number, string | number][]) => {
    const from = monthsOfDays(days(...pairs.map(([one]) => one)));
    const to = monthsOfDays(days(...pairs.map(([, one]) => one)));
    const { first, last } = monthRange(from, to, all(from), today);
    return [first, last];
  };

  test("are whole years around all that is known, and at least the last few", () => {
    expect(range()).toEqual([month("2022-01"), month("2026-12")]);
    expect(range([noBegin, noEnd])).toEqual([month("2022-01"), month("2026-12")]);
    expect(range(["2019-05-03", "2028-02-01"], ["2024-01-01", noEnd])).toEqual([month("2019-01"), month("2028-12")]);
  });

  test("do not go back or ahead for ever", () => {
    expect(range(["1650-01-01", "9999-12-31"])).toEqual([month("1986-01"), month("2036-12")]);
  });
});

test("the counts of every month are those of a plain loop over periods, with and without a place", () => {
  const next = chance(3);
  const count = 3_000;
  const begins = Array.from({ length: count }, () => (next() < 0.1 ? noBegin : 6_000 + Math.floor(next() * 16_000)));
  const from = monthsOfDays(Int32Array.from(begins));
  const to = monthsOfDays(
    Int32Array.from(begins, (begin) =>
      next() < 0.3 ? noEnd : (begin === noBegin ? 15_000 : begin) + Math.floor(next() * 4_000),
    ),
  );
  const rows = all(from).filter((row) => row % 7 !== 0);
  const placed = 2_500;
  const range = { first: month("1995-01"), last: month("2032-12") };
  const found = countMonths({ from, to, rows, placed }, range);
  const plain = (one: number) => rows.filter((row) => from[row] <= one && to[row] >= one);
  for (let one = range.first; one <= range.last; one++) {
    expect(found.running[one - range.first]).toBe(plain(one).length);
    expect(found.placeless[one - range.first]).toBe(plain(one).filter((row) => row >= placed).length);
  }
  expect(found.running).toHaveLength(range.last - range.first + 1);
  expect(found.withoutBegin).toBe(rows.filter((row) => from[row] === noBegin).length);
  expect(found.withoutEnd).toBe(rows.filter((row) => to[row] === noEnd).length);
});

test("a period that ends before it begins, before the first month or after the last is in none", () => {
  const range = { first: month("2025-01"), last: month("2025-12") };
  const from = monthsOfDays(days("2025-06-01", "2020-01-01", "2026-01-01"));
  const to = monthsOfDays(days("2025-03-01", "2024-12-31", noEnd));
  expect([...countMonths({ from, to, rows: all(from), placed: 3 }, range).running]).toEqual(new Array(12).fill(0));
});
