/** What is public and changed last. */
import type { PublicRecord } from "#data/schema/record.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import type { Db } from "../database.ts";
import { conditions, type Filter } from "../search/filter.ts";
import { readPublications } from "./publications.ts";

/** Ids alone: to put the wide rows of all in order takes several times as long. */
const fitting = (db: Db, filter: Filter) =>
  db
    .selectFrom("publication")
    .select("publication.id")
    .where((build) => build.and(conditions(build, filter, "publication_area")));

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
