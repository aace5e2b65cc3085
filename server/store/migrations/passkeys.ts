/** The table of the passkey plugin of better-auth, with its column names. */
import type { Db } from "../database.ts";

export async function passkeys({ schema }: Db): Promise<void> {
  await schema
    .createTable("passkey")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("credentialID", "text", (column) => column.notNull().unique())
    .addColumn("counter", "integer", (column) => column.notNull())
    .addColumn("deviceType", "text", (column) => column.notNull())
    .addColumn("backedUp", "boolean", (column) => column.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", "timestamptz")
    .addColumn("aaguid", "text")
    .execute();
  await schema.createIndex("passkey_person").on("passkey").column("userId").execute();
}
