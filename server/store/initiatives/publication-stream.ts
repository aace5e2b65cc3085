/** Everything public that matches a filter, one after the other in the order of the list, without holding it all at once. */
import type { PublicRecord } from "#data/schema/record.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import type { Db } from "../database.ts";
import { conditions, type Filter, prepared } from "../search/filter.ts";
import { readPublications } from "./publications.ts";

/** Ids a question: the database is free for others in between, and words are not looked up too often. */
const portion = 4_000;

/** What is published while it reads may or may not be in it; nothing comes twice. Whoever takes them shares the slices of time. */
export async function* eachPublication(db: Db, asked: Filter): AsyncGenerator<PublicRecord> {
  const filter = await prepared(db, asked);
  const query = db
    .selectFrom("publication")
    .select("publication.id")
    .where((build) => build.and(conditions(filter, "publication_area")));
  const slice = timeSlices();
  let after: string | undefined;
  for (;;) {
    const found = await query
      .$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? ""))
      .orderBy("publication.id")
      .limit(portion)
      .execute();
    const ids = found.map(({ id }) => id);
    for await (const record of readPublications(db, ids)) {
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
    .selectFrom("publication")
    .select("publication.id")
    .where((build) => build.and(conditions(filter, "publication_area")));

/** New or changed, newest first. */
export async function newestPublications(db: Db, filter: Filter, limit: number): Promise<PublicRecord[]> {
  const query = fitting(db, filter).orderBy("publication.updated_at", "desc").orderBy("publication.id", "desc");
  return inThisOrder(db, await query.limit(limit).execute());
}

/** With a first or a last day, those that begin latest first. */
export async function datedPublications(db: Db, filter: Filter, limit: number): Promise<PublicRecord[]> {
  const query = fitting(db, filter)
    .where((build) => build.or([build("publication.from_day", "is not", null), build("publication.to_day", "is not", null)]))
    .orderBy("publication.from_day", "desc")
    .orderBy("publication.id", "desc");
  return inThisOrder(db, await query.limit(limit).execute());
}

async function inThisOrder(db: Db, found: readonly { id: string }[]): Promise<PublicRecord[]> {
  const ids = found.map(({ id }) => id);
  const records = new Map<string, PublicRecord>();
  const slice = timeSlices();
  for await (const record of readPublications(db, ids)) {
    records.set(record.id, record);
    await slice();
  }
  return ids.flatMap((id) => records.get(id) ?? []);
}
