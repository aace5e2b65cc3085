/**
 * What the register of money is asked for, as conditions on a line; and when a line counts. A line that is a part of another counts only where
 * that other does not: its whole is public, has an amount, has the same status and fits the same question. So a euro counts once in a total.
 */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { MoneyFilter } from "#data/approach/money.ts";
import { monthsAfter } from "#data/schema/day.ts";
import { searchable } from "#data/text/fold.ts";
import { themeBits } from "../search/listed.ts";

export interface MoneyQuestion extends Omit<MoneyFilter, "only"> {
  /** Every area that lies wholly in those that were asked for; undefined where everything does. */
  within?: readonly string[] | undefined;
  /** Only what is spent within. */
  only?: boolean;
  today: string;
}

type Alias = "line" | "whole";
type Condition = RawBuilder<SqlBool>;
const never = sql<SqlBool>`1 = 0`;

export const allOf = (parts: readonly Condition[]): Condition =>
  parts.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${sql.join(parts, sql` and `)}`;

/** An area where it is spent lies outside what was asked. */
export function spentElsewhere(alias: Alias, { within }: Pick<MoneyQuestion, "within">): Condition {
  if (within === undefined) return never;
  const codes = within.length === 0 ? never : sql<SqlBool>`spent.code in (${sql.join(within)})`;
  return sql<SqlBool>`exists (select 1 from money_area as spent where spent.entry = ${sql.ref(`${alias}.entry`)} and not (${codes}))`;
}

export function conditionsOf(alias: Alias, asked: MoneyQuestion): Condition {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const oneOf = (name: string, values: readonly string[]) =>
    values.length === 0 ? never : sql<SqlBool>`${column(name)} in (${sql.join(values)})`;
  const parts: Condition[] = [];
  const { area, theme, status, payer, type, source, instrument, year, ends, endsWithin, today, only } = asked;
  if (area) parts.push(liesIn(alias, area));
  if (theme) parts.push(sql<SqlBool>`(${column("themes")} & ${sql.lit(themeBits(theme))}) <> 0`);
  if (status) parts.push(oneOf("status", status));
  if (payer) parts.push(sql<SqlBool>`coalesce(${column("payer")}, 'unknown') in (${sql.join(payer.length > 0 ? payer : [""])})`);
  if (type) parts.push(oneOf("type", type));
  if (source) parts.push(sql<SqlBool>`${column("source_key")} = ${searchable(source.trim())}`);
  if (instrument) parts.push(sql<SqlBool>`${column("instrument")} = ${instrument.trim()}`);
  if (year) parts.push(runsIn(column, year));
  if (ends) parts.push(sql<SqlBool>`${column("to_day")} between ${`${ends}-01-01`} and ${`${ends}-12-31`}`);
  if (endsWithin) parts.push(sql<SqlBool>`${column("to_day")} between ${today} and ${monthsAfter(today, endsWithin)}`);
  if (only) parts.push(sql<SqlBool>`not ${spentElsewhere(alias, asked)}`);
  return allOf(parts);
}

/** Of a part the whole is looked up by itself; the lines themselves are found by their areas. */
function liesIn(alias: Alias, codes: readonly string[]): Condition {
  if (codes.length === 0) return never;
  const links = sql`from public_entry_area as link where link.code in (${sql.join(codes)})`;
  return alias === "line"
    ? sql<SqlBool>`line.entry in (select link.id ${links})`
    : sql<SqlBool>`exists (select 1 ${links} and link.id = whole.entry)`;
}

/** One end of the period at least is known, and the year lies in it. */
const runsIn = (column: (name: string) => RawBuilder<unknown>, year: number): Condition =>
  sql<SqlBool>`coalesce(${column("from_day")}, ${column("to_day")}) is not null
    and coalesce(${column("from_day")}, '') <= ${`${year}-12-31`} and coalesce(${column("to_day")}, '9999') >= ${`${year}-01-01`}`;

/** Needs `joinWhole`: the funding line that this is a part of counts in the same total. */
export const isBeneath = (asked: MoneyQuestion): Condition =>
  sql<SqlBool>`line.part_of is not null and exists (
    select 1 from money_line as whole
    where whole.entry = coalesce(merged.survivor, line.part_of) and whole.type = 'fundingLine' and whole.cents is not null
      and whole.status = line.status and ${conditionsOf("whole", asked)})`;

/** Of a whole that went up in another, that other. */
export const lines = sql`money_line as line left join merged on merged.id = line.part_of`;

export const isCounted = (asked: MoneyQuestion): Condition => sql<SqlBool>`line.cents is not null and not (${isBeneath(asked)})`;

/** Is no part of another line that everybody may see: of money the wholes are told. */
export const isUnderNone = sql<SqlBool>`(line.part_of is null or not exists (select 1 from money_line as whole where whole.entry = line.part_of))`;
