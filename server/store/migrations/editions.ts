/** Editions of checklists and of the assessment that organisations entered: kept for ever, because answers are read by them. */
import type { Db } from "../database.ts";

export async function editionTable({ schema }: Db): Promise<void> {
  await schema
    .createTable("edition")
    .addColumn("template", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("person", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("edition_key", ["template", "position"])
    .execute();
  await schema.createIndex("edition_id").unique().on("edition").columns(["template", "id"]).execute();
}
