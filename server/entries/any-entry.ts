/** The door of everything that hangs on an entry, of whatever type it is. */
import { findDefinition } from "#data/entry-types/registry.ts";
import type { Actor } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { Problem } from "../http/errors.ts";
import type { Discussed } from "../store/entries/comments.ts";
import { requireReadable } from "./entry.ts";
import type { Living } from "./living-data.ts";

/** Throws a Problem 404 for what does not exist, for a type that nobody knows and for what the actor may not see as a working version. */
export async function requireEntry(living: Living, actor: Actor, { type, id }: { type: string; id: string }): Promise<Discussed> {
  if (!findDefinition(type)) throw new Problem(404, "There is no entry of this type.");
  const record = await requireReadable(living, actor, id, type);
  return { ref: { type, id: record.id }, title: record.content.title, subject: subjectOf(record) };
}
