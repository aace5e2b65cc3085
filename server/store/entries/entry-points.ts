/** Where public entries are shown on a map: one point of each that has a place. */
import { sql } from "kysely";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { conditions, type Filter, prepared } from "../search/filter.ts";
import { bitOfTheme, leadTheme } from "../search/listed.ts";
import { boxMiddle } from "./candidates.ts";

export interface EntryPoint {
  id: string;
  type: string;
  title: string;
  /** The one that was named first comes first: it gives the point its colour. */
  themes: string[];
  /** Longitude and latitude of the middle of its box. */
  at: [number, number];
}

const columns = ["id", "type", "title", "themes", "west", "south", "east", "north"] as const;

/** At most so many, in order of making; `matched` is how many have a place. */
export const entryPoints = (db: Db, asked: Filter, most: number): Promise<{ points: EntryPoint[]; matched: number }> =>
  remembered(db, JSON.stringify(["entry points", asked, most]), () => find(db, asked, most));

async function find(db: Db, asked: Filter, most: number): Promise<{ points: EntryPoint[]; matched: number }> {
  const filter = await prepared(db, asked);
  const placed = db
    .selectFrom("public_entry")
    .where((build) => build.and(conditions(filter, "public_entry_area")))
    .where("public_entry.cell", "is not", null);
  const rows = await placed
    .select(columns.map((column) => `public_entry.${column}` as const))
    .orderBy("public_entry.id")
    .limit(most)
    .execute();
  const points = rows.flatMap(({ id, type, title, themes, ...box }): EntryPoint[] => {
    const at = boxMiddle(box);
    return at ? [{ id, type, title, themes: themesOf(themes), at }] : [];
  });
  if (rows.length < most) return { points, matched: rows.length };
  const { matched } = await placed.select(sql<number>`count(*)`.as("matched")).executeTakeFirstOrThrow();
  return { points, matched: Number(matched) };
}

function themesOf(column: number): string[] {
  const themes: string[] = bitOfTheme.filter(([, bit]) => column & bit).map(([theme]) => theme);
  const first = bitOfTheme[leadTheme(column)]?.[0];
  return first === undefined || !themes.includes(first) ? themes : [first, ...themes.filter((theme) => theme !== first)];
}
