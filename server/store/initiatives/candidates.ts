/** Working versions that one may be the same as: some of what lies near or is named so, without counting the rest; fewer of what is large. */
import type { Scope } from "#data/schema/permission.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import type { Db } from "../database.ts";
import { readPortions } from "../portions.ts";
import { conditions, type Filter, within } from "../search/filter.ts";
import type { InitiativeTable } from "../tables.ts";
import { recordOf } from "./initiative-rows.ts";

/** Within the reach of the scopes; what is archived is no duplicate any more. */
export async function findCandidates(
  db: Db,
  scopes: readonly Scope[],
  filter: Filter,
  most: number,
): Promise<InitiativeRecord[]> {
  const found = await db
    .selectFrom("initiative as publication")
    .$castTo<InitiativeTable>()
    .select("publication.id")
    .where((build) => build.and([...conditions(build as never, filter, "initiative_area"), within(build as never, scopes)]))
    .where("publication.state", "<>", "archived")
    .limit(most)
    .execute();
  const { items } = await readPortions({
    keys: found.map(({ id }) => id),
    read: (some) => db.selectFrom("initiative").selectAll().where("id", "in", some).execute(),
    make: recordOf,
    weigh: ({ content, placed }) => content.length + placed.length,
  });
  return items;
}
