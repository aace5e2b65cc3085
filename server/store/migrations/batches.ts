/** Imports: what came with each, and who took it away again. */
import { sql } from "kysely";
import type { Db } from "../database.ts";

export async function batches(db: Db): Promise<void> {
  await db.schema
    .createTable("batch")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addColumn("request", "text", (column) => column.unique())
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("landing", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("made", "integer", (column) => column.notNull())
    .addColumn("skipped", "integer", (column) => column.notNull())
    .addColumn("undone_at", "text")
    .addColumn("undone_by", "text")
    .addColumn("removed", "integer")
    .execute();
  // Imports of before this table were all published at once: made, submitted, published.
  await sql`
    insert into batch (id, at, file, source, landing, version, made, skipped)
    select batch, min(created_at), '', '', 'published', 3, count(*), 0 from initiative where batch is not null group by batch
  `.execute(db);
}
