/** An entry of any type for one request, as far as what hangs on it is concerned: may it be seen, what is it called, whose is it. */
import { type EntryType, entryTypes } from "#data/entries/event.ts";
import type { Actor } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { Problem } from "../http/errors.ts";
import type { Discussed } from "../store/entries/comments.ts";
import { requireReadable } from "./entry.ts";
import type { Living } from "./living-data.ts";

const readers: Record<EntryType, (living: Living, actor: Actor, id: string) => Promise<Discussed>> = {
  async initiative(living, actor, id) {
    const record = await requireReadable(living, actor, id);
    return { ref: { type: "initiative", id: record.id }, title: record.content.title, subject: subjectOf(record) };
  },
};

/** Throws a Problem 404 for what does not exist, for a type that nobody knows and for what the actor may not see as a working version. */
export async function requireEntry(living: Living, actor: Actor, { type, id }: { type: string; id: string }): Promise<Discussed> {
  const known = entryTypes.find((one) => one === type);
  if (!known) throw new Problem(404, "There is no entry of this type.");
  return readers[known](living, actor, id);
}
