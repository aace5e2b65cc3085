/** Links between entries, and what is left of one that was withdrawn. */
import type { Db } from "../database.ts";

export async function entryLinks({ schema }: Db): Promise<void> {
  await schema
    .createTable("entry_link")
    .addColumn("entry", "text", (column) => column.notNull().references("public_entry.id").onDelete("cascade"))
    .addColumn("field", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("target", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("entry_link_key", ["entry", "field", "position"])
    .execute();
  await schema.createIndex("entry_link_target").on("entry_link").columns(["target", "field", "entry"]).execute();
}

export async function retractions({ schema }: Db): Promise<void> {
  await schema
    .createTable("retraction")
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addPrimaryKeyConstraint("retraction_key", ["entry_type", "entry"])
    .execute();
}
