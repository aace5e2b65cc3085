/** Own regions that people keep. A code is longer than an index of PostgreSQL takes, so that nobody has one twice is asked under a lock. */
import type { Db } from "../database.ts";

export async function savedRegions({ schema }: Db): Promise<void> {
  await schema
    .createTable("saved_region")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("person", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("saved_region_person").on("saved_region").column("person").execute();
}
