/** What moderation keeps: where a merged duplicate went, where an older version lay, and who was invited until when. */
import type { Db } from "../database.ts";

export async function moderation({ schema }: Db): Promise<void> {
  await schema
    .createTable("merged")
    .addColumn("id", "text", (column) => column.primaryKey().references("initiative.id").onDelete("cascade"))
    .addColumn("survivor", "text", (column) => column.notNull().references("initiative.id").onDelete("cascade"))
    .execute();
  await schema.createIndex("merged_survivor").on("merged").column("survivor").execute();
  await schema.alterTable("history").addColumn("placed", "text").execute();
  await schema
    .createTable("invitation")
    .addColumn("person", "text", (column) => column.primaryKey().references("person.id").onDelete("cascade"))
    .addColumn("invited_by", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  // The queue of who judges: what waits longest comes first.
  await schema.createIndex("initiative_waiting").on("initiative").columns(["state", "updated_at", "id"]).execute();
}
