/** What is public and changed last. */
import type { PublicRecord } from "#data/schema/record.ts";
import type { Db } from "./database.ts";
import { conditions, type Filter } from "./filter.ts";
import { publicRecordOf } from "./publications.ts";

const fitting = (db: Db, filter: Filter) =>
  db
    .selectFrom("publication")
    .selectAll("publication")
    .where((build) => build.and(conditions(build, filter, "publication_area")));

/** New or changed, newest first. */
export async function newestPublications(db: Db, filter: Filter, limit: number): Promise<PublicRecord[]> {
  const query = fitting(db, filter).orderBy("publication.updated_at", "desc").orderBy("publication.id", "desc");
  return (await query.limit(limit).execute()).map(publicRecordOf);
}

/** With a first or a last day, those that begin latest first. */
export async function datedPublications(db: Db, filter: Filter, limit: number): Promise<PublicRecord[]> {
  const query = fitting(db, filter)
    .where((build) => build.or([build("publication.from_day", "is not", null), build("publication.to_day", "is not", null)]))
    .orderBy("publication.from_day", "desc")
    .orderBy("publication.id", "desc");
  return (await query.limit(limit).execute()).map(publicRecordOf);
}
