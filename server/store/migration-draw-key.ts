/** One key for as long as the data lives; see `readDrawKey`. */
import { randomBytes } from "node:crypto";
import type { Db } from "./database.ts";

export async function drawKey(db: Db): Promise<void> {
  await db.schema
    .createTable("draw_key")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("key", "text", (column) => column.notNull())
    .execute();
  await db
    .insertInto("draw_key")
    .values({ id: 1, key: randomBytes(32).toString("base64url") })
    .execute();
}
