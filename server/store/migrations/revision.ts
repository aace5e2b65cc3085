/** The revision of what is public; see revision.ts. What is there already begins at 0. */
import type { Db } from "../database.ts";

export async function revision({ schema }: Db): Promise<void> {
  await schema
    .createTable("publication_revision")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("changes", "bigint", (column) => column.notNull())
    .execute();
}
