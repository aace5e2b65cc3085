/** Tables of what hangs on an entry of any type: what happened to it, and its files. */
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

export async function files({ schema }: Db): Promise<void> {
  await schema
    .createTable("file")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("media_type", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("bytes", "integer", (column) => column.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("widths", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("made_by", "text")
    .addColumn("made_from", "text")
    .addColumn("made_at", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("used", "integer", (column) => column.notNull())
    .execute();
  // What is to be taken away is found by these, among many that stay.
  await schema.createIndex("file_unused").on("file").columns(["used", "state", "made_at"]).execute();
  await schema
    .createTable("file_link")
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("working", "integer", (column) => column.notNull())
    .addColumn("public", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("file_link_key", ["file", "entry_type", "entry"])
    .execute();
  await schema.createIndex("file_link_entry").on("file_link").columns(["entry_type", "entry"]).execute();
}
