/** Lists of initiatives, page by page in order of making: a page begins after the last id of the one before, so none comes twice. */
import { sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { InitiativeRecord, PublicRecord } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "./database.ts";
import { conditions, type Filter, within } from "./filter.ts";
import { recordOf } from "./initiatives.ts";
import { publicRecordOf } from "./publications.ts";
import type { InitiativeTable, PublicationTable } from "./tables.ts";

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

/** What is public and matches, by how sure it is. What has ended is in neither. */
export interface Counted {
  /** Somebody said on or after the day asked that it is still true. */
  active: number;
  unconfirmed: number;
}

/** `confirmedFrom`: the first day on which a confirmation still counts; without it any does. */
export async function listPublications(
  db: Db,
  filter: Filter,
  { after, limit, confirmedFrom = "" }: Page & { confirmedFrom?: string },
): Promise<Found<PublicRecord> & Counted> {
  const query = db.selectFrom("publication").where((build) => build.and(conditions(build, filter, "publication_area")));
  // The filter reads an index that holds all it looks at; the wide rows are fetched for the page only.
  const page = query
    .select("publication.id")
    .$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? ""))
    .orderBy("publication.id")
    .limit(limit + 1);
  const rows = await db.selectFrom("publication").selectAll().where("id", "in", page).orderBy("id").execute();
  const whole = after === undefined && rows.length <= limit;
  const { matched, active, ended } = whole
    ? countedOf(rows, confirmedFrom)
    : await query
        .select([
          sql<number>`count(*)`.as("matched"),
          sql<number>`count(*) filter (where lifecycle <> 'beeindigd' and verified_on >= ${confirmedFrom})`.as("active"),
          sql<number>`count(*) filter (where lifecycle = 'beeindigd')`.as("ended"),
        ])
        .executeTakeFirstOrThrow();
  return { ...found(rows.map(publicRecordOf), limit, matched), active, unconfirmed: matched - active - ended };
}

function countedOf(rows: readonly PublicationTable[], confirmedFrom: string) {
  const ended = rows.filter(({ lifecycle }) => lifecycle === "beeindigd").length;
  const active = rows.filter(
    (row) => row.lifecycle !== "beeindigd" && row.verified_on !== null && row.verified_on >= confirmedFrom,
  ).length;
  return { matched: rows.length, active, ended };
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
