/** The themes stand beside every word: a search in a theme then looks up only what is of it, a sixth of what has a common word. */
import type { Db } from "./database.ts";
import { keepWords } from "./words.ts";

const atOnce = 2_000;

export async function worded(db: Db): Promise<void> {
  const { schema } = db;
  await schema.dropTable("publication_word").execute();
  await schema
    .createTable("publication_word")
    .addColumn("word", "bigint", (column) => column.notNull())
    .addColumn("publication", "bigint", (column) => column.notNull())
    .addColumn("themes", "integer", (column) => column.notNull())
    // The theme is in the key so that one index holds all that a search reads.
    .addPrimaryKeyConstraint("publication_word_key", ["word", "publication", "themes"])
    .execute();
  for (let after = ""; ; ) {
    const query = db.selectFrom("publication").select(["id", "number", "search", "themes"]).where("id", ">", after);
    const rows = await query.orderBy("id").limit(atOnce).execute();
    await keepWords(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}
