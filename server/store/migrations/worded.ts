/**
 * Beside every word stand the themes and how sure it is: a search counts what it finds without looking up a single publication.
 * And its page is read in order of making from one index.
 */
import type { Db } from "../database.ts";
import { keepWords } from "../search/words.ts";

const atOnce = 2_000;

export async function worded(db: Db): Promise<void> {
  const { schema } = db;
  await schema.dropTable("publication_word").execute();
  await schema
    .createTable("publication_word")
    .addColumn("word", "bigint", (column) => column.notNull())
    .addColumn("publication", "bigint", (column) => column.notNull())
    .addColumn("themes", "integer", (column) => column.notNull())
    .addColumn("standing", "integer", (column) => column.notNull())
    // All of it is the key, so that one index holds what a search reads.
    .addPrimaryKeyConstraint("publication_word_key", ["word", "publication", "themes", "standing"])
    .execute();
  await schema.dropIndex("publication_listed").execute();
  // The number last: beside the id SQLite would try every number that words find with every id of an area.
  await schema
    .createIndex("publication_listed")
    .on("publication")
    .columns(["id", "themes", "lifecycle", "verified_on", "kind", "phase", "from_day", "to_day", "organisation", "number"])
    .execute();
  for (let after = ""; ; ) {
    const query = db.selectFrom("publication").where("id", ">", after).orderBy("id").limit(atOnce);
    const rows = await query.select(["id", "number", "search", "themes", "lifecycle", "verified_on"]).execute();
    await keepWords(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}
