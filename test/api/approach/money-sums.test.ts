/** Sums of money over ten thousand generated lines are what a plain loop in whole cents finds, on both engines, whatever is asked. */
import { beforeAll, expect, test } from "vitest";
import type { MoneyTotals } from "#data/approach/money.ts";
import { listMoney } from "#server/store/approach/money-list.ts";
import { moneyTotals } from "#server/store/approach/money-totals.ts";
import type { Db } from "#server/store/database.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { chances } from "../../fixtures/many-initiatives.ts";
import { madeMoney, withinOf } from "../../fixtures/many-money.ts";
import { type Asked, centsIn, plainSource, type TruthLine, truthByYear, truthOf } from "../../fixtures/money-truth.ts";

const { records, lines } = madeMoney(chances(19), 1_600, 3_600);
const today = "2026-11-30";
const statuses = ["committed", "paid", "estimated"];

const area = (...codes: string[]): Asked => ({
  area: codes,
  within: [...new Set(codes.flatMap((code) => withinOf[code] ?? []))].sort(),
});

const questions: [string, Asked][] = [
  ["everything", {}],
  ["a buurt", area("BU00010101")],
  ["a wijk", area("WK000101")],
  ["two wijken, of which some lines lie in both", area("WK000101", "WK000102")],
  ["a gemeente and the one beside it", area("GM0001", "GM0002")],
  ["what is spent in a wijk alone", { ...area("WK000101"), only: true }],
  ["what is spent in two wijken and nowhere else", { ...area("WK000101", "WK000102"), only: true }],
  ["a theme in an area", { ...area("GM0001"), theme: ["wonen"] }],
  ["two themes", { theme: ["wonen", "werk"] }],
  ["one status", { status: ["paid"] }],
  ["who pays", { payer: ["rijk", "unknown"] }],
  ["lines of initiatives alone: then parts count", { type: ["initiative"] }],
  ["one source, whatever its accents", { source: "GEMEENTE EEN" }],
  ["what runs in a year", { year: 2027 }],
  ["what ends in a year", { ...area("GM0001"), ends: 2028 }],
];

type Sums = Record<string, bigint>;
const add = (sums: Sums, key: string, cents: bigint) => {
  if (cents > 0n) sums[key] = (sums[key] ?? 0n) + cents;
};

/** The same sums of the same lines, by a key of theirs. */
function truthSeries(counted: readonly TruthLine[], span: MoneyTotals["span"], keyOf: (line: TruthLine) => string): Sums {
  const sums: Sums = {};
  for (const line of counted) {
    const { years, undated } = truthByYear(line, centsIn(line.amount ?? 0), span?.to ?? 0);
    const named = `${line.status} ${keyOf(line)}`;
    add(sums, `${named} undated`, undated);
    for (const [year, cents] of years) add(sums, `${named} ${year}`, cents);
  }
  return sums;
}

function foundSeries(series: MoneyTotals["bySource"]): Sums {
  const sums: Sums = {};
  for (const { status, key, years, undated } of series) {
    add(sums, `${status} ${plainSource(key)} undated`, BigInt(undated));
    for (const { year, cents } of years) add(sums, `${status} ${plainSource(key)} ${year}`, BigInt(cents));
  }
  return sums;
}

