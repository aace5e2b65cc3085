/** Tables of what hangs on an entry of any type: what happened to it. */
import type { Db } from "../database.ts";

export async function events({ schema }: Db): Promise<void> {
  await schema
    .createTable("event")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("details", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("event_entry").on("event").columns(["entry_type", "entry"]).execute();
}
