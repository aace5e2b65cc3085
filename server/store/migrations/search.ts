/** What makes lists, search and map quick: words, the indices that filters read, and the revision of what is public. */

import { dutchStem } from "#data/text/stem.ts";
import type { Db } from "../database.ts";
import { numberOf } from "../search/words.ts";
import { asBefore, keepWordsBefore } from "./earlier-tables.ts";

/** What filters and counts read, so that neither touches the wide rows. */
const looked = ["themes", "lifecycle", "verified_on", "kind", "phase", "from_day", "to_day"] as const;
const box = ["west", "south", "east", "north"] as const;

/** Lists of a hundred thousand: words to search in, and indices that hold every column that a filter looks at. */
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
  const rows = await asBefore(db).selectFrom("publication").select("id").execute();
  for (const { id } of rows)
    await asBefore(db)
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

/**
 * Beside every word stand the themes and how sure it is: a search counts what it finds without looking up a single publication.
 * And its page is read in order of making from one index.
 */
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
    const query = asBefore(db).selectFrom("publication").where("id", ">", after).orderBy("id").limit(atOnce);
    const rows = await query.select(["id", "number", "search", "themes", "lifecycle", "verified_on"]).execute();
    await keepWordsBefore(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}

/** What made a statement read a whole table as it grew: keys of requests are taken away by their entry and by their age. */
export async function growth({ schema }: Db): Promise<void> {
  await schema.createIndex("idempotency_initiative").on("idempotency").column("initiative").execute();
  await schema.createIndex("idempotency_at").on("idempotency").column("at").execute();
}

/** The revision of what is public; see store/revision.ts. What is there already begins at 0. */
export async function revision({ schema }: Db): Promise<void> {
  await schema
    .createTable("publication_revision")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("changes", "bigint", (column) => column.notNull())
    .execute();
}

/** The map reads these indices instead of the wide rows: one tells whether something changed, one holds what it draws. */
export async function points({ schema }: Db): Promise<void> {
  await schema.createIndex("publication_stamp").on("publication").columns(["updated_at", "version", "verified_on"]).execute();
  await schema
    .createIndex("publication_points")
    .on("publication")
    .columns(["cell", "west", "south", "east", "north", "themes", "kind", "phase", "lifecycle", "verified_on"])
    .execute();
}

/** People reached stand beside what lists filter by, in the indices that the map and the counts of areas read. */
export async function reach(db: Db): Promise<void> {
  const { schema } = db;
  for (const table of ["initiative", "publication"] as const) {
    await schema.alterTable(table).addColumn("reach", "integer").execute();
    for (let after = ""; ; ) {
      const query = asBefore(db)
        .selectFrom(table)
        .select(["id", "content"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(reachAtOnce);
      const rows = await query.execute();
      const byReach = Map.groupBy(rows, ({ content }) => (JSON.parse(content) as { reach?: number }).reach);
      for (const [people, some] of byReach)
        if (people !== undefined)
          await asBefore(db)
            .updateTable(table)
            .set({ reach: people })
            .where(
              "id",
              "in",
              some.map(({ id }) => id),
            )
            .execute();
      if (rows.length < reachAtOnce) break;
      after = rows.at(-1)?.id ?? "";
    }
  }
  const index = (name: string) => schema.createIndex(name).on("publication");
  for (const name of ["publication_listed", "publication_around"]) await schema.dropIndex(name).execute();
  await index("publication_listed")
    .columns([
      "id",
      "themes",
      "lifecycle",
      "verified_on",
      "kind",
      "phase",
      "from_day",
      "to_day",
      "organisation",
      "number",
      "reach",
    ])
    .execute();
  await index("publication_around")
    .columns(["cell", ...box, ...looked, "id", "reach"])
    .execute();
}

/** Few enough for the patience of an engine with one statement: contents are large. */
const reachAtOnce = 200;

/** Every form of a word is found by its stem. */
export async function stems(db: Db): Promise<void> {
  await db.schema.alterTable("word").addColumn("stem", "text").execute();
  for (let after = -1; ; ) {
    const query = db.selectFrom("word").select(["number", "text"]).where("number", ">", after).orderBy("number");
    const rows = await query.limit(atOnce).execute();
    for (const { number, text } of rows)
      await db
        .updateTable("word")
        .set({ stem: dutchStem(text) })
        .where("number", "=", number)
        .execute();
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.number;
  }
}
