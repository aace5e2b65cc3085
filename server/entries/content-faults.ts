/** What is wrong with contents that no schema sees: between fields, and in what they name. */
import { definitionOf, linksIn } from "#data/entry-types/registry.ts";
import type { EntryFault } from "#data/schema/faults.ts";
import { type Actor, may } from "#data/schema/permission.ts";
import { type EntryContent, subjectOf } from "#data/schema/record.ts";
import type { Db } from "../store/database.ts";
import { findEntry } from "../store/entries/entries.ts";
import { lastPublic } from "../store/entries/history.ts";
import { wouldCircle } from "../store/entries/links.ts";
import { isPublished } from "../store/entries/public-entries.ts";

interface Checked {
  type: string;
  content: EntryContent;
  /** What it was before: what it names from then stays, whatever became of that. */
  from?: { id: string; content: EntryContent } | undefined;
  actor?: Actor | undefined;
}

const within = ({ path, code }: EntryFault): EntryFault => ({ path: `content.${path}`, code });

/** All of them, by path from `content` on. What others may not see is as unknown as what is not there. */
export async function contentFaults(db: Db, { type, content, from, actor }: Checked): Promise<EntryFault[]> {
  const faults = definitionOf(type).faults?.(content) ?? [];
  const known = new Set(from && linksIn(type, from.content).map(({ field, id }) => `${field} ${id}`));
  for (const { field, of, id, path } of linksIn(type, content)) {
    if (id === from?.id) faults.push({ path, code: "circle" });
    else if (!known.has(`${field} ${id}`) && !(await mayName(db, actor, of, id))) faults.push({ path, code: "entry" });
  }
  return [...faults.map(within), ...(from ? await circleFaults(db, type, from.id, content) : [])];
}

async function mayName(db: Db, actor: Actor | undefined, type: string, id: string): Promise<boolean> {
  if (await isPublished(db, id, type)) return true;
  const record = actor && (await findEntry(db, id));
  return record !== undefined && record.type === type && may(actor, "entry.read", subjectOf(record));
}

/** What may not come after what is public, or was last: taking it away and bringing it back changes nothing of that. */
export async function followingFaults(db: Db, type: string, id: string, content: EntryContent): Promise<EntryFault[]> {
  const { follows } = definitionOf(type);
  const before = follows && (await lastPublic(db, id));
  return before ? follows(before, content).map(within) : [];
}

/** Also of what waited while others became public: an edition never comes to replace itself. */
export async function circleFaults(db: Db, type: string, id: string, { replaces }: EntryContent): Promise<EntryFault[]> {
  if (typeof replaces !== "string" || replaces === id || definitionOf(type).links?.replaces !== type) return [];
  return (await wouldCircle(db, id, replaces)) ? [{ path: "content.replaces", code: "circle" }] : [];
}
