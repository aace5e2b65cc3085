/**
 * Lists in another order than that of making. The order is one of all rows: by what is sorted by, and among equals by id. A page begins
 * behind the last id of the one before; where that is gone meanwhile the list begins anew.
 */
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { ListOrder, SortField } from "#data/schema/initiative-filter.ts";
import type { Db } from "../database.ts";
import type { Tables } from "../tables.ts";

export interface Sorting {
  sort: ListOrder;
  /** Codes of gemeenten in the order of their names: rows know their code only. */
  gemeenten: readonly string[];
}

type Links = "public_entry_area" | "entry_area";
type Key = RawBuilder<string | number>;
/** Behind every day, and behind every number of people. */
const [lastDay, mostPeople] = ["9999-12-31", 2_000_000_000];

/** The query says `publication`, or `entry as public_entry`. What is not known comes last, from both ends. */
const keys: Record<Exclude<SortField, "place">, (down: boolean) => Key> = {
  // The title comes first in what is searched, in lower case and without accents.
  title: () => sql`public_entry.search`,
  // Above the bits of the themes stands which was named first; see themesColumn of listed.ts.
  theme: () => sql`public_entry.themes / 256`,
  confirmed: () => sql`coalesce(public_entry.verified_on, '')`,
  ends: (down) => sql`coalesce(public_entry.to_day, ${sql.lit(down ? "" : lastDay)})`,
  reach: (down) => sql`coalesce(public_entry.reach, ${sql.lit(down ? -1 : mostPeople)})`,
};

const fieldOf = (sort: ListOrder) => sort.replace("-", "") as SortField;
const isDown = (sort: ListOrder) => sort.startsWith("-");
const isGemeente = (code: string) => /^GM\d{4}$/.test(code);

interface SortedPage {
  /** Id that the page begins behind. */
  after?: string | undefined;
  limit: number;
  /** The page that ends with `after`, from there to the front. */
  back?: boolean;
}

/** Of the rows of a query on `publication`, their ids in this order. */
export async function sortedIds<T extends { id: string }>(
  db: Db,
  hits: SelectQueryBuilder<Tables, "public_entry", T>,
  links: Links,
  { sort, gemeenten }: Sorting,
  { after, limit, back = false }: SortedPage,
): Promise<string[]> {
  const field = fieldOf(sort);
  const down = isDown(sort) !== back;
  const unplaced = isDown(sort) ? -1 : gemeenten.length;
  const rows = sql.join(gemeenten.filter(isGemeente).map((code, rank) => sql`(${sql.lit(code)}, ${sql.lit(rank)})`));
  const places = sql`
    rank_of(code, number) as (values ${rows}),
    lies(id, number) as (
      select link.id, min(rank_of.number) from ${sql.table(links)} as link join rank_of on rank_of.code = link.code group by link.id),`;
  const isPlaced = field === "place" && gemeenten.length > 0;
  const key = field === "place" ? sql`0` : keys[field](isDown(sort));
  const keyed = (query: SelectQueryBuilder<Tables, "public_entry", T>) => sql`
    with ${isPlaced ? places : sql``}
      hit as ${query.select(key.as("sort_key"))},
      keyed as (
        select hit.id, ${isPlaced ? sql`coalesce(lies.number, ${sql.lit(unplaced)})` : sql`hit.sort_key`} as sort_key
        from hit ${isPlaced ? sql`left join lies on lies.id = hit.id` : sql``})`;
  const [from] =
    after === undefined
      ? []
      : (
          await sql<{ sort_key: string | number }>`${keyed(hits.where("public_entry.id", "=", after))}
            select sort_key from keyed`.execute(db)
        ).rows;
  const compare = sql.raw(`${down ? "<" : ">"}${back ? "=" : ""}`);
  const behind = from === undefined ? sql`` : sql`where (sort_key, id) ${compare} (${from.sort_key}, ${after})`;
  const order = sql.raw(down ? "desc" : "asc");
  const found = await sql<{ id: string }>`${keyed(hits)}
    select id from keyed ${behind} order by sort_key ${order}, id ${order} limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Rows as their ids were asked for. */
export const inOrderOf = <T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] => {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
};
