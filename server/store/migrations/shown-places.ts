/** One row for as long as the data lives; see shown-places.ts. */
import { randomBytes } from "node:crypto";
import type { Db } from "../database.ts";

export async function shownPlaces(db: Db): Promise<void> {
  await db.schema
    .createTable("shown_places")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("told_for", "text", (column) => column.notNull())
    .execute();
  // No set has this name: what was told before is worked out again.
  const row = { id: 1, key: randomBytes(32).toString("base64url"), told_for: "" };
  await db.insertInto("shown_places").values(row).execute();
}
