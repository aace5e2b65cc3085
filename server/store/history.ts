/** What happened to an initiative, newest first. */

import type { InitiativeDraft } from "#data/schema/initiative.ts";
import type { Change } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { Db } from "./database.ts";

export interface HistoryEntry {
  version: number;
  at: string;
  actor: string | undefined;
  step: string;
  reason: string | undefined;
  state: WorkflowState;
  changes: Change[];
}

export async function readHistory(db: Db, initiative: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom("history")
    .select(["version", "at", "actor", "step", "reason", "state", "changes"])
    .where("initiative", "=", initiative)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    ...row,
    actor: row.actor ?? undefined,
    reason: row.reason ?? undefined,
    changes: JSON.parse(row.changes),
  }));
}

/** The entry as it was in that version. */
export async function readVersion(db: Db, initiative: string, version: number): Promise<InitiativeDraft | undefined> {
  const row = await db
    .selectFrom("history")
    .select("content")
    .where("initiative", "=", initiative)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && JSON.parse(row.content);
}
