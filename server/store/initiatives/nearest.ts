/** What is public close to something public: by the places that everybody sees, so that nothing points at one that is hidden. */
import { sql } from "kysely";
import { type Box, middleOfBox } from "#data/geometry/box.ts";
import { metresBetween, widenedBox } from "#data/geometry/metres.ts";
import type { Nearby } from "#data/schema/public-initiative.ts";
import type { Db } from "../database.ts";
import { conditions } from "../search/filter.ts";
import { bitOfTheme } from "../search/listed.ts";

/** Metres to look around, one after the other until there are enough. */
const rings = [250, 1_000, 5_000, 25_000];
const most = 5;
/** Rows looked at in one ring: more than that lie on top of each other in a centre, and some of them are as near as any. */
const rowsInRing = 500;

type Boxed = { west: number | null; south: number | null; east: number | null; north: number | null };
const boxOf = ({ west, south, east, north }: Boxed): Box | undefined =>
  west === null || south === null || east === null || north === null ? undefined : [west, south, east, north];

/** Nearest first; nothing around a place that is not shown. What has ended is left out. */
export async function nearestTo(db: Db, id: string): Promise<Nearby[]> {
  const own = await db
    .selectFrom("public_entry")
    .select(["west", "south", "east", "north"])
    .where("id", "=", id)
    .executeTakeFirst();
  const box = own && boxOf(own);
  if (!box) return [];
  const from = middleOfBox(box);
  for (const metres of rings) {
    const middle = widenedBox([...from, ...from], metres);
    const rows = await db
      .selectFrom("public_entry")
      .select(["id", "title", "themes", "west", "south", "east", "north"])
      .where((build) => build.and(conditions({ middle }, "public_entry_area")))
      .where("id", "!=", id)
      .where(sql<boolean>`coalesce(public_entry.lifecycle, '') <> 'beeindigd'`)
      .orderBy("id")
      .limit(rowsInRing)
      .execute();
    const found = rows.flatMap((row): Nearby[] => {
      const there = boxOf(row);
      const far = there && metresBetween(from, middleOfBox(there));
      if (far === undefined || far > metres) return [];
      const themes = bitOfTheme.filter(([, bit]) => (row.themes & bit) !== 0).map(([theme]) => theme);
      return [{ id: row.id, title: row.title, themes, metres: Math.round(far) }];
    });
    if (found.length >= most || metres === rings.at(-1)) return found.sort((a, b) => a.metres - b.metres).slice(0, most);
  }
  return [];
}