onEveryEngine((engine) => {
  let db: Db;
  beforeAll(async () => {
    db = (await engine.open()).db;
    for (let i = 0; i < records.length; i += 500) await insertPublicEntries(db, records.slice(i, i + 500));
  });

  test("there are ten thousand lines, and every odd kind is among them", () => {
    expect(lines.length).toBeGreaterThan(10_000);
    const parts = truthOf(lines, {}).beneath;
    expect(parts.length).toBeGreaterThan(500);
    expect(lines.filter(({ spent }) => spent.length > 1).length).toBeGreaterThan(500);
    expect(lines.filter(({ themes }) => themes.length > 1).length).toBeGreaterThan(500);
    // Past what a double holds.
    const all = Object.entries(truthSeries(truthOf(lines, { status: ["paid"] }).counted, undefined, () => ""));
    expect(all.reduce((sum, [, cents]) => sum + cents, 0n) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  test.each(questions)("%s", async (_, asked) => {
    const truth = truthOf(lines, asked);
    const found = await moneyTotals(db, { ...(asked as object), today });
    expect(truth.matched.length).toBeGreaterThan(0);
    for (const status of statuses) {
      const of = (some: readonly TruthLine[]) => some.filter((line) => line.status === status);
      const counted = of(truth.counted);
      const held = counted.map((line) => ({
        line,
        cents: centsIn(line.amount ?? 0),
        ...truthByYear(line, centsIn(line.amount ?? 0), 2030),
      }));
      const ended = held.filter(({ endless }) => !endless);
      const total = (some: typeof held) =>
        some.reduce((sum, { years, undated }) => sum + undated + [...years.values()].reduce((all, one) => all + one, 0n), 0n);
      const isOutside = ({ spent }: TruthLine) =>
        asked.within !== undefined && spent.some((code) => !asked.within?.includes(code));
      expect(found.statuses.find((one) => one.status === status)).toEqual({
        status,
        lines: of(truth.matched).length,
        counted: counted.length,
        beneath: of(truth.beneath).length,
        withoutAmount: of(truth.matched).filter(({ amount }) => amount === undefined).length,
        cents: total(ended).toString(),
        undated: ended.reduce((sum, { undated }) => sum + undated, 0n).toString(),
        ongoing: {
          lines: held.length - ended.length,
          cents: held.reduce((sum, { endless, cents }) => sum + (endless ? cents : 0n), 0n).toString(),
        },
        elsewhere: {
          lines: counted.filter(isOutside).length,
          cents: total(ended.filter(({ line }) => isOutside(line))).toString(),
        },
      });
      const byPayer = found.byPayer.filter((one) => one.status === status);
      expect(byPayer.reduce((sum, { lines }) => sum + lines, 0)).toBe(counted.length);
      for (const { payer, cents } of byPayer)
        expect([payer, cents]).toEqual([
          payer,
          total(ended.filter(({ line }) => (line.payer ?? "unknown") === payer)).toString(),
        ]);
    }
    const themeOf = ({ themes }: TruthLine) => (themes.length > 1 ? "several" : (themes[0] ?? "none"));
    expect(foundSeries(found.byTheme)).toEqual(truthSeries(truth.counted, found.span, themeOf));
    const named = new Set(found.bySource.map(({ key }) => plainSource(key)));
    const sourceOf = ({ source }: TruthLine) => (named.has(plainSource(source)) ? plainSource(source) : "others");
    expect(foundSeries(found.bySource)).toEqual(truthSeries(truth.counted, found.span, sourceOf));
    expect(named.size).toBeLessThanOrEqual(8);
  });

  test("the register page by page holds every line once, and marks those that count", async () => {
    for (const sort of ["ends", "-ends", "amount", "-amount", "source", "-source"] as const) {
      const asked = area("WK000101");
      const truth = truthOf(lines, asked);
      const seen: string[] = [];
      let [after, counted, sum]: [string | undefined, number, bigint] = [undefined, 0, 0n];
      do {
        const page = await listMoney(db, { ...(asked as object), today }, { sort, limit: 400, after });
        expect(page.matched).toBe(truth.matched.length);
        for (const line of page.lines) {
          seen.push(`${line.entry}.${line.position}`);
          if (line.counted) counted++;
          if (line.counted) sum += BigInt(line.cents ?? "0");
        }
        after = page.next;
      } while (after !== undefined);
      expect([sort, new Set(seen).size, seen.length]).toEqual([sort, truth.matched.length, truth.matched.length]);
      expect([sort, counted, sum]).toEqual([
        sort,
        truth.counted.length,
        truth.counted.reduce((all, { amount }) => all + centsIn(amount ?? 0), 0n),
      ]);
    }
  });
});
