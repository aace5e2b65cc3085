/** Everything public that matches a filter, one after the other in the order of the list, without holding it all at once. */
import type { PublicRecord } from "#data/schema/record.ts";
import type { Db } from "./database.ts";
import { conditions, type Filter, prepared } from "./filter.ts";
import { publicRecordOf } from "./publications.ts";

/** Rows a question: the database is free for others in between. */
const portion = 500;

/** What is published while it reads may or may not be in it; nothing comes twice. */
export async function* eachPublication(db: Db, asked: Filter): AsyncGenerator<PublicRecord> {
  const filter = await prepared(db, asked);
  const query = db.selectFrom("publication").where((build) => build.and(conditions(build, filter, "publication_area")));
  let after: string | undefined;
  for (;;) {
    const rows = await query
      .selectAll("publication")
      .$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? ""))
      .orderBy("publication.id")
      .limit(portion)
      .execute();
    for (const row of rows) yield publicRecordOf(row);
    after = rows.at(-1)?.id;
    if (after === undefined || rows.length < portion) return;
  }
}
