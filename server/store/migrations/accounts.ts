/** Mail that waits, and the links by which owners confirm their entries. */
import type { Db } from "../database.ts";

export async function mailAndConfirmations({ schema }: Db): Promise<void> {
  await schema
    .createTable("mail")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("letter", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("mail_due").on("mail").columns(["state", "due_at"]).execute();
  await schema
    .createTable("confirmation")
    .addColumn("initiative", "text", (column) => column.notNull().references("initiative.id").onDelete("cascade"))
    .addColumn("since", "text", (column) => column.notNull())
    .addColumn("months", "integer", (column) => column.notNull())
    .addColumn("person", "text")
    .addColumn("token_hash", "text", (column) => column.unique())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addPrimaryKeyConstraint("confirmation_key", ["initiative", "since", "months"])
    .execute();
}
