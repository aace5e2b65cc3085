/** Agreements that end soon while nobody said how they went, and who belongs to their parties. */
import { type SqlBool, sql } from "kysely";
import type { ApproachTables } from "../approach-tables.ts";
import type { Db } from "../database.ts";

export interface EndingAgreement
  extends Pick<ApproachTables["agreement_row"], "entry" | "position" | "what" | "parties" | "ends"> {
  /** Key of what is told of it: once for each last day and each number of days before it. */
  once: string;
}

interface Ending {
  /** Days: the last one of an agreement lies on or between these. */
  from: string;
  to: string;
  /** How long before the end it is told. */
  days: number;
  most: number;
}

/** Of which nothing was told yet, so long before their end. */
export async function endingAgreements(db: Db, { from, to, days, most }: Ending): Promise<EndingAgreement[]> {
  const once = sql<string>`'agreement ends ' || row.entry || ' ' || row.position || ' ' || row.ends || ' ' || ${sql.lit(String(days))}`;
  return db
    .selectFrom("agreement_row as row")
    .select(["row.entry", "row.position", "row.what", "row.parties", "row.ends", once.as("once")])
    .where("row.ends", ">=", from)
    .where("row.ends", "<=", to)
    .where("row.open", "=", 1)
    .where(sql<SqlBool>`not exists (select 1 from event where event.once = ${once})`)
    .orderBy("row.ends")
    .limit(most)
    .execute();
}

/** Ids of people with a role in one of these organisations. */
export async function membersOf(db: Db, organisations: readonly string[]): Promise<string[]> {
  if (organisations.length === 0) return [];
  const rows = await db
    .selectFrom("membership")
    .select("person")
    .distinct()
    .where("organisation", "in", [...organisations])
    .orderBy("person")
    .execute();
  return rows.map(({ person }) => person);
}
