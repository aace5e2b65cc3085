/** A duplicate goes up in another entry: archived, with a pointer to the one that lives on. Both keep their history. */
import { type Change, changesBetween, type EntryContent, type EntryRecord, type Placed } from "#data/schema/record.ts";
import { moveConfirmations } from "../approach/agreement-confirmations.ts";
import { type Db, inTransaction } from "../database.ts";
import type { EntryTable } from "../tables.ts";
import { relinkAreas } from "./area-links.ts";
import { aboutOf, raise, remember } from "./entries.ts";
import { approvedBy, type By, columnsOf, recordOf, writersOf } from "./entry-rows.ts";
import { recordEvent } from "./events.ts";
import { publish, unpublish } from "./public-entries.ts";
import { answerProposal } from "./submissions.ts";

export interface Merge {
  survivor: EntryRecord;
  duplicate: EntryRecord;
  /** What the survivor becomes. */
  content: EntryContent;
  placed: Placed;
  reason?: string | undefined;
  /** What becomes public was judged by nobody but whoever wrote it. */
  selfApproved?: boolean;
}

/** One of the two is no longer the version that the merge was made from: takes everything back. */
class Overtaken extends Error {}

/** The survivor stays in its state, so what is public is public in its new form at once. Undefined when either has changed. */
export async function mergeEntries(db: Db, merge: Merge, by: By): Promise<EntryRecord | undefined> {
  try {
    return await inTransaction(db, (transaction) => mergeWithin(transaction, merge, by));
  } catch (error) {
    if (error instanceof Overtaken) return undefined;
    throw error;
  }
}

async function mergeWithin(db: Db, merge: Merge, by: By): Promise<EntryRecord> {
  const { survivor, duplicate, content, placed, reason, selfApproved = false } = merge;
  const raised = new Map<string, EntryTable>();
  const taken = changesBetween(survivor.content, content);
  const columns = {
    [survivor.id]: {
      ...columnsOf({ type: survivor.type, content, placed, organisation: survivor.organisation }),
      written_by: writersAfter(merge, taken.length > 0, by),
      ...(survivor.state === "published" ? approvedBy(selfApproved) : {}),
    },
    [duplicate.id]: { state: "archived" as const, public: 0 },
  };
  // Always in the same order: two merges of one pair wait for each other, and not for ever.
  for (const from of [survivor, duplicate].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const row = await raise(db, from, columns[from.id] ?? {}, by);
    if (!row) throw new Overtaken();
    raised.set(from.id, row);
  }
  const rowOf = (id: string) => raised.get(id) as EntryTable;
  const merged = recordOf(rowOf(survivor.id));
  await relinkAreas(db, survivor.id, placed.areas);
  if (merged.state === "published") await publish(db, merged);
  await unpublish(db, duplicate.id);
  await point(db, duplicate.id, survivor.id);
  await db.updateTable("registration").set({ entry: survivor.id }).where("entry", "=", duplicate.id).execute();
  await moveLearners(db, duplicate.id, survivor.id);
  await moveConfirmations(db, duplicate.id, survivor.id);
  const changes = [from(duplicate), ...taken];
  await remember(db, rowOf(survivor.id), { step: "merge", changes, by, reason, selfApproved });
  await remember(db, rowOf(duplicate.id), { step: "merge", changes: into(survivor, duplicate), by, reason });
  await recordEvent(db, {
    ...by,
    ...aboutOf(duplicate),
    kind: "merged",
    details: { survivor: survivor.id, ...(reason === undefined ? {} : { reason }) },
  });
  await answerProposal(db, aboutOf(duplicate), {
    outcome: "merged",
    answer: undefined,
    actor: by.actor,
    at: by.at,
  });
  return merged;
}

/**
 * What is taken over stays the words of whoever wrote it. Who puts words together that are not public yet writes too; of what is
 * public the merge itself is the judgement.
 */
const writersAfter = ({ survivor, duplicate }: Merge, takes: boolean, { actor }: By): string =>
  takes
    ? writersOf(...survivor.writtenBy, ...duplicate.writtenBy, survivor.state === "published" ? undefined : actor)
    : writersOf(...survivor.writtenBy);

const from = ({ id }: EntryRecord): Change => ({ field: "mergedFrom", to: id });
const into = (survivor: EntryRecord, { state }: EntryRecord): Change[] => [
  { field: "mergedInto", to: survivor.id },
  { field: "state", from: state, to: "archived" },
];

/** Whoever was led to the duplicate is led to the survivor: one step, never a chain. */
async function point(db: Db, duplicate: string, survivor: string): Promise<void> {
  await db.updateTable("merged").set({ survivor }).where("survivor", "=", duplicate).execute();
  await db.insertInto("merged").values({ id: duplicate, survivor }).execute();
}

/** Who joined both has joined one. */
async function moveLearners(db: Db, duplicate: string, survivor: string): Promise<void> {
  const theirs = await db.deleteFrom("learner").where("entry", "=", duplicate).returning(["person", "at"]).execute();
  if (theirs.length === 0) return;
  await db
    .insertInto("learner")
    .values(theirs.map((one) => ({ ...one, entry: survivor })))
    .onConflict((conflict) => conflict.columns(["entry", "person"]).doNothing())
    .execute();
}

/** Where a merged duplicate went, while that is public. */
export async function survivorOf(db: Db, id: string, type: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("merged")
    .innerJoin("public_entry", "public_entry.id", "merged.survivor")
    .select("public_entry.id")
    .where("merged.id", "=", id)
    .where("public_entry.type", "=", type)
    .executeTakeFirst();
  return row?.id;
}
