/** The log of what happened to entries, written in the transaction of what happened. */
import type { EntryRef, EventDetails, EventKind } from "#data/entries/event.ts";
import type { Subject } from "#data/schema/permission.ts";
import type { Db } from "../database.ts";
import { newId } from "../id.ts";

export interface EntryEvent {
  entry: EntryRef;
  kind: EventKind;
  /** Id of a person; undefined where none did it. */
  actor: string | undefined;
  /** UTC. */
  at: string;
  /** Of the entry, as it then was: in an inbox and in a mail that comes later. */
  title: string;
  /** Who hears of it is a matter of what they may see of it, as it is after this. */
  subject: Subject;
  details?: EventDetails;
}

/** Returns the id of the event. */
export async function recordEvent(within: Db, { entry, kind, actor, at, title, details = {} }: EntryEvent): Promise<string> {
  const id = newId(Date.parse(at));
  const row = { id, entry_type: entry.type, entry: entry.id, kind, actor: actor ?? null, at, title };
  await within
    .insertInto("event")
    .values({ ...row, details: JSON.stringify(details) })
    .execute();
  return id;
}
