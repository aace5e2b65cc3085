/** Everything public that matches a filter, one after the other in the order of the list, without holding it all at once. */
import type { PublicEntryContent, PublicRecord } from "#data/schema/record.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import type { Db } from "../database.ts";
import { conditions, type Filter, prepared } from "../search/filter.ts";
import { readPublicEntries } from "./public-entries.ts";

/** Ids a question: the database is free for others in between, and words are not looked up too often. */
const portion = 4_000;

/** What is published while it reads may or may not be in it; nothing comes twice. Whoever takes them shares the slices of time. */
export async function* eachPublicEntry<C extends PublicEntryContent>(db: Db, asked: Filter): AsyncGenerator<PublicRecord<C>> {
  const filter = await prepared(db, asked);
  const query = db
    .selectFrom("public_entry")
    .select("public_entry.id")
    .where((build) => build.and(conditions(filter, "public_entry_area")));
  const slice = timeSlices();
  let after: string | undefined;
  for (;;) {
    const found = await query
      .$if(after !== undefined, (some) => some.where("public_entry.id", ">", after ?? ""))
      .orderBy("public_entry.id")
      .limit(portion)
      .execute();
    const ids = found.map(({ id }) => id);
    for await (const record of readPublicEntries<C>(db, ids)) {
      yield record;
      await slice();
    }
    after = ids.at(-1);
    if (after === undefined || ids.length < portion) return;
  }
}

/** What is public and changed last. */

/** Ids alone: to put the wide rows of all in order takes several times as long. */
const fitting = (db: Db, filter: Filter) =>
  db
    .selectFrom("public_entry")
    .select("public_entry.id")
    .where((build) => build.and(conditions(filter, "public_entry_area")));

/** New or changed, newest first. */
export async function newestPublicEntries<C extends PublicEntryContent>(
  db: Db,
  filter: Filter,
  limit: number,
): Promise<PublicRecord<C>[]> {
  const query = fitting(db, filter).orderBy("public_entry.updated_at", "desc").orderBy("public_entry.id", "desc");
  return inThisOrder(db, await query.limit(limit).execute());
}

/** With a first or a last day, those that begin latest first. */
export async function datedPublicEntries<C extends PublicEntryContent>(
  db: Db,
  filter: Filter,
  limit: number,
): Promise<PublicRecord<C>[]> {
  const query = fitting(db, filter)
    .where((build) => build.or([build("public_entry.from_day", "is not", null), build("public_entry.to_day", "is not", null)]))
    .orderBy("public_entry.from_day", "desc")
    .orderBy("public_entry.id", "desc");
  return inThisOrder(db, await query.limit(limit).execute());
}

async function inThisOrder<C extends PublicEntryContent>(db: Db, found: readonly { id: string }[]): Promise<PublicRecord<C>[]> {
  const ids = found.map(({ id }) => id);
  const records = new Map<string, PublicRecord<C>>();
  const slice = timeSlices();
  for await (const record of readPublicEntries<C>(db, ids)) {
    records.set(record.id, record);
    await slice();
  }
  return ids.flatMap((id) => records.get(id) ?? []);
}
