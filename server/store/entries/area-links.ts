/** In which areas an initiative lies, so that every list can be narrowed by area. */
import type { Db } from "../database.ts";
import type { AreaLinkTable } from "../tables.ts";

export const linksOf = (id: string, codes: readonly string[]): AreaLinkTable[] => codes.map((code) => ({ code, id }));

/** Links in one statement that both engines take. */
const linksAtOnce = 5_000;

export async function linkAreas(db: Db, links: readonly AreaLinkTable[]): Promise<void> {
  for (let i = 0; i < links.length; i += linksAtOnce)
    await db
      .insertInto("entry_area")
      .values(links.slice(i, i + linksAtOnce))
      .execute();
}

export async function relinkAreas(db: Db, id: string, codes: readonly string[]): Promise<void> {
  await db.deleteFrom("entry_area").where("id", "=", id).execute();
  await linkAreas(db, linksOf(id, codes));
}
