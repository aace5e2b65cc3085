/**
 * What everybody sees, in tables of its own: a public list or map never looks at a draft, so nothing of one can slip through.
 */
import { filesOf } from "#data/entries/file.ts";
import { definitionOf, publicFields } from "#data/entry-types/registry.ts";
import {
  disclosedAreas,
  type EntryRecord,
  type PublicEntryContent,
  type PublicRecord,
  publicVersion,
} from "#data/schema/record.ts";
import { keepAgreements } from "../approach/agreement-rows.ts";
import { keepMovement } from "../approach/checklist-movement.ts";
import { keepMoney } from "../approach/money-lines.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import { raiseRevision } from "../revision.ts";
import { listedOf } from "../search/listed.ts";
import { forgetWords, keepWords, numberOfEntry } from "../search/words.ts";
import type { AreaLinkTable, PublicEntryTable } from "../tables.ts";
import { takenOverColumns, takenOverOf } from "./entry-rows.ts";
import { linkFiles, unlinkPublic } from "./files.ts";
import { linkEntries } from "./links.ts";

/** The contents are those of its type. */
export const publicRecordOf = <C extends PublicEntryContent>(row: PublicEntryTable): PublicRecord<C> => ({
  id: row.id,
  type: row.type,
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
export async function* readPublicEntries<C extends PublicEntryContent>(
  db: Db,
  ids: readonly string[],
): AsyncGenerator<PublicRecord<C>> {
  for (let i = 0; i < ids.length; i += rowsAtOnce) {
    const some = ids.slice(i, i + rowsAtOnce);
    const rows = await db.selectFrom("public_entry").selectAll().where("id", "in", some).orderBy("id").execute();
    for (const row of rows) yield publicRecordOf<C>(row);
  }
}

/** Puts this version in the place of the public one, if any. The record has been submitted, so its contents are whole. */
export async function publish(db: Db, record: EntryRecord): Promise<void> {
  await unpublish(db, record.id);
  await insertPublicEntries(db, [record]);
}

/** Links in one statement that both engines take. */
const linksAtOnce = 5_000;

/** Many that have no public version yet, in few statements; at most a thousand at once. */
export async function insertPublicEntries(db: Db, records: readonly EntryRecord[]): Promise<void> {
  // Every road to "public" has refused it before.
  for (const { id, type, content } of records)
    if (definitionOf(type).inside?.(content)) throw new Error(`${type} ${id} was to stay inside`);
  const rows = records.map(rowOf);
  await db.insertInto("public_entry").values(rows).execute();
  const links = records.flatMap(linksOf);
  for (let i = 0; i < links.length; i += linksAtOnce)
    await db
      .insertInto("public_entry_area")
      .values(links.slice(i, i + linksAtOnce))
      .execute();
  await keepWords(db, rows);
  await linkEntries(db, rows);
  await keepAgreements(db, rows);
  await keepMoney(db, rows);
  await keepMovement(db, rows);
  for (const { id, type, content } of records) {
    const files = filesOf(content);
    if (files.length > 0) await linkFiles(db, { type, id }, files, "public");
  }
  await raiseRevision(db);
}

function rowOf(record: EntryRecord): PublicEntryTable {
  const { placed } = record;
  const { listed } = definitionOf(record.type);
  const content = publicVersion(publicFields(record.type, record.content), record.content, placed);
  return {
    id: record.id,
    type: record.type,
    organisation: record.organisation ?? null,
    version: record.version,
    ...listedOf(listed(content), placed.shown),
    verified_on: record.verifiedOn ?? null,
    ...takenOverColumns(record.takenOver),
    updated_at: record.updatedAt,
    content: JSON.stringify(content),
    geometry: placed.shown && JSON.stringify(placed.shown),
    number: numberOfEntry(record.type, record.id),
  };
}

const linksOf = ({ id, content, placed }: EntryRecord): AreaLinkTable[] =>
  disclosedAreas(content.place, placed).areas.map((code) => ({ code, id }));

export async function unpublish(db: Db, id: string): Promise<void> {
  const found = await db.selectFrom("public_entry").select(["type", "number", "search"]).where("id", "=", id).executeTakeFirst();
  if (!found) return;
  await forgetWords(db, found);
  await db.deleteFrom("public_entry_area").where("id", "=", id).execute();
  await db.deleteFrom("public_entry").where("id", "=", id).execute();
  await unlinkPublic(db, found.type, [id]);
  await raiseRevision(db);
}

/** Of another type it is not there. */
export async function findPublicEntry<C extends PublicEntryContent>(
  db: Db,
  id: string,
  type: string,
): Promise<PublicRecord<C> | undefined> {
  const found = db.selectFrom("public_entry").selectAll().where("id", "=", id).where("type", "=", type);
  const row = await found.executeTakeFirst();
  return row && publicRecordOf<C>(row);
}

export async function isPublished(db: Db, id: string, type: string): Promise<boolean> {
  const found = db.selectFrom("public_entry").select("id").where("id", "=", id).where("type", "=", type);
  return (await found.executeTakeFirst()) !== undefined;
}
