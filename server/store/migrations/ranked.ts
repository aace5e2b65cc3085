/** What the search over everything ranks by: where a word stands and since when, and by what a mistyped word is found. */
import { sql } from "kysely";
import type { Db } from "../database.ts";
import { inTitle, keepNear, numberOf, rankOf, titleWords } from "../search/words.ts";

/** Rows in one question, and words of titles in one statement. */
const atOnce = 500;

export async function ranked(db: Db): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable("public_entry_word")
    .addColumn("rank", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable("word_near")
    .addColumn("key", "integer", (column) => column.notNull())
    .addColumn("word", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("word_near_key", ["key", "word"])
    .execute();
  await rankAll(db);
  await nearAll(db);
  await schema
    .createIndex("public_entry_word_ranked")
    .on("public_entry_word")
    .columns(["word", "rank", "entry", "themes"])
    .execute();
  await schema.createIndex("word_stem").on("word").column("stem").execute();
}

async function rankAll(db: Db): Promise<void> {
  // One statement for all of one moment, as an import makes them.
  const moments = await db.selectFrom("public_entry").select("updated_at").distinct().execute();
  for (const { updated_at } of moments)
    await sql`update public_entry_word set rank = ${sql.lit(rankOf(updated_at, false))}
      where entry in (select number from public_entry where updated_at = ${updated_at})`.execute(db);
  for (let after = ""; ; ) {
    const query = db.selectFrom("public_entry").select(["id", "number", "title"]).where("id", ">", after).orderBy("id");
    const rows = await query.limit(atOnce).execute();
    const pairs = rows.flatMap((row) => [...titleWords(row)].map((word) => `(${numberOf(word)}, ${row.number})`));
    if (pairs.length > 0)
      await sql`update public_entry_word set rank = rank + ${sql.lit(inTitle)}
        where (word, entry) in (values ${sql.raw(pairs.join(", "))})`.execute(db);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}

async function nearAll(db: Db): Promise<void> {
  for (let after = -1; ; ) {
    const query = db.selectFrom("word").select(["number", "text"]).where("number", ">", after).orderBy("number");
    const rows = await query.limit(atOnce).execute();
    await keepNear(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.number;
  }
}
