/** What was mailed to a mailbox lately, by all servers together. */
import type { Db } from "../database.ts";

export async function mailboxes({ schema }: Db): Promise<void> {
  await schema
    .createTable("mailbox")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("sent", "text", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("mailbox_last").on("mailbox").column("last_at").execute();
}
