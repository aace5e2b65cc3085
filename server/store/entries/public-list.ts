/**
 * Lists of what is public: which initiatives match, in order of making, and how many by how sure they are. A page begins after the
 * last id of the one before, so none comes twice.
 */
import { type SelectQueryBuilder, sql } from "kysely";
import type { PublicEntryContent, PublicRecord } from "#data/schema/record.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { readPortions } from "../portions.ts";
import { conditions, type Filter, isOfPlace, prepared, typesOf } from "../search/filter.ts";
import { themeBits } from "../search/listed.ts";
import { inOrderOf, type Sorting, sortedIds } from "../search/sorting.ts";
import { type Counts, countWorded } from "../search/word-search.ts";
import type { PublicEntryTable, Tables } from "../tables.ts";
import { publicRecordOf } from "./public-entries.ts";
import type { Found, Page } from "./queue.ts";

/** What is public and matches, by how sure it is. What has ended is in neither. */
export interface Counted {
  /** Somebody said on or after the day asked that it is still true. */
  active: number;
  unconfirmed: number;
}

interface Asked extends Page {
  /** The first day on which a confirmation still counts; without it any does. */
  confirmedFrom?: string;
  /** Absent: in order of making. */
  sorting?: Sorting | undefined;
}

export async function listPublicEntries<C extends PublicEntryContent>(
  db: Db,
  asked: Filter,
  page: Asked,
): Promise<Found<PublicRecord<C>> & Counted> {
  const { sorting, ...rest } = page;
  const question = JSON.stringify(["list", asked, rest, sorting?.sort, sorting?.gemeenten.length]);
  const hits = await remembered(db, question, () => hitsOf(db, asked, page));
  const ids = hits.ids.slice(0, page.limit);
  const { items, cut } = await readPortions({
    keys: ids,
    read: async (some) => inOrderOf(some, await db.selectFrom("public_entry").selectAll().where("id", "in", some).execute()),
    make: publicRecordOf<C>,
    weigh: ({ content, geometry }) => content.length + (geometry?.length ?? 0),
  });
  const { matched, active, ended } = hits;
  const next = cut ? items.at(-1)?.id : hits.ids.length > page.limit ? ids.at(-1) : undefined;
  return { items, ...(next ? { next } : {}), matched, active, unconfirmed: matched - active - ended };
}

/** Ids of the page in order, and of one more when there is a next page. */
type Hits = Counts & { ids: string[] };

/** From here on the next ones are found sooner in order of making than by the squares of a box, or by looking up all with a word. */
const many = { inBox: 5_000, withWord: 300 };

async function hitsOf(db: Db, asked: Filter, page: Asked): Promise<Hits> {
  const filter = await prepared(db, asked);
  const { confirmedFrom } = page;
  const { words } = filter;
  // Words that stand with something else cost more to find than to keep until they are counted.
  if (words && !isWordsOnly(filter) && !page.sorting) return hitsAtOnce(db, matching(db, filter), page);
  const themes = filter.theme && themeBits(filter.theme);
  // The same on every page.
  const counted = () =>
    remembered(db, JSON.stringify(["counts", asked, confirmedFrom]), () =>
      words && isWordsOnly(filter)
        ? countWorded(db, words, { types: typesOf(filter), themes, confirmedFrom })
        : matching(db, filter).clearSelect().select(counts(confirmedFrom)).executeTakeFirstOrThrow(),
    );
  if (page.sorting) {
    const ids = await sortedIds(db, matching(db, filter), "public_entry_area", page.sorting, { ...page, limit: page.limit + 1 });
    return { ids, ...(await counted()) };
  }
  if (words || isOfPlace(filter)) {
    const all = await counted();
    const rows = await pageOf(matching(db, { ...filter, inOrder: all.matched >= (words ? many.withWord : many.inBox) }), page);
    return { ids: rows.map(({ id }) => id), ...all };
  }
  const rows = await pageOf(matching(db, filter), page);
  const isAll = page.after === undefined && rows.length <= page.limit;
  return { ids: rows.map(({ id }) => id), ...(isAll ? countedOf(rows, confirmedFrom) : await counted()) };
}

/** Beside words nothing but themes is asked. */
const isWordsOnly = ({ types, theme, q, words, ...others }: Filter): boolean =>
  Object.values(others).every((value) => value === undefined);

type Row = Pick<PublicEntryTable, "id" | "lifecycle" | "verified_on">;
type Matching = SelectQueryBuilder<Tables, "public_entry", Row>;

const matching = (db: Db, filter: Filter): Matching =>
  db
    .selectFrom("public_entry")
    .select(["public_entry.id", "lifecycle", "verified_on"])
    .where((build) => build.and(conditions(filter, "public_entry_area")));

const pageOf = (query: Matching, { after, limit }: Page): Promise<Row[]> =>
  query
    .$if(after !== undefined, (some) => some.where("public_entry.id", ">", after ?? ""))
    .orderBy("public_entry.id")
    .limit(limit + 1)
    .execute();

/** Where the page before this one begins after: null for the first page, undefined when this is it. */
export async function pageBefore(db: Db, asked: Filter, { after, limit, sorting }: Asked): Promise<string | null | undefined> {
  if (after === undefined) return undefined;
  if (sorting) {
    const hits = matching(db, await prepared(db, asked));
    const ids = await sortedIds(db, hits, "public_entry_area", sorting, { after, limit: limit + 1, back: true });
    // Where the page begins anew there is none before it.
    return ids[0] === after ? (ids[limit] ?? null) : undefined;
  }
  const rows = await matching(db, await prepared(db, asked))
    .where("public_entry.id", "<=", after)
    .orderBy("public_entry.id", "desc")
    .limit(limit + 1)
    .execute();
  return rows[limit]?.id ?? null;
}

const counts = (confirmedFrom = "") => [
  sql<number>`count(*)`.as("matched"),
  sql<number>`count(*) filter (where coalesce(lifecycle, '') <> 'beeindigd' and verified_on >= ${confirmedFrom})`.as("active"),
  sql<number>`count(*) filter (where lifecycle = 'beeindigd')`.as("ended"),
];

function countedOf(rows: readonly Omit<Row, "id">[], confirmedFrom = ""): Counts {
  const running = rows.filter(({ lifecycle }) => lifecycle !== "beeindigd");
  const active = running.filter(({ verified_on }) => verified_on !== null && verified_on >= confirmedFrom).length;
  return { matched: rows.length, active, ended: rows.length - running.length };
}

/** Ids of a page and counts of all, in one reading. */
async function hitsAtOnce(db: Db, hits: Matching, { after = "", limit, confirmedFrom }: Asked): Promise<Hits> {
  const { rows } = await sql<Counts & { id: string | null }>`
    with hit as materialized ${hits},
      counted as materialized (select ${sql.join(counts(confirmedFrom))} from hit),
      page as (select id from hit where id > ${after} order by id limit ${limit + 1})
    select page.id, counted.* from counted left join page on true order by page.id`.execute(db);
  const [{ matched, active, ended } = { matched: 0, active: 0, ended: 0 }] = rows;
  return { ids: rows.flatMap(({ id }) => id ?? []), matched, active, ended };
}
