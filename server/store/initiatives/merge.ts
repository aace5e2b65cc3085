/** A duplicate goes up in another entry: archived, with a pointer to the one that lives on. Both keep their history. */
import type { InitiativeDraft } from "#data/schema/initiative.ts";
import { type Change, changesBetween, type InitiativeRecord, type Placed } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { recordEvent } from "../entries/events.ts";
import { answerProposal } from "../entries/submissions.ts";
import type { InitiativeTable } from "../tables.ts";
import { relinkAreas } from "./area-links.ts";
import { approvedBy, type By, columnsOf, recordOf, writersOf } from "./initiative-rows.ts";
import { aboutOf, raise, remember } from "./initiatives.ts";
import { publish, unpublish } from "./publications.ts";

export interface Merge {
  survivor: InitiativeRecord;
  duplicate: InitiativeRecord;
  /** What the survivor becomes. */
  content: InitiativeDraft;
  placed: Placed;
  reason?: string | undefined;
  /** What becomes public was judged by nobody but whoever wrote it. */
  selfApproved?: boolean;
}

/** One of the two is no longer the version that the merge was made from: takes everything back. */
class Overtaken extends Error {}

/** The survivor stays in its state, so what is public is public in its new form at once. Undefined when either has changed. */
export async function mergeInitiatives(db: Db, merge: Merge, by: By): Promise<InitiativeRecord | undefined> {
  try {
    return await inTransaction(db, (transaction) => mergeWithin(transaction, merge, by));
  } catch (error) {
    if (error instanceof Overtaken) return undefined;
    throw error;
  }
}

async function mergeWithin(db: Db, merge: Merge, by: By): Promise<InitiativeRecord> {
  const { survivor, duplicate, content, placed, reason, selfApproved = false } = merge;
  const raised = new Map<string, InitiativeTable>();
  const taken = changesBetween(survivor.content, content);
  const columns = {
    [survivor.id]: {
      ...columnsOf({ content, placed, organisation: survivor.organisation }),
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
  const rowOf = (id: string) => raised.get(id) as InitiativeTable;
  const merged = recordOf(rowOf(survivor.id));
  await relinkAreas(db, survivor.id, placed.areas);
  if (merged.state === "published") await publish(db, merged);
  await unpublish(db, duplicate.id);
  await point(db, duplicate.id, survivor.id);
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

const from = ({ id }: InitiativeRecord): Change => ({ field: "mergedFrom", to: id });
const into = (survivor: InitiativeRecord, { state }: InitiativeRecord): Change[] => [
  { field: "mergedInto", to: survivor.id },
  { field: "state", from: state, to: "archived" },
];

/** Whoever was led to the duplicate is led to the survivor: one step, never a chain. */
async function point(db: Db, duplicate: string, survivor: string): Promise<void> {
  await db.updateTable("merged").set({ survivor }).where("survivor", "=", duplicate).execute();
  await db.insertInto("merged").values({ id: duplicate, survivor }).execute();
}

/** Where a merged duplicate went, while that is public. */
export async function survivorOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("merged")
    .innerJoin("publication", "publication.id", "merged.survivor")
    .select("publication.id")
    .where("merged.id", "=", id)
    .executeTakeFirst();
  return row?.id;
}
