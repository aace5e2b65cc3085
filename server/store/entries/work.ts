/** What waits for somebody, as conditions on working versions, and what their own work comes to. */
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { EntryType } from "#data/entries/event.ts";
import { confirmedTypes } from "#data/entry-types/registry.ts";
import type { Scope } from "#data/schema/permission.ts";
import type { Work } from "#data/schema/queue.ts";
import type { Db } from "../database.ts";
import { ofTypes, within } from "../search/filter.ts";
import { bitOfTheme } from "../search/listed.ts";
import type { EntryTable, Tables } from "../tables.ts";

/** Days are like "2026-03-31", moments are UTC. */
export type Waits =
  /** Given to this person, who still may do something about it. */
  | { kind: "assigned"; to: string; within: readonly Scope[] }
  | { kind: "judge"; within: readonly Scope[] }
  /** Somebody says that it is not right, and nobody has answered. */
  | { kind: "reported"; within: readonly Scope[] }
  /** Last confirmed before this day, or never. */
  | { kind: "confirm"; before: string }
  | { kind: "ending"; from: string; to: string }
  /** By anybody but this person. */
  | { kind: "changed"; since: string; notBy: string }
  | { kind: "public" }
  | { kind: "confirmed"; from: string };

const working = expressionBuilder<Omit<Tables, "public_entry"> & { public_entry: EntryTable }, "public_entry">();

/** What has ended is not asked about. */
const goesOn = () =>
  sql<SqlBool>`public_entry.public = 1 and ${ofTypes(confirmedTypes())} and coalesce(public_entry.lifecycle, '') <> 'beeindigd'`;

/** The query says `entry as public_entry`. */
export function waitsFor(waits: Waits | undefined): Expression<SqlBool> {
  switch (waits?.kind) {
    case "assigned":
      return working.and([
        sql<SqlBool>`exists (select 1 from assignment where assignment.entry_type = public_entry.type and assignment.entry = public_entry.id
          and assignment.person = ${waits.to} and assignment.ended_at is null)`,
        working("public_entry.state", "<>", "archived"),
        within(waits.within),
      ]);
    case "judge":
      return working.and([working("public_entry.state", "=", "submitted"), within(waits.within)]);
    case "reported":
      return working.and([
        sql<SqlBool>`exists (select 1 from submission where submission.entry_type = public_entry.type
          and submission.entry = public_entry.id and submission.kind = 'report' and submission.state = 'open')`,
        within(waits.within),
      ]);
    case "confirm":
      return working.and([goesOn(), unconfirmed(waits.before)]);
    case "ending":
      return working.and([
        goesOn(),
        working("public_entry.to_day", ">=", waits.from),
        working("public_entry.to_day", "<=", waits.to),
      ]);
    case "changed":
      return sql<SqlBool>`exists (select 1 from history as news where news.entry = public_entry.id
        and news.at >= ${waits.since} and coalesce(news.actor, '') <> ${waits.notBy})`;
    case "public":
      return working("public_entry.public", "=", 1);
    case "confirmed":
      return working.and([working("public_entry.public", "=", 1), working("public_entry.verified_on", ">=", waits.from)]);
    default:
      return sql<SqlBool>`1 = 1`;
  }
}

const unconfirmed = (before: string): Expression<SqlBool> => sql<SqlBool>`coalesce(public_entry.verified_on, '') < ${before}`;

interface Numbered {
  /** Absent: all. */
  types?: readonly EntryType[] | undefined;
  /** First day on which a confirmation still counts. */
  confirmed: { from: string };
  ending: { from: string; to: string };
}

const sumOf = (condition: Expression<SqlBool>) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;

/** Over what is public of this work. */
export async function numbersOf(
  db: Db,
  work: readonly Scope[],
  { types, confirmed, ending }: Numbered,
): Promise<Work["numbers"]> {
  const row = await db
    .selectFrom("entry as public_entry")
    .$castTo<EntryTable>()
    .where("public_entry.public", "=", 1)
    .where(within(work))
    .$if(types !== undefined, (some) => some.where(ofTypes(types ?? [])))
    .select([
      sql<number>`count(*)`.as("public"),
      sumOf(waitsFor({ kind: "confirmed", ...confirmed })).as("confirmed"),
      sumOf(waitsFor({ kind: "ending", ...ending })).as("ending"),
      sql<number>`coalesce(sum(public_entry.reach), 0)`.as("people"),
      sql<number>`count(public_entry.reach)`.as("known"),
      ...bitOfTheme.map(([theme, bit]) => sumOf(sql<SqlBool>`(public_entry.themes & ${sql.lit(bit)}) <> 0`).as(`theme_${theme}`)),
    ])
    .executeTakeFirstOrThrow();
  const numbers = row as unknown as Record<string, number | string>;
  const number = (name: string) => Number(numbers[name] ?? 0);
  return {
    public: number("public"),
    confirmed: number("confirmed"),
    ending: number("ending"),
    reach: { people: number("people"), known: number("known") },
    themes: bitOfTheme
      .map(([theme]) => ({ theme, count: number(`theme_${theme}`) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
  };
}
