/** What is here already and may be the same as something that somebody brings in. */
import { type Expression, type SqlBool, sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import { cellsAround } from "./cell.ts";
import type { Db } from "./database.ts";
import { within } from "./filter.ts";

export interface Likeness {
  id: string;
  title: string;
  /** Middle of its box in degrees; null where it has no place to draw. */
  middle: [number, number] | null;
}

type Box = readonly [west: number, south: number, east: number, north: number];

const columns = ["id", "title", "west", "south", "east", "north"] as const;
type Found = { id: string; title: string } & Record<"west" | "south" | "east" | "north", number | null>;

const likenessOf = ({ id, title, west, south, east, north }: Found): Likeness => ({
  id,
  title,
  middle: west === null || east === null || south === null || north === null ? null : [(west + east) / 2, (south + north) / 2],
});

/** What may be read, and of what the place itself may be known: who brings in rows here and there would find a hidden one. */
export interface Reach {
  read: readonly Scope[];
  exact: readonly Scope[];
}

/** Everything in the box that is public or within the scopes; of what is both, its public place. */
export async function likenessesIn(db: Db, { read, exact }: Reach, [west, south, east, north]: Box): Promise<Likeness[]> {
  const cells = cellsAround([west, south, east, north]);
  const near = cells ? sql<SqlBool>`publication.cell in (${sql.join(cells)})` : sql<SqlBool>`1 = 1`;
  const inBox = sql<SqlBool>`${near} and publication.west <= ${east} and publication.east >= ${west} and publication.south <= ${north} and publication.north >= ${south}`;
  const open = await db.selectFrom("publication").select(columns).where(inBox).execute();
  const own = await db
    .selectFrom("initiative as publication")
    .select(columns)
    .where((build) => build.and([inBox, within(build as never, read) as Expression<SqlBool>]))
    .where((build) => build.or([sql<SqlBool>`publication.hidden = 0`, within(build as never, exact) as Expression<SqlBool>]))
    .where(sql<SqlBool>`publication.state <> 'archived'`)
    .execute();
  return [...new Map([...own, ...open].map((row) => [row.id, likenessOf(row as Found)])).values()];
}

/** Of these keys, those that an import gave before. */
export async function importedBefore(db: Db, actor: string, keys: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const portion = 500;
  for (let from = 0; from < keys.length; from += portion) {
    const rows = await db
      .selectFrom("idempotency")
      .select("key")
      .where("actor", "=", actor)
      .where("key", "in", keys.slice(from, from + portion))
      .execute();
    for (const { key } of rows) found.add(key);
  }
  return found;
}
