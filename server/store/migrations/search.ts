/** What makes lists of a hundred thousand quick: words to search in, and indices that hold every column that a filter looks at. */
import type { Db } from "../database.ts";
import { numberOf } from "../search/words.ts";

/** What filters and counts read, so that neither touches the wide rows. */
const looked = ["themes", "lifecycle", "verified_on", "kind", "phase", "from_day", "to_day"] as const;
const box = ["west", "south", "east", "north"] as const;

export async function search(db: Db): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("word")
    .addColumn("number", "bigint", (column) => column.primaryKey())
    .addColumn("text", "text", (column) => column.notNull())
    .execute();
  // No reference to the publication: a link that outlives it finds nothing.
  await schema
    .createTable("publication_word")
    .addColumn("word", "bigint", (column) => column.notNull())
    .addColumn("publication", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("publication_word_key", ["word", "publication"])
    .execute();
  await schema.alterTable("publication").addColumn("number", "bigint").execute();
  // The links themselves are made by migration-worded.ts, which lays this table anew.
  const rows = await db.selectFrom("publication").select("id").execute();
  for (const { id } of rows)
    await db
      .updateTable("publication")
      .set({ number: numberOf(id) })
      .where("id", "=", id)
      .execute();
  const index = (name: string) => schema.createIndex(name).on("publication");
  await index("publication_counted")
    .columns([...looked])
    .execute();
  await index("publication_listed")
    .columns(["id", ...looked, "organisation"])
    .execute();
  await index("publication_worded")
    .columns(["number", ...looked, "id"])
    .execute();
  await index("publication_around")
    .columns(["cell", ...box, ...looked, "id"])
    .execute();
  for (const narrower of ["publication_cell", "publication_kinds", "publication_points"])
    await schema.dropIndex(narrower).execute();
}
