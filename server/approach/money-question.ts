/** From what a reader asks of the money to what the store is asked, and what the published set adds to its answer. */
import type { MoneyFilter, MoneyTotals } from "#data/approach/money.ts";
import { today } from "#data/schema/day.ts";
import { findArea } from "../published/areas.ts";
import { columnEntry, figureAt } from "../published/indicator-values.ts";
import type { PublishedSet } from "../published/published-set.ts";
import type { MoneyQuestion } from "../store/approach/money-conditions.ts";
import { moneyTotals } from "../store/approach/money-totals.ts";
import type { Db } from "../store/database.ts";
import { areasWhollyWithin } from "./areas-within.ts";

const country = "NL00";

/** `now`: UTC, ISO 8601. The whole country is no narrower than nothing. */
export function moneyQuestionOf(set: PublishedSet, { only, area, ...asked }: MoneyFilter, now: string): MoneyQuestion {
  const areas = area?.includes(country) ? undefined : area;
  return {
    ...asked,
    area: areas,
    within: areasWhollyWithin(set, areas),
    only: only === "true" && areas !== undefined,
    today: today(now),
  };
}

/** With what it is for each inhabitant where one area is asked for and it has inhabitants. */
export async function totalsFor(db: Db, set: PublishedSet, asked: MoneyQuestion): Promise<MoneyTotals> {
  const totals = await moneyTotals(db, asked);
  const [code, ...others] = asked.area ?? [];
  const people = code === undefined || others.length > 0 ? undefined : inhabitantsOf(set, code);
  if (!people) return totals;
  const isAllWithin = totals.statuses.every(({ elsewhere }) => elsewhere.lines === 0);
  const within = isAllWithin ? totals : await moneyTotals(db, { ...asked, only: true });
  const year = Number(asked.today.slice(0, 4));
  const thisYear = (status: string) =>
    within.bySource
      .filter((one) => one.status === status)
      .reduce((sum, { years }) => sum + BigInt(years.find((one) => one.year === year)?.cents ?? 0), 0n);
  return {
    ...totals,
    inhabitants: people,
    perInhabitant: within.statuses.map(({ status, cents }) => ({
      status,
      cents: each(BigInt(cents), people.value),
      thisYear: each(thisYear(status), people.value),
    })),
  };
}

/** Rounded to whole cents. */
const each = (cents: bigint, people: number): string => ((2n * cents + BigInt(people)) / (2n * BigInt(people))).toString();

/** Undefined where the number is not known, or nobody lives there. */
function inhabitantsOf(set: PublishedSet, code: string): MoneyTotals["inhabitants"] {
  const ref = findArea(set, code);
  const indicator = set.catalog.indicators.find(({ id }) => id === "inwoners");
  const entry = ref && indicator && columnEntry(indicator, ref.level);
  if (!ref || !indicator || !entry) return undefined;
  const { value, year, source } = figureAt(set, indicator, entry, ref.row);
  return value !== null && value > 0 ? { value: Math.round(value), year, source } : undefined;
}
