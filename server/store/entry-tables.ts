/** Tables of what hangs on an entry, by its type and its id. */
import type { EntryType, EventKind } from "#data/entries/event.ts";

export interface EventTable {
  id: string;
  entry_type: EntryType;
  entry: string;
  kind: EventKind;
  actor: string | null;
  at: string;
  title: string;
  /** JSON of `EventDetails`. */
  details: string;
}
