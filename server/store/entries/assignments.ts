/** Who should do something about an entry: one at a time, and those of before. Whoever may not edit it any more does not hold it. */
import type { EntryRef, EntryType } from "#data/entries/event.ts";
import type { Assignment, Assignments } from "#data/entries/together.ts";
import type { Subject } from "#data/schema/permission.ts";
import { type Db, inTransaction } from "../database.ts";
import type { AssignmentTable } from "../entry-tables.ts";
import { newId } from "../id.ts";
import { namesOf } from "../people.ts";
import type { Discussed } from "./comments.ts";
import { entitledTo } from "./entitled.ts";
import { recordEvent } from "./events.ts";

interface Given {
  /** Ids of people: who should do it, of whom it was checked that they may, and who says so. */
  person: string;
  by: string;
  /** Day before which, or on which. */
  until?: string | undefined;
  at: string;
}

/** Takes the place of the one before. */
export const assign = (db: Db, entry: Discussed, { person, by, until, at }: Given): Promise<void> =>
  inTransaction(db, async (within) => {
    const { ref, title, subject } = entry;
    await endAssignment(within, ref, { by, at });
    const row = { id: newId(Date.parse(at)), entry_type: ref.type, entry: ref.id, person, by, until: until ?? null, at };
    await within
      .insertInto("assignment")
      .values({ ...row, ended_at: null, ended_by: null })
      .execute();
    const details = { person, ...(until === undefined ? {} : { until }) };
    await recordEvent(within, { entry: ref, title, subject, kind: "assigned", actor: by, at, details });
  });

/** Done, or taken back. False where it was nobody's. */
export async function endAssignment(db: Db, { type, id }: EntryRef, { by, at }: { by: string; at: string }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("assignment")
    .set({ ended_at: at, ended_by: by })
    .where("entry_type", "=", type)
    .where("entry", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Of those of before. */
const most = 20;

export async function readAssignments(db: Db, { type, id }: EntryRef, subject: Subject): Promise<Assignments> {
  const rows = await db
    .selectFrom("assignment")
    .selectAll()
    .where("entry_type", "=", type)
    .where("entry", "=", id)
    .orderBy("id", "desc")
    .limit(most + 1)
    .execute();
  const ids = rows.flatMap(({ person, by, ended_by }) => [person, by, ended_by]);
  const names = await namesOf(
    db,
    ids.map((one) => one ?? undefined),
  );
  const open = rows.find(({ ended_at }) => ended_at === null);
  const among = open?.person ? [open.person] : [];
  const [holder] = await entitledTo(db, { action: "entry.edit", subject, among });
  return {
    ...(open && holder ? { current: assignmentOf(open, names) } : {}),
    past: rows.filter(({ ended_at }) => ended_at !== null).map((row) => assignmentOf(row, names)),
  };
}

function assignmentOf({ person, by, until, at, ended_at, ended_by }: AssignmentTable, names: Map<string, string>): Assignment {
  const named = (id: string | null) => (id === null ? undefined : { id, name: names.get(id) });
  return {
    person: named(person),
    by: named(by),
    at,
    ...(until === null ? {} : { until }),
    ...(ended_at === null ? {} : { endedAt: ended_at, endedBy: named(ended_by) }),
  };
}

/** Of these entries that were given to this person: until which day, by whom. */
export async function assignedTo(
  db: Db,
  { person, entries }: { person: string; entries: readonly EntryRef[] },
): Promise<Map<string, { until: string | undefined; by: string | undefined }>> {
  if (entries.length === 0) return new Map();
  const rows = await db
    .selectFrom("assignment")
    .leftJoin("person", "person.id", "assignment.by")
    .select(["entry", "until", "person.name as by"])
    .where(
      "entry",
      "in",
      entries.map(({ id }) => id),
    )
    .where("assignment.person", "=", person)
    .where("ended_at", "is", null)
    .execute();
  return new Map(rows.map(({ entry, until, by }) => [entry, { until: until ?? undefined, by: by ?? undefined }]));
}

/** What goes when an entry is erased. */
export async function forgetTogether(db: Db, type: EntryType, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  for (const table of ["comment", "assignment"] as const)
    await db
      .deleteFrom(table)
      .where("entry_type", "=", type)
      .where("entry", "in", [...entries])
      .execute();
}
