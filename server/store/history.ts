/** What happened to an initiative, newest first. */

import type { InitiativeDraft } from "#data/schema/initiative.ts";
import type { Origin } from "#data/schema/queue.ts";
import type { Change, Placed } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "./database.ts";
import { storedJson } from "./stored-json.ts";

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
  changes: Change[];
}

export async function readHistory(db: Db, initiative: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.actor")
    .select(["version", "at", "actor", "person.name as name", "origin", "step", "reason", "state", "changes"])
    .where("initiative", "=", initiative)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    ...row,
    actor: row.actor ?? undefined,
    name: row.name ?? undefined,
    origin: row.origin ?? undefined,
    reason: row.reason ?? undefined,
    changes: storedJson(row.changes),
  }));
}

export interface OldVersion {
  content: InitiativeDraft;
  /** Undefined for what was written before places were kept. */
  placed: Placed | undefined;
}

/** The entry as it was in that version. */
export async function findVersion(db: Db, initiative: string, version: number): Promise<OldVersion | undefined> {
  const row = await db
    .selectFrom("history")
    .select(["content", "placed"])
    .where("initiative", "=", initiative)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && { content: storedJson(row.content), placed: row.placed === null ? undefined : storedJson(row.placed) };
}

export const readVersion = async (db: Db, initiative: string, version: number): Promise<InitiativeDraft | undefined> =>
  (await findVersion(db, initiative, version))?.content;
