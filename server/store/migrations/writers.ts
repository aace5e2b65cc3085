/** Who wrote what, what was published without a second pair of eyes, and whose place is not for everybody. */
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../database.ts";

/** Steps that put words into an entry. */
const writing = sql`('create', 'edit', 'restore')`;

/** The last who wrote by the history up to a version, as a list. */
const writer = (initiative: RawBuilder<unknown>, version: RawBuilder<unknown>) => sql<string>`coalesce((
  select case when past.actor is null then '[]' else '["' || past.actor || '"]' end
  from history as past
  where past.initiative = ${initiative} and past.version <= ${version} and past.step in ${writing}
  order by past.version desc limit 1
), '[]')`;

export async function writers(db: Db): Promise<void> {
  const text = (table: "initiative" | "history", column: string) =>
    db.schema
      .alterTable(table)
      .addColumn(column, "text", (of) => of.notNull().defaultTo("[]"))
      .execute();
  const flag = (table: "initiative" | "history" | "organisation", column: string) =>
    db.schema
      .alterTable(table)
      .addColumn(column, "integer", (of) => of.notNull().defaultTo(0))
      .execute();
  await text("history", "written_by");
  await flag("history", "self_approved");
  await text("initiative", "written_by");
  await db.schema.alterTable("initiative").addColumn("proposed_from", "text").execute();
  await flag("initiative", "self_approved");
  await flag("initiative", "hidden");
  await sql`update history set written_by = ${writer(sql.ref("history.initiative"), sql.ref("history.version"))}`.execute(db);
  await sql`update initiative set written_by = ${writer(sql.ref("initiative.id"), sql.ref("initiative.version"))}`.execute(db);
  // What people typed cannot hold these texts: in JSON its quotes are escaped.
  await sql`
    update initiative set hidden = case
      when content not like '%"public":true%' then 2
      when content like '%"kind":"area",%' or content like '%"precision":"exact"%' then 0
      else 1
    end
    where content like '%"place":{%'
  `.execute(db);
  // Its name is public at once: who changed it, and that nobody else looked at it.
  await flag("organisation", "self_approved");
  for (const column of ["changed_at", "changed_by"] as const)
    await db.schema.alterTable("organisation").addColumn(column, "text").execute();
}
