/** Lists of working versions, page by page in order of making: a page begins after the last id of the one before, so none comes twice. */
import { sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "../database.ts";
import { readPortions } from "../portions.ts";
import { conditions, type Filter, within } from "../search/filter.ts";
import type { InitiativeTable } from "../tables.ts";
import { recordOf } from "./initiative-rows.ts";

export interface Page {
  /** Id of the last one that was seen. */
  after?: string | undefined;
  /** At most so many. */
  limit: number;
}

export interface Found<T> {
  items: T[];
  /** Where the next page begins after; absent on the last. */
  next?: string;
  /** How many match the filter, on all pages. */
  matched: number;
}

export interface WorkFilter extends Filter {
  states?: readonly WorkflowState[] | undefined;
}

/** Working versions within the reach of the scopes. */
export async function listInitiatives(
  db: Db,
  scopes: readonly Scope[],
  { states, ...filter }: WorkFilter,
  { after, limit }: Page,
): Promise<Found<InitiativeRecord>> {
  const query = db
    .selectFrom("initiative as publication")
    .$castTo<InitiativeTable>()
    .where((build) => build.and([...conditions(build as never, filter, "initiative_area"), within(build as never, scopes)]))
    .$if(states !== undefined, (some) => some.where("publication.state", "in", [...(states ?? [])]));
  const page = query
    .select("publication.id")
    .$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? ""))
    .orderBy("publication.id")
    .limit(limit + 1);
  const ids = (await page.execute()).map(({ id }) => id);
  const { matched } = await query.select(sql<number>`count(*)`.as("matched")).executeTakeFirstOrThrow();
  const { items, cut } = await readPortions({
    keys: ids.slice(0, limit),
    read: (some) => db.selectFrom("initiative").selectAll().where("id", "in", some).orderBy("id").execute(),
    make: recordOf,
    weigh: ({ content, placed }) => content.length + placed.length,
  });
  const next = cut ? items.at(-1)?.id : ids.length > limit ? ids[limit - 1] : undefined;
  return { items, matched: Number(matched), ...(next === undefined ? {} : { next }) };
}
