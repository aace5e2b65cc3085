/** What the map draws of published initiatives: the listed columns alone, of all that fit. */
import { type SqlBool, sql } from "kysely";
import type { PointColumn } from "#data/schema/initiative-filter.ts";
import type { Db } from "../database.ts";
import { conditions, type Filter, isOfPlace, prepared } from "../search/filter.ts";

export interface PointRow {
  /** Degrees; null where nothing of its place may be seen. */
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  themes: number;
  kind: string | null;
  /** See `Listed`. */
  phases: number;
  lifecycle: string | null;
  verified_on: string | null;
  /** Where "period" was asked for. */
  from_day?: string | null;
  to_day?: string | null;
  /** Where "reach" was asked for. */
  reach?: number | null;
}

const columns = ["west", "south", "east", "north", "themes", "kind", "phases", "lifecycle", "verified_on", "cell", "id"] as const;
/** What is read besides for a column of the points: out of the rows themselves, as no index holds it. */
const besides = { period: ["from_day", "to_day"], reach: ["reach"] } as const satisfies Record<
  PointColumn,
  readonly (keyof PointRow)[]
>;

/** Rows a question: the database and the event loop are free for others in between. */
const portion = 2_000;

type Row = PointRow & { cell: number | null; id: string };

/**
 * Everything that fits, a portion at a time: first what has a place. In the order of an index that holds these columns, so that neither
 * the wide rows are read nor a portion costs more than its own rows.
 */
export async function* eachPoints(db: Db, asked: Filter, more: readonly PointColumn[] = []): AsyncGenerator<readonly PointRow[]> {
  // Words are looked up for each portion, which is quicker when rows are tried for them.
  const filter: Filter = { ...(await prepared(db, asked)), inOrder: asked.q !== undefined };
  const read = [...columns, ...more.flatMap((column) => besides[column])];
  const fitting = () =>
    db
      .selectFrom("public_entry")
      .select(read.map((column) => `public_entry.${column}` as const))
      .where((build) => build.and(conditions(filter, "public_entry_area")))
      .limit(portion);
  yield* portions((last) =>
    fitting()
      .where("public_entry.cell", "is not", null)
      .$if(last !== undefined, (rest) => rest.where(isAfter(last)))
      .orderBy("public_entry.cell")
      .orderBy("public_entry.west")
      .orderBy("public_entry.id")
      .execute(),
  );
  if (isOfPlace(filter)) return;
  yield* portions((last) =>
    fitting()
      .where("public_entry.cell", "is", null)
      .$if(last !== undefined, (rest) => rest.where("public_entry.id", ">", last?.id ?? ""))
      .orderBy("public_entry.id")
      .execute(),
  );
}

const isAfter = (last: Row | undefined) =>
  sql<SqlBool>`(public_entry.cell, public_entry.west, public_entry.id) > (${last?.cell}, ${last?.west}, ${last?.id})`;

async function* portions(read: (last: Row | undefined) => Promise<Row[]>): AsyncGenerator<readonly PointRow[]> {
  let rows: Row[] = [];
  do {
    rows = await read(rows.at(-1));
    yield rows;
  } while (rows.length === portion);
}
