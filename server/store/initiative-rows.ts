/** Working versions as rows: what a record, a new draft, a step and a row of the history are in the tables. */
import type { InitiativeDraft } from "#data/schema/initiative.ts";
import type { Origin } from "#data/schema/queue.ts";
import type { Change, InitiativeRecord, Placed } from "#data/schema/record.ts";
import type { Step, WorkflowState } from "#data/schema/workflow.ts";
import { newId } from "./id.ts";
import { listedOf } from "./listed.ts";
import { storedJson } from "./stored-json.ts";
import type { HistoryTable, InitiativeTable } from "./tables.ts";

/** Who does it, and when (UTC). */
export interface By {
  actor: string | undefined;
  /** Where no person does it. */
  origin?: Origin | undefined;
  at: string;
}

export interface Entry {
  content: InitiativeDraft;
  placed: Placed;
  organisation: string | undefined;
}

export function recordOf(row: InitiativeTable): InitiativeRecord {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    organisation: row.organisation ?? undefined,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedBy: row.submitted_by ?? undefined,
    verifiedOn: row.verified_on ?? undefined,
    public: row.public === 1,
    content: storedJson(row.content),
    placed: storedJson(row.placed),
  };
}

export const columnsOf = ({ content, placed, organisation }: Entry) => ({
  ...listedOf(content, content.place?.kind === "geometry" ? content.place.geometry : null),
  organisation: organisation ?? null,
  content: JSON.stringify(content),
  placed: JSON.stringify(placed),
});

export interface NewEntry extends Entry {
  id?: string;
  /** Id of the import it comes with. */
  batch?: string;
}

export const draftOf = (entry: NewEntry, { actor, at }: By): InitiativeTable => ({
  ...columnsOf(entry),
  id: entry.id ?? newId(Date.parse(at)),
  version: 1,
  state: "draft",
  created_by: actor ?? null,
  created_at: at,
  updated_at: at,
  submitted_by: null,
  verified_on: null,
  verified_by: null,
  public: 0,
  batch: entry.batch ?? null,
});

/** What a step changes in the row, apart from its version. */
export function stepColumns(
  from: InitiativeRecord,
  step: Step,
  state: WorkflowState,
  { actor, at }: By,
): Partial<InitiativeTable> {
  if (step === "submit") return { state, submitted_by: actor ?? null };
  if (step === "publish") return { state, public: 1, verified_on: at.slice(0, 10), verified_by: actor ?? null };
  if (step === "archive") return { state, public: 0 };
  return { state, submitted_by: step === "reopen" ? null : (from.submittedBy ?? null) };
}

export interface Remembered {
  step: string;
  changes: Change[];
  by: By;
  reason?: string | undefined;
}

export const historyOf = (row: InitiativeTable, { step, changes, by, reason }: Remembered): HistoryTable => ({
  initiative: row.id,
  version: row.version,
  at: by.at,
  actor: by.actor ?? null,
  origin: by.origin ?? null,
  step,
  reason: reason ?? null,
  changes: JSON.stringify(changes),
  state: row.state,
  content: row.content,
  placed: row.placed,
});
