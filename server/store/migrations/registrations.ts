/** Who takes part in an activity. */
import type { Db } from "../database.ts";

export async function registrations({ schema }: Db): Promise<void> {
  await schema
    .createTable("registration")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("gemeente", "text", (column) => column.notNull())
    .addColumn("field", "text", (column) => column.notNull())
    .addColumn("organisation", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("turn_at", "text")
    .addColumn("offered_until", "text")
    .addColumn("forget_on", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("registration_entry").on("registration").columns(["entry", "state"]).execute();
  await schema.createIndex("registration_forget").on("registration").column("forget_on").execute();
  await schema.createIndex("registration_token").unique().on("registration").column("token_hash").execute();
}
