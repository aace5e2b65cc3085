/**
 * What everybody sees, in tables of its own: a public list or map never looks at a draft, so nothing of one can slip through.
 */
import { filesOf } from "#data/entries/file.ts";
import type { Initiative } from "#data/schema/initiative.ts";
import { disclosedAreas, type InitiativeRecord, type PublicRecord, publicVersion } from "#data/schema/record.ts";
import type { Db } from "../database.ts";
import { linkFiles, unlinkPublic } from "../entries/files.ts";
import { storedJson } from "../portions.ts";
import { raiseRevision } from "../revision.ts";
import { listedOf } from "../search/listed.ts";
import { forgetWords, keepWords, numberOf } from "../search/words.ts";
import type { AreaLinkTable, PublicationTable } from "../tables.ts";
import { takenOverColumns, takenOverOf } from "./initiative-rows.ts";

export const publicRecordOf = (row: PublicationTable): PublicRecord => ({
  id: row.id,
  version: row.version,
  organisation: row.organisation ?? undefined,
  updatedAt: row.updated_at,
  verifiedOn: row.verified_on ?? undefined,
  takenOver: takenOverOf(row),
  content: storedJson(row.content),
  geometry: row.geometry === null ? null : storedJson(row.geometry),
});

/** Rows a question: with all that one can hold they take a few milliseconds. */
const rowsAtOnce = 100;

/** Of these ids, in this order of making; what is no longer public is left out. */
export async function* readPublications(db: Db, ids: readonly string[]): AsyncGenerator<PublicRecord> {
  for (let i = 0; i < ids.length; i += rowsAtOnce) {
    const some = ids.slice(i, i + rowsAtOnce);
    const rows = await db.selectFrom("publication").selectAll().where("id", "in", some).orderBy("id").execute();
    for (const row of rows) yield publicRecordOf(row);
  }
}

/** Puts this version in the place of the public one, if any. The record has been submitted, so its contents are whole. */
export async function publish(db: Db, record: InitiativeRecord): Promise<void> {
  await unpublish(db, record.id);
  await insertPublications(db, [record]);
}

/** Links in one statement that both engines take. */
const linksAtOnce = 5_000;

/** Many that have no public version yet, in few statements; at most a thousand at once. */
export async function insertPublications(db: Db, records: readonly InitiativeRecord[]): Promise<void> {
  const rows = records.map(rowOf);
  await db.insertInto("publication").values(rows).execute();
  const links = records.flatMap(linksOf);
  for (let i = 0; i < links.length; i += linksAtOnce)
    await db
      .insertInto("publication_area")
      .values(links.slice(i, i + linksAtOnce))
      .execute();
  await keepWords(db, rows);
  for (const { id, content } of records) {
    const files = filesOf(content);
    if (files.length > 0) await linkFiles(db, { type: "initiative", id }, files, "public");
  }
  await raiseRevision(db);
}

function rowOf(record: InitiativeRecord): PublicationTable {
  const { placed } = record;
  const content = publicVersion(record.content as Initiative, placed);
  return {
    id: record.id,
    organisation: record.organisation ?? null,
    version: record.version,
    ...listedOf(content, placed.shown),
    verified_on: record.verifiedOn ?? null,
    ...takenOverColumns(record.takenOver),
    updated_at: record.updatedAt,
    content: JSON.stringify(content),
    geometry: placed.shown && JSON.stringify(placed.shown),
    number: numberOf(record.id),
  };
}

const linksOf = ({ id, content, placed }: InitiativeRecord): AreaLinkTable[] =>
  disclosedAreas((content as Initiative).place, placed).areas.map((code) => ({ code, id }));

export async function unpublish(db: Db, id: string): Promise<void> {
  const found = await db.selectFrom("publication").select(["number", "search"]).where("id", "=", id).executeTakeFirst();
  if (!found) return;
  await forgetWords(db, found);
  await db.deleteFrom("publication_area").where("id", "=", id).execute();
  await db.deleteFrom("publication").where("id", "=", id).execute();
  await unlinkPublic(db, "initiative", [id]);
  await raiseRevision(db);
}

export async function findPublication(db: Db, id: string): Promise<PublicRecord | undefined> {
  const row = await db.selectFrom("publication").selectAll().where("id", "=", id).executeTakeFirst();
  return row && publicRecordOf(row);
}

export async function isPublished(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom("publication").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}
