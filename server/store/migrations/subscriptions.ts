/** Who follows what is new without an account. */
import type { Db } from "../database.ts";

export async function subscriptions({ schema }: Db): Promise<void> {
  await schema
    .createTable("subscription")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("mailbox", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("said", "text", (column) => column.notNull())
    .addColumn("pace", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("told_until", "text", (column) => column.notNull())
    .addColumn("mailed_at", "text")
    .execute();
  await schema.createIndex("subscription_question").unique().on("subscription").columns(["mailbox", "question"]).execute();
  await schema.createIndex("subscription_due").on("subscription").columns(["state", "pace", "told_until"]).execute();
}
