/** What happened to an entry, newest first. */

import type { Origin } from "#data/schema/queue.ts";
import type { Change, EntryContent, Placed } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "../database.ts";
import { readPortions, storedJson } from "../portions.ts";

export interface HistoryEntry {
  version: number;
  at: string;
  actor: string | undefined;
  /** Of the actor; absent for who has no account. */
  name: string | undefined;
  /** Where no person did it. */
  origin: Origin | undefined;
  step: string;
  reason: string | undefined;
  state: WorkflowState;
  /** Published by whoever wrote it, without a second pair of eyes. */
  selfApproved: boolean;
  changes: Change[];
}

export interface HistoryRows {
  /** Only what is older than this version. */
  before?: number | undefined;
  limit: number;
}

/** `next`: the page after this is of what is older than that version; absent on the last. */
export async function readHistory(
  db: Db,
  entry: string,
  { before, limit }: HistoryRows,
): Promise<{ items: HistoryEntry[]; next?: number }> {
  const history = db.selectFrom("history").where("entry", "=", entry).orderBy("version", "desc");
  const numbers = history
    .select("version")
    .$if(before !== undefined, (some) => some.where("version", "<", before ?? 0))
    .limit(limit + 1);
  const versions = (await numbers.execute()).map(({ version }) => version);
  const { items, cut } = await readPortions({
    keys: versions.slice(0, limit),
    read: (some) =>
      history
        .leftJoin("person", "person.id", "history.actor")
        .select([
          "version",
          "at",
          "actor",
          "person.name as name",
          "origin",
          "step",
          "reason",
          "state",
          "changes",
          "self_approved",
        ])
        .where("version", "in", some)
        .execute(),
    make: ({ self_approved, ...row }): HistoryEntry => ({
      ...row,
      selfApproved: self_approved === 1,
      actor: row.actor ?? undefined,
      name: row.name ?? undefined,
      origin: row.origin ?? undefined,
      reason: row.reason ?? undefined,
      changes: storedJson(row.changes),
    }),
    weigh: ({ changes }) => changes.length,
  });
  const last = items.at(-1)?.version;
  return { items, ...((cut || versions.length > limit) && last !== undefined ? { next: last } : {}) };
}

export interface OldVersion {
  content: EntryContent;
  /** Undefined for what was written before places were kept. */
  placed: Placed | undefined;
  /** Whose words it was. */
  writtenBy: string[];
}

/** The entry as it was in that version. */
export async function findVersion(db: Db, entry: string, version: number): Promise<OldVersion | undefined> {
  const row = await db
    .selectFrom("history")
    .select(["content", "placed", "written_by"])
    .where("entry", "=", entry)
    .where("version", "=", version)
    .executeTakeFirst();
  return (
    row && {
      content: storedJson(row.content),
      placed: row.placed === null ? undefined : storedJson(row.placed),
      writtenBy: storedJson(row.written_by),
    }
  );
}

/** The contents that were public last, also of what is no longer; of what never was, those of the duplicates that went up in it. */
export async function lastPublic(db: Db, entry: string): Promise<EntryContent | undefined> {
  const published = db.selectFrom("history").select("content").where("state", "=", "published").limit(1);
  const own = await published.where("entry", "=", entry).orderBy("version", "desc").executeTakeFirst();
  const duplicates = db.selectFrom("merged").select("merged.id").where("survivor", "=", entry);
  const newest = published.where("entry", "in", duplicates).orderBy("at", "desc").orderBy("version", "desc");
  const row = own ?? (await newest.executeTakeFirst());
  return row && storedJson(row.content);
}
