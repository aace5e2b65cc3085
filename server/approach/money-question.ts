/** From what a reader asks of the money to what the store is asked, and what the published set adds to its answer. */
import type { MoneyFilter, MoneyTotals } from "#data/approach/money.ts";
import { today } from "#data/schema/day.ts";
import { fundingStatuses } from "#data/schema/initiative.ts";
import { findArea } from "../published/areas.ts";
import { columnEntry, figureAt } from "../published/indicator-values.ts";
import type { PublishedSet } from "../published/published-set.ts";
import type { MoneyQuestion } from "../store/approach/money-conditions.ts";
import { centsOfStatuses, moneyTotals } from "../store/approach/money-totals.ts";
import { remembered } from "../store/cache.ts";
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
  const [code, ...others] = asked.area ?? [];
  const people = code === undefined || others.length > 0 ? undefined : inhabitantsOf(set, code);
  if (!people) return moneyTotals(db, asked);
  const year = Number(asked.today.slice(0, 4));
  const within = { ...asked, only: true };
  const [totals, held] = await Promise.all([
    moneyTotals(db, asked),
    remembered(db, JSON.stringify(["money of people", within, year]), () => centsOfStatuses(db, within, year)),
  ]);
  return {
    ...totals,
    inhabitants: people,
    perInhabitant: fundingStatuses.map((status) => {
      const { all, inYear } = held.get(status) ?? { all: 0n, inYear: 0n };
      return { status, cents: each(all, people.value), thisYear: each(inYear, people.value) };
    }),
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
