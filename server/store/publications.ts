/**
 * What everybody sees, in tables of its own: a public list or map never looks at a draft, so nothing of one can slip through.
 */
import type { Initiative } from "#data/schema/initiative.ts";
import { publicVersion } from "#data/schema/public-version.ts";
import type { InitiativeRecord, PublicRecord } from "#data/schema/record.ts";
import type { Db } from "./database.ts";
import { listedOf } from "./listed.ts";
import type { PublicationTable } from "./tables.ts";

export const publicRecordOf = (row: PublicationTable): PublicRecord => ({
  id: row.id,
  version: row.version,
  organisation: row.organisation ?? undefined,
  updatedAt: row.updated_at,
  verifiedOn: row.verified_on ?? undefined,
  content: JSON.parse(row.content),
  geometry: row.geometry === null ? null : JSON.parse(row.geometry),
});

/** Puts this version in the place of the public one, if any. The record has been submitted, so its contents are whole. */
export async function publish(db: Db, record: InitiativeRecord): Promise<void> {
  const { placed } = record;
  const content = publicVersion(record.content as Initiative, placed);
  await unpublish(db, record.id);
  await db
    .insertInto("publication")
    .values({
      id: record.id,
      organisation: record.organisation ?? null,
      version: record.version,
      ...listedOf(content, placed.shown),
      verified_on: record.verifiedOn ?? null,
      updated_at: record.updatedAt,
      content: JSON.stringify(content),
      geometry: placed.shown && JSON.stringify(placed.shown),
    })
    .execute();
  // Whose place is not public is found by its wijk, not by its buurt.
  const shown = content.place === null ? placed.areas.filter((code) => !code.startsWith("BU")) : placed.areas;
  const links = shown.map((code) => ({ code, id: record.id }));
  if (links.length > 0) await db.insertInto("publication_area").values(links).execute();
}

export async function unpublish(db: Db, id: string): Promise<void> {
  await db.deleteFrom("publication_area").where("id", "=", id).execute();
  await db.deleteFrom("publication").where("id", "=", id).execute();
}

export async function findPublication(db: Db, id: string): Promise<PublicRecord | undefined> {
  const row = await db.selectFrom("publication").selectAll().where("id", "=", id).executeTakeFirst();
  return row && publicRecordOf(row);
}
