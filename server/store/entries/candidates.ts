/** What is here already and may be the same: as one working version, and as rows that somebody brings in. */

import { type SqlBool, sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import type { Db } from "../database.ts";
import { readPortions } from "../portions.ts";
import { conditions, type Filter, within } from "../search/filter.ts";
import { cellsAround } from "../search/listed.ts";
import type { EntryTable } from "../tables.ts";
import { recordOf } from "./entry-rows.ts";

/** Within the reach of the scopes; what is archived is no duplicate any more. */
export async function findCandidates(db: Db, scopes: readonly Scope[], filter: Filter, most: number): Promise<EntryRecord[]> {
  const found = await db
    .selectFrom("entry as public_entry")
    .$castTo<EntryTable>()
    .select("public_entry.id")
    .where((build) => build.and([...conditions(filter, "entry_area"), within(scopes)]))
    .where("public_entry.state", "<>", "archived")
    .limit(most)
    .execute();
  const { items } = await readPortions({
    keys: found.map(({ id }) => id),
    read: (some) => db.selectFrom("entry").selectAll().where("id", "in", some).execute(),
    make: recordOf,
    weigh: ({ content, placed }) => content.length + placed.length,
  });
  return items;
}

/** What is here already and may be the same as something that somebody brings in. */
export interface Likeness {
  id: string;
  title: string;
  /** Middle of its box in degrees; null where it has no place to draw. */
  middle: [number, number] | null;
}

type Box = readonly [west: number, south: number, east: number, north: number];

const columns = ["id", "title", "west", "south", "east", "north"] as const;
type Found = { id: string; title: string } & Record<"west" | "south" | "east" | "north", number | null>;

export const boxMiddle = ({ west, south, east, north }: Omit<Found, "id" | "title">): Likeness["middle"] =>
  west === null || east === null || south === null || north === null ? null : [(west + east) / 2, (south + north) / 2];

/** What may be read, and of what the place itself may be known: who brings in rows here and there would find a hidden one. */
export interface ReadableScopes {
  read: readonly Scope[];
  exact: readonly Scope[];
}

const likenessOf = ({ id, title, ...box }: Found): Likeness => ({ id, title, middle: boxMiddle(box) });

/** Rows of one question. */
const portion = 1_000;

function isIn([west, south, east, north]: Box) {
  const cells = cellsAround([west, south, east, north]);
  const near = cells ? sql<SqlBool>`public_entry.cell in (${sql.join(cells)})` : sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`${near} and public_entry.west <= ${east} and public_entry.east >= ${west} and public_entry.south <= ${north} and public_entry.north >= ${south}`;
}

/**
 * Everything of a type in the box, or everywhere, that is public or within the scopes, in portions; of what is both, its working place comes first and its public
 * place after it.
 */
export async function* likenessesIn(
  db: Db,
  { read, exact }: ReadableScopes,
  { type, box }: { type: string; box: Box | undefined },
): AsyncGenerator<Likeness[]> {
  const inBox = sql<SqlBool>`${box ? isIn(box) : sql<SqlBool>`1 = 1`} and public_entry.type = ${type}`;
  const own = (after: string) =>
    db
      .selectFrom("entry as public_entry")
      .select(columns)
      .where((build) => build.and([inBox, within(read)]))
      .where((build) => build.or([sql<SqlBool>`public_entry.hidden = 0`, within(exact)]))
      .where(sql<SqlBool>`public_entry.state <> 'archived'`)
      .where("public_entry.id", ">", after)
      .orderBy("public_entry.id")
      .limit(portion)
      .execute();
  const open = (after: string) =>
    db
      .selectFrom("public_entry")
      .select(columns)
      .where(inBox)
      .where("public_entry.id", ">", after)
      .orderBy("public_entry.id")
      .limit(portion)
      .execute();
  for (const ask of [own, open]) {
    let rows = await ask("");
    while (rows.length > 0) {
      yield rows.map((row) => likenessOf(row as Found));
      rows = rows.length < portion ? [] : await ask(rows.at(-1)?.id ?? "");
    }
  }
}
