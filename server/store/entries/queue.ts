/** Working versions for who judges them and for who made them: what waits longest first, and how many are in each state. */
import { sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { QueueState } from "#data/schema/queue.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { states, type WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "../database.ts";
import { madeOf, readPortions } from "../portions.ts";
import { conditions, type Filter, within } from "../search/filter.ts";
import { inOrderOf, type Sorting, sortedIds } from "../search/sorting.ts";
import type { EntryTable } from "../tables.ts";
import { recordOf } from "./entry-rows.ts";
import { type Waits, waitsFor } from "./work.ts";

export interface QueueFilter extends Filter {
  /** Who made it. */
  createdBy?: string | undefined;
  state?: QueueState | undefined;
  /** Only this work: what somebody or their team made. */
  work?: readonly Scope[] | undefined;
  waits?: Waits | undefined;
  /** Only what belongs to no organisation: proposals that somebody has to find a home for. */
  homeless?: boolean | undefined;
}

export interface QueuePage {
  /** Where the page before ended; see `cursorOf`. */
  after?: string | undefined;
  limit: number;
  oldestFirst: boolean;
  /** Instead of by their last change. */
  sorting?: Sorting | undefined;
}

export interface Queue {
  items: EntryRecord[];
  next?: string;
  counts: Record<QueueState, number>;
}

/** Sent back, and not submitted again since. */
const returned = sql<number>`(case when public_entry.state = 'draft' and exists (
  select 1 from history as back where back.entry = public_entry.id and back.step = 'return' and not exists (
    select 1 from history as again where again.entry = back.entry and again.version > back.version and again.step = 'submit'
  )) then 1 else 0 end)`;

/** Moment and id, in letters that an address takes: the page after this goes on behind it. */
const cursorOf = ({ updatedAt, id }: EntryRecord) => `${Date.parse(updatedAt).toString(36)}-${id}`;

/** Undefined for what is no cursor of ours. */
export function readCursor(text: string): { at: string; id: string } | undefined {
  const [, moment = "", id = ""] = /^([0-9a-z]{1,9})-([\w-]{1,64})$/.exec(text) ?? [];
  return id === "" ? undefined : { at: new Date(Number.parseInt(moment, 36)).toISOString(), id };
}

const reached = (db: Db, scopes: readonly Scope[], { createdBy, homeless, state: _, work, waits, ...filter }: QueueFilter) =>
  db
    .selectFrom("entry as public_entry")
    .$castTo<EntryTable>()
    .where((build) => build.and([...conditions(filter, "entry_area"), within(scopes)]))
    .$if(work !== undefined, (some) => some.where(within(work ?? [])))
    .where(waitsFor(waits))
    .$if(homeless === true, (some) => some.where("public_entry.organisation", "is", null))
    .$if(createdBy !== undefined, (some) => some.where("public_entry.created_by", "=", createdBy ?? ""));

const inState = (db: Db, scopes: readonly Scope[], filter: QueueFilter) => {
  const { state } = filter;
  return reached(db, scopes, filter)
    .$if(state !== undefined, (some) => some.where("public_entry.state", "=", stateOf(state ?? "draft")))
    .$if(state === "returned" || state === "draft", (some) => some.where(returned, "=", state === "returned" ? 1 : 0));
};

/** The page, and one more where there is a next. */
async function rowsOf(db: Db, scopes: readonly Scope[], filter: QueueFilter, page: QueuePage) {
  const { after, limit, oldestFirst, sorting } = page;
  const behind = after === undefined ? undefined : readCursor(after);
  if (sorting) {
    const hits = inState(db, scopes, filter).select("public_entry.id");
    const ids = await sortedIds(db, hits, "entry_area", sorting, { after: behind?.id, limit: limit + 1 });
    if (ids.length === 0) return [];
    return inOrderOf(ids, await db.selectFrom("entry").selectAll().where("id", "in", ids).execute());
  }
  const [compare, order] = oldestFirst ? ([">", "asc"] as const) : (["<", "desc"] as const);
  return inState(db, scopes, filter)
    .selectAll("public_entry")
    .$if(behind !== undefined, (some) =>
      some.where((build) =>
        build.or([
          build("public_entry.updated_at", compare, behind?.at ?? ""),
          build.and([
            build("public_entry.updated_at", "=", behind?.at ?? ""),
            build("public_entry.id", compare, behind?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("public_entry.updated_at", order)
    .orderBy("public_entry.id", order)
    .limit(limit + 1)
    .execute();
}

export async function listQueue(db: Db, scopes: readonly Scope[], filter: QueueFilter, page: QueuePage): Promise<Queue> {
  const { limit } = page;
  const rows = await rowsOf(db, scopes, filter, page);
  const items = await madeOf(rows.slice(0, limit), (row) => recordOf(row as EntryTable));
  const last = items.at(-1);
  return {
    items,
    counts: await countStates(db, scopes, filter),
    ...(rows.length > limit && last ? { next: cursorOf(last) } : {}),
  };
}

/** How many there are, without reading any. */
export async function countQueue(db: Db, scopes: readonly Scope[], filter: QueueFilter): Promise<number> {
  const counts = await countStates(db, scopes, filter);
  if (filter.state !== undefined) return counts[filter.state];
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

/** How many of these somebody reported, whatever else they wait for. */
export async function countReported(
  db: Db,
  scopes: readonly Scope[],
  filter: QueueFilter,
  settles: readonly Scope[],
): Promise<number> {
  const counted = reached(db, scopes, { ...filter, waits: { kind: "reported", within: settles } });
  const { number } = await counted.select(sql<number>`count(*)`.as("number")).executeTakeFirstOrThrow();
  return Number(number);
}

const stateOf = (state: QueueState): WorkflowState => states.find((one) => one === state) ?? "draft";

async function countStates(db: Db, scopes: readonly Scope[], filter: QueueFilter): Promise<Record<QueueState, number>> {
  const counted = await reached(db, scopes, filter)
    .select(["public_entry.state", returned.as("returned"), sql<number>`count(*)`.as("number")])
    .groupBy(["public_entry.state", returned])
    .execute();
  const counts: Record<QueueState, number> = { draft: 0, returned: 0, submitted: 0, published: 0, archived: 0 };
  for (const row of counted) counts[Number(row.returned) === 1 ? "returned" : row.state] += Number(row.number);
  return counts;
}

/** Why each of these was sent back the last time: reason, moment and who, by id. */
export async function returnsOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { at: string; reason: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.actor")
    .select(["entry", "at", "reason", "person.name as name"])
    .where("step", "=", "return")
    .where("entry", "in", [...ids])
    .orderBy("version")
    .execute();
  return new Map(rows.map(({ entry, at, reason, name }) => [entry, { at, reason: reason ?? "", name: name ?? "" }]));
}

/** Lists of working versions, page by page in order of making: a page begins after the last id of the one before, so none comes twice. */
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

interface WorkFilter extends Filter {
  states?: readonly WorkflowState[] | undefined;
}

/** Working versions within the reach of the scopes. */
export async function listEntries(
  db: Db,
  scopes: readonly Scope[],
  { states, ...filter }: WorkFilter,
  { after, limit }: Page,
): Promise<Found<EntryRecord>> {
  const query = db
    .selectFrom("entry as public_entry")
    .$castTo<EntryTable>()
    .where((build) => build.and([...conditions(filter, "entry_area"), within(scopes)]))
    .$if(states !== undefined, (some) => some.where("public_entry.state", "in", [...(states ?? [])]));
  const page = query
    .select("public_entry.id")
    .$if(after !== undefined, (some) => some.where("public_entry.id", ">", after ?? ""))
    .orderBy("public_entry.id")
    .limit(limit + 1);
  const ids = (await page.execute()).map(({ id }) => id);
  const { matched } = await query.select(sql<number>`count(*)`.as("matched")).executeTakeFirstOrThrow();
  const { items, cut } = await readPortions({
    keys: ids.slice(0, limit),
    read: (some) => db.selectFrom("entry").selectAll().where("id", "in", some).orderBy("id").execute(),
    make: recordOf,
    weigh: ({ content, placed }) => content.length + placed.length,
  });
  const next = cut ? items.at(-1)?.id : ids.length > limit ? ids[limit - 1] : undefined;
  return { items, matched: Number(matched), ...(next === undefined ? {} : { next }) };
}
