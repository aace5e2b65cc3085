/** Lists of working versions, page by page in order of making: a page begins after the last id of the one before, so none comes twice. */
import { sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "./database.ts";
import { conditions, type Filter, within } from "./filter.ts";
import { recordOf } from "./initiative-rows.ts";
import type { InitiativeTable } from "./tables.ts";

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
    .selectAll("publication")
    .$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? ""))
    .orderBy("publication.id")
    .limit(limit + 1);
  const [rows, matched] = [
    await page.execute(),
    await query.select(sql<number>`count(*)`.as("matched")).executeTakeFirstOrThrow(),
  ];
  return found(rows.map(recordOf), limit, Number(matched.matched));
}

function found<T extends { id: string }>(rows: T[], limit: number, matched: number): Found<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, matched, ...(rows.length > limit && last ? { next: last.id } : {}) };
}
