/** Lists of initiatives, page by page in order of making: a page begins after the last id of the one before, so none comes twice. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { InitiativeRecord, PublicRecord } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "./database.ts";
import { conditions, type Filter, prepared, within } from "./filter.ts";
import { recordOf } from "./initiative-rows.ts";
import { publicRecordOf } from "./publications.ts";
import type { InitiativeTable, PublicationTable, Tables } from "./tables.ts";

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
  asked: Filter,
  { after, limit, confirmedFrom = "" }: Page & { confirmedFrom?: string },
): Promise<Found<PublicRecord> & Counted> {
  const filter = await prepared(db, asked);
  const query = db.selectFrom("publication").where((build) => build.and(conditions(build, filter, "publication_area")));
  // Words cost more to find than to keep until they are counted; all else is read again from an index that holds all it looks at.
  const hits = filter.words
    ? await wordedHits(db, query.select(["id", "lifecycle", "verified_on"]), { after, limit, confirmedFrom })
    : undefined;
  const page = query
    .select("publication.id")
    .$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? ""))
    .orderBy("publication.id")
    .limit(limit + 1);
  const ids = hits?.ids ?? page;
  const rows = await db.selectFrom("publication").selectAll().where("id", "in", ids).orderBy("id").execute();
  const counted =
    hits?.counted ??
    (after === undefined && rows.length <= limit
      ? countedOf(rows, confirmedFrom)
      : await query.select(counts(confirmedFrom)).executeTakeFirstOrThrow());
  const { matched, active, ended } = counted;
  return { ...found(rows.map(publicRecordOf), limit, matched), active, unconfirmed: matched - active - ended };
}

/** Where the page before this one begins after: null for the first page, undefined when this is it. */
export async function pageBefore(db: Db, asked: Filter, { after, limit }: Page): Promise<string | null | undefined> {
  if (after === undefined) return undefined;
  const filter = await prepared(db, asked);
  const rows = await db
    .selectFrom("publication")
    .select("publication.id")
    .where((build) => build.and(conditions(build, filter, "publication_area")))
    .where("publication.id", "<=", after)
    .orderBy("publication.id", "desc")
    .limit(limit + 1)
    .execute();
  return rows[limit]?.id ?? null;
}

const counts = (confirmedFrom: string) => [
  sql<number>`count(*)`.as("matched"),
  sql<number>`count(*) filter (where lifecycle <> 'beeindigd' and verified_on >= ${confirmedFrom})`.as("active"),
  sql<number>`count(*) filter (where lifecycle = 'beeindigd')`.as("ended"),
];

function countedOf(rows: readonly Pick<PublicationTable, "lifecycle" | "verified_on">[], confirmedFrom: string) {
  const running = rows.filter(({ lifecycle }) => lifecycle !== "beeindigd");
  const active = running.filter(({ verified_on }) => verified_on !== null && verified_on >= confirmedFrom).length;
  return { matched: rows.length, active, ended: rows.length - running.length };
}

type Hits = SelectQueryBuilder<Tables, "publication", Pick<PublicationTable, "id" | "lifecycle" | "verified_on">>;

/** Ids of a page and counts of all, in one reading. */
async function wordedHits(db: Db, hits: Hits, { after = "", limit, confirmedFrom }: Page & { confirmedFrom: string }) {
  const { rows } = await sql<{ id: string | null; matched: number; active: number; ended: number }>`
    with hit as materialized ${hits},
      counted as materialized (select ${sql.join(counts(confirmedFrom))} from hit),
      page as (select id from hit where id > ${after} order by id limit ${limit + 1})
    select page.id, counted.* from counted left join page on true`.execute(db);
  const [first = { matched: 0, active: 0, ended: 0 }] = rows;
  return { ids: rows.map(({ id }) => id ?? ""), counted: first };
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
