/** Who may see a file, and who may let an entry name one. */
import type { EntryRef, EntryType } from "#data/entries/event.ts";
import { type FileKind, filesOf } from "#data/entries/file.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { EntryFault } from "#data/schema/faults.ts";
import { type Actor, may } from "#data/schema/permission.ts";
import { type EntryContent, subjectOf } from "#data/schema/record.ts";
import type { Db } from "../store/database.ts";
import { findEntry } from "../store/entries/entries.ts";
import { blobsOf, filesOfEntry, findFiles, forgetFile, type Leaving, linksOfFile } from "../store/entries/files.ts";
import type { FileTable } from "../store/entry-tables.ts";
import type { Living } from "./living-data.ts";

/** Whoever asks: an account, the mark of a browser, both or neither. */
export interface Asker {
  actor?: Actor | undefined;
  browser?: string | undefined;
}

export const isOwnFile = ({ made_by, made_from }: FileTable, { actor, browser }: Asker): boolean =>
  (made_by !== null && made_by === actor?.id) || (made_from !== null && made_from === browser);

/** `public` while a public version names it, `own` for whoever may read a working version that does, or who sent it. */
export async function sightOf(db: Db, file: FileTable, asker: Asker): Promise<"public" | "own" | undefined> {
  const links = await linksOfFile(db, file.id);
  if (links.some((link) => link.public === 1)) return "public";
  if (isOwnFile(file, asker)) return "own";
  if (!asker.actor) return undefined;
  for (const { entry } of links) if (await mayReadEntry(db, asker.actor, entry)) return "own";
  return undefined;
}

async function mayReadEntry(db: Db, actor: Actor, id: string): Promise<boolean> {
  const record = await findEntry(db, id);
  return record !== undefined && may(actor, "entry.read", subjectOf(record));
}

interface Naming extends Asker {
  type: EntryType;
  content: Pick<EntryContent, "photos" | "attachments">;
  /** The entry, when it is there already. */
  entry?: EntryRef | undefined;
}

/**
 * What is wrong with the files that these contents name: each is there, of the right kind, and of whoever writes. What the entry named
 * before stays, whoever sent it; and who may see a file in another entry could send it again (a copy, a duplicate). Not so where
 * consent may be withdrawn: a photo of a story is in that story alone, so that it goes with it, and nobody takes away a file of another
 * by naming it in a story of their own.
 */
export async function fileFaults(db: Db, { type, content, entry, ...asker }: Naming): Promise<EntryFault[]> {
  if (filesOf(content).length === 0) return [];
  const known = new Set(entry === undefined ? [] : await filesOfEntry(db, entry));
  const found = new Map((await findFiles(db, filesOf(content))).map((file) => [file.id, file]));
  const faults: EntryFault[] = [];
  const look = async (field: "photos" | "attachments", kind: FileKind) => {
    for (const [i, { file: id }] of (content[field] ?? []).entries()) {
      const file = found.get(id);
      const allowed =
        file?.kind === kind && (known.has(id) || isOwnFile(file, asker) || (await mayCopy(db, { type, file, ...asker })));
      if (!allowed) faults.push({ path: `content.${field}.${i}.file`, code: "file" });
    }
  };
  await look("photos", "photo");
  await look("attachments", "attachment");
  return faults;
}

async function mayCopy(db: Db, { type, file, actor }: { type: EntryType; file: FileTable } & Asker): Promise<boolean> {
  if (!actor || definitionOf(type).consent) return false;
  const links = await linksOfFile(db, file.id);
  if (links.some(({ entry_type }) => definitionOf(entry_type).consent)) return false;
  return (await sightOf(db, file, { actor })) !== undefined;
}

/** An older version without what has been erased since. */
export async function withoutErased(db: Db, content: EntryContent): Promise<EntryContent> {
  const there = new Set((await findFiles(db, filesOf(content))).map(({ id }) => id));
  const kept = <T extends { file: string }>(list: T[] | undefined) => list?.filter(({ file }) => there.has(file));
  const { photos, attachments } = content;
  return {
    ...content,
    ...(photos === undefined ? {} : { photos: kept(photos) ?? [] }),
    ...(attachments === undefined ? {} : { attachments: kept(attachments) ?? [] }),
  };
}

/** The bytes first: a row that stays is a row by which they are found again. */
export async function takeAway({ db, blobs }: Pick<Living, "db" | "blobs">, file: Leaving): Promise<void> {
  for (const name of blobsOf(file)) await blobs.remove(name);
  await forgetFile(db, file.id);
}
