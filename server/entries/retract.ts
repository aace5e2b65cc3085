/** Takes away for good what was told with consent, with the bytes of its files: what cannot go at once, the rounds take. */
import type { EntryRef } from "#data/entries/event.ts";
import { findDefinition } from "#data/entry-types/registry.ts";
import { emptyJournal } from "../store/database.ts";
import { type RetractedBy, retractEntry } from "../store/entries/retract.ts";
import { takeAway } from "./files.ts";
import type { Living } from "./living-data.ts";

/** Was it told with consent, which may be withdrawn? */
export const isConsented = (type: string): boolean => findDefinition(type)?.consent === true;

export async function retract(living: Pick<Living, "db" | "blobs" | "now">, entry: EntryRef, by: RetractedBy): Promise<void> {
  const leaving = await retractEntry(living.db, entry, { ...by, at: living.now() });
  // Storage that is away, and a journal that somebody reads: the next round does them.
  for (const file of leaving) await takeAway(living, file).catch(() => {});
  await emptyJournal(living.db).catch(() => {});
}
