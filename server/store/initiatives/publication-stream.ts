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
    .where((build) => build.and(conditions(build, filter, "publication_area")));
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
