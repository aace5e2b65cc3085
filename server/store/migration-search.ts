/** What makes lists of a hundred thousand quick: words to search in, and indices that hold every column that a filter looks at. */
import type { Db } from "./database.ts";
import { keepWords } from "./words.ts";

/** What filters and counts read, so that neither touches the wide rows. */
const looked = [
  "lifecycle",
  "verified_on",
  "themes",
  "kind",
  "phase",
  "from_day",
  "to_day",
  "west",
  "south",
  "east",
  "north",
  "organisation",
] as const;

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
    .addColumn("id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("publication_word_key", ["word", "id"])
    .execute();
  await schema
    .createIndex("publication_listed")
    .on("publication")
    .columns(["id", ...looked])
    .execute();
  await schema
    .createIndex("publication_around")
    .on("publication")
    .columns(["cell", ...looked, "id"])
    .execute();
  await schema.dropIndex("publication_cell").execute();
  await schema.dropIndex("publication_kinds").execute();
  await keepWords(db, await db.selectFrom("publication").select(["id", "search"]).execute());
}
