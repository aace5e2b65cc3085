/** Working versions as rows: what a record, a new draft, a step and a row of the history are in the tables. */
import type { EntryType } from "#data/entries/event.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { today } from "#data/schema/day.ts";
import { isOpenPlace } from "#data/schema/initiative.ts";
import type { TakenOver } from "#data/schema/public-initiative.ts";
import type { Origin } from "#data/schema/queue.ts";
import { type Change, type EntryContent, type EntryRecord, type Placed, shownAddress } from "#data/schema/record.ts";
import type { Step, WorkflowState } from "#data/schema/workflow.ts";
import { newId } from "../id.ts";
import { storedJson } from "../portions.ts";
import { listedOf } from "../search/listed.ts";
import type { EntryTable, HistoryTable, Listed } from "../tables.ts";

/** Who does it, and when (UTC). */
export interface By {
  actor: string | undefined;
  /** Where no person does it. */
  origin?: Origin | undefined;
  at: string;
}

export interface Entry {
  type: EntryType;
  content: EntryContent;
  placed: Placed;
  organisation: string | undefined;
}

export function recordOf(row: EntryTable): EntryRecord {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    state: row.state,
    organisation: row.organisation ?? undefined,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedBy: row.submitted_by ?? undefined,
    writtenBy: JSON.parse(row.written_by),
    proposedFrom: row.proposed_from ?? undefined,
    selfApproved: row.self_approved === 1,
    verifiedOn: row.verified_on ?? undefined,
    takenOver: takenOverOf(row),
    public: row.public === 1,
    content: storedJson(row.content),
    placed: storedJson(row.placed),
  };
}

export const takenOverOf = ({ taken_on, taken_from }: Pick<Listed, "taken_on" | "taken_from">): TakenOver | undefined =>
  taken_on === null ? undefined : { on: taken_on, ...(taken_from === null ? {} : { from: taken_from }) };

export const takenOverColumns = (takenOver: TakenOver | undefined): Pick<Listed, "taken_on" | "taken_from"> => ({
  taken_on: takenOver?.on ?? null,
  taken_from: takenOver?.from ?? null,
});

export const columnsOf = ({ type, content, placed, organisation }: Entry) => ({
  type,
  ...listedOf(
    // Who may not see a street finds nothing by it.
    definitionOf(type).listed({ ...content, address: shownAddress(content.address, content.place) }),
    content.place?.kind === "geometry" ? content.place.geometry : null,
  ),
  organisation: organisation ?? null,
  content: JSON.stringify(content),
  placed: JSON.stringify(placed),
  hidden: hiddenness(content),
});

/** 0: the place is public as it is, or there is none. 1: it is shown elsewhere in the street or the buurt. 2: it is not public. */
export function hiddenness({ place }: EntryContent): 0 | 1 | 2 {
  if (!place || isOpenPlace(place)) return 0;
  return place.public ? 1 : 2;
}

/** Ids of people as they are kept, each once. */
export const writersOf = (...ids: readonly (string | undefined)[]): string =>
  JSON.stringify([...new Set(ids.filter((id) => id !== undefined))].sort());

export interface NewEntry extends Entry {
  id?: string;
  /** Id of the import it comes with. */
  batch?: string;
  takenOver?: TakenOver;
  /** Mark of the browser of who proposes it without an account. */
  proposedFrom?: string | undefined;
}

export const draftOf = (entry: NewEntry, { actor, at }: By): EntryTable => ({
  ...columnsOf(entry),
  id: entry.id ?? newId(Date.parse(at)),
  version: 1,
  state: "draft",
  created_by: actor ?? null,
  created_at: at,
  updated_at: at,
  submitted_by: null,
  written_by: writersOf(actor),
  proposed_from: entry.proposedFrom ?? null,
  self_approved: 0,
  verified_on: null,
  verified_by: null,
  ...takenOverColumns(entry.takenOver),
  public: 0,
  batch: entry.batch ?? null,
});

/** What a step changes in the row, apart from its version. */
export function stepColumns(
  from: EntryRecord,
  step: Step,
  state: WorkflowState,
  { actor, at, selfApproved = false }: By & { selfApproved?: boolean | undefined },
): Partial<EntryTable> {
  if (step === "submit") return { state, submitted_by: actor ?? null };
  if (step === "publish")
    return { state, public: 1, ...approvedBy(selfApproved), verified_on: today(at), verified_by: actor ?? null };
  if (step === "archive") return { state, public: 0 };
  return { state, submitted_by: step === "reopen" ? null : (from.submittedBy ?? null) };
}

export const approvedBy = (selfApproved: boolean) => ({ self_approved: selfApproved ? 1 : 0 });

export interface Remembered {
  step: string;
  changes: Change[];
  by: By;
  reason?: string | undefined;
  selfApproved?: boolean | undefined;
}

export const historyOf = (row: EntryTable, { step, changes, by, reason, selfApproved = false }: Remembered): HistoryTable => ({
  entry: row.id,
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
  written_by: row.written_by,
  ...approvedBy(selfApproved),
});
