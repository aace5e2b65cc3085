/** How many published initiatives lie in each area of a level, and how many people they reach: of all that fit, by the areas they say they lie in. */
import { sql } from "kysely";
import type { InitiativeCounts } from "#data/schema/analysis.ts";
import type { Db } from "../database.ts";
import { conditions, type Filter, prepared } from "../search/filter.ts";

/** What the codes of a level begin with. */
const prefixes = { gemeente: "GM", wijk: "WK", buurt: "BU" } as const;

/** One that lies in more areas counts in each. The sum of a whole country fits in a double. */
export async function countByArea(db: Db, asked: Filter, level: InitiativeCounts["level"]): Promise<InitiativeCounts> {
  const filter = await prepared(db, asked);
  const { matched, known } = await db
    .selectFrom("public_entry")
    .select([sql<number>`count(*)`.as("matched"), sql<number>`count(public_entry.reach)`.as("known")])
    .where((build) => build.and(conditions(filter, "public_entry_area")))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("public_entry_area as lies")
    .innerJoin("public_entry", "public_entry.id", "lies.id")
    .select([
      "lies.code",
      sql<number>`count(*)`.as("initiatives"),
      sql<number>`coalesce(sum(public_entry.reach), 0)`.as("reach"),
      sql<number>`count(public_entry.reach)`.as("known"),
    ])
    .where("lies.code", "like", `${prefixes[level]}%`)
    .where((build) => build.and(conditions(filter, "public_entry_area")))
    .groupBy("lies.code")
    .orderBy("lies.code")
    .execute();
  return {
    level,
    numberMatched: Number(matched),
    numberReachKnown: Number(known),
    // PostgreSQL gives sums as text.
    areas: rows.map((row) => ({
      code: row.code,
      initiatives: Number(row.initiatives),
      reach: Number(row.reach),
      reachKnown: Number(row.known),
    })),
  };
}
