/** What waits for somebody, as conditions on working versions, and what their own work comes to. */
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { Work } from "#data/schema/queue.ts";
import type { Db } from "../database.ts";
import { within } from "../search/filter.ts";
import { bitOfTheme } from "../search/listed.ts";
import type { InitiativeTable, Tables } from "../tables.ts";

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

const working = expressionBuilder<Omit<Tables, "publication"> & { publication: InitiativeTable }, "publication">();

/** What has ended is not asked about. */
const goesOn = () => sql<SqlBool>`publication.public = 1 and coalesce(publication.lifecycle, '') <> 'beeindigd'`;

/** The query says `initiative as publication`. */
export function waitsFor(waits: Waits | undefined): Expression<SqlBool> {
  switch (waits?.kind) {
    case "assigned":
      return working.and([
        sql<SqlBool>`exists (select 1 from assignment where assignment.entry_type = 'initiative' and assignment.entry = publication.id
          and assignment.person = ${waits.to} and assignment.ended_at is null)`,
        working("publication.state", "<>", "archived"),
        within(waits.within),
      ]);
    case "judge":
      return working.and([working("publication.state", "=", "submitted"), within(waits.within)]);
    case "reported":
      return working.and([
        sql<SqlBool>`exists (select 1 from submission where submission.entry_type = 'initiative'
          and submission.entry = publication.id and submission.kind = 'report' and submission.state = 'open')`,
        within(waits.within),
      ]);
    case "confirm":
      return working.and([goesOn(), unconfirmed(waits.before)]);
    case "ending":
      return working.and([
        goesOn(),
        working("publication.to_day", ">=", waits.from),
        working("publication.to_day", "<=", waits.to),
      ]);
    case "changed":
      return sql<SqlBool>`exists (select 1 from history as news where news.initiative = publication.id
        and news.at >= ${waits.since} and coalesce(news.actor, '') <> ${waits.notBy})`;
    case "public":
      return working("publication.public", "=", 1);
    case "confirmed":
      return working.and([working("publication.public", "=", 1), working("publication.verified_on", ">=", waits.from)]);
    default:
      return sql<SqlBool>`1 = 1`;
  }
}

const unconfirmed = (before: string): Expression<SqlBool> => sql<SqlBool>`coalesce(publication.verified_on, '') < ${before}`;

interface Days {
  /** First day on which a confirmation still counts. */
  confirmed: { from: string };
  ending: { from: string; to: string };
}

const sumOf = (condition: Expression<SqlBool>) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;

/** Over what is public of this work. */
export async function numbersOf(db: Db, work: readonly Scope[], { confirmed, ending }: Days): Promise<Work["numbers"]> {
  const row = await db
    .selectFrom("initiative as publication")
    .$castTo<InitiativeTable>()
    .where("publication.public", "=", 1)
    .where(within(work))
    .select([
      sql<number>`count(*)`.as("public"),
      sumOf(waitsFor({ kind: "confirmed", ...confirmed })).as("confirmed"),
      sumOf(waitsFor({ kind: "ending", ...ending })).as("ending"),
      sql<number>`coalesce(sum(publication.reach), 0)`.as("people"),
      sql<number>`count(publication.reach)`.as("known"),
      ...bitOfTheme.map(([theme, bit]) => sumOf(sql<SqlBool>`(publication.themes & ${sql.lit(bit)}) <> 0`).as(`theme_${theme}`)),
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
