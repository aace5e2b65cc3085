/** Working versions that one may be the same as: some of what lies near or is named so, without counting the rest and without their contents. */
import type { Scope } from "#data/schema/permission.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import type { Db } from "./database.ts";
import { conditions, type Filter, within } from "./filter.ts";
import { recordOf } from "./initiative-rows.ts";
import { madeOf } from "./portions.ts";
import type { InitiativeTable } from "./tables.ts";

export type Candidate = Pick<InitiativeTable, "id" | "title" | "themes" | "west" | "south" | "east" | "north">;

/** Within the reach of the scopes; what is archived is no duplicate any more. */
export async function findCandidates(db: Db, scopes: readonly Scope[], filter: Filter, most: number): Promise<Candidate[]> {
  return db
    .selectFrom("initiative as publication")
    .$castTo<InitiativeTable>()
    .select(["publication.id", "title", "themes", "west", "south", "east", "north"])
    .where((build) => build.and([...conditions(build as never, filter, "initiative_area"), within(build as never, scopes)]))
    .where("publication.state", "<>", "archived")
    .limit(most)
    .execute();
}

/** Those of these ids that are still there, in no order. */
export async function readCandidates(db: Db, ids: readonly string[]): Promise<InitiativeRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("initiative")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  return madeOf(rows, recordOf);
}
