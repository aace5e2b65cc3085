/**
 * Working versions of initiatives. Every change asks for the version it was made from, raises it by one and leaves a row in
 * the history, in one transaction; whoever comes second gets undefined and loses nothing.
 */

import type { InitiativeDraft } from "#data/schema/initiative.ts";
import type { Origin } from "#data/schema/queue.ts";
import { type Change, changesBetween, type InitiativeRecord, type Placed } from "#data/schema/record.ts";
import { rules, type Step, type WorkflowState } from "#data/schema/workflow.ts";
import { type Db, inTransaction } from "./database.ts";
import { newId } from "./id.ts";
import { listedOf } from "./listed.ts";
import { publish, unpublish } from "./publications.ts";
import type { AreaLinkTable, HistoryTable, InitiativeTable } from "./tables.ts";

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
    content: JSON.parse(row.content),
    placed: JSON.parse(row.placed),
  };
}

export const columnsOf = ({ content, placed, organisation }: Entry) => ({
  ...listedOf(content, content.place?.kind === "geometry" ? content.place.geometry : null),
  organisation: organisation ?? null,
  content: JSON.stringify(content),
  placed: JSON.stringify(placed),
});

export async function findInitiative(db: Db, id: string): Promise<InitiativeRecord | undefined> {
  const row = await db.selectFrom("initiative").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

export interface NewEntry extends Entry {
  id?: string;
  /** Id of the import it comes with. */
  batch?: string;
}

/** A new draft, version 1. */
export const createInitiative = (db: Db, entry: NewEntry, by: By): Promise<InitiativeRecord> =>
  inTransaction(db, async (transaction) => {
    const row = draftOf(entry, by);
    await transaction.insertInto("initiative").values(row).execute();
    await linkAreas(transaction, linksOf(row.id, entry.placed.areas));
    await remember(transaction, row, { step: "create", changes: changesBetween({}, entry.content), by });
    return recordOf(row);
  });

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

export interface Saved extends By {
  /** The older version whose contents these are. */
  restored?: number;
  reason?: string;
}

/** The whole new contents; undefined when `from` is no longer the newest version. */
export const saveInitiative = (db: Db, from: InitiativeRecord, entry: Entry, by: Saved): Promise<InitiativeRecord | undefined> =>
  inTransaction(db, async (transaction) => {
    const changes = changesBetween(
      { ...from.content, organisation: from.organisation },
      { ...entry.content, organisation: entry.organisation },
    );
    const { restored } = by;
    if (restored !== undefined) changes.unshift({ field: "restored", to: restored });
    const row = await raise(transaction, from, { ...columnsOf(entry), state: rules.edit.to, submitted_by: null }, by);
    if (!row) return undefined;
    await relinkAreas(transaction, from.id, entry.placed.areas);
    await remember(transaction, row, { step: restored === undefined ? "edit" : "restore", changes, by, reason: by.reason });
    return recordOf(row);
  });

/** A step of the workflow that was allowed; undefined when `from` is no longer the newest version. */
export const takeStep = (
  db: Db,
  from: InitiativeRecord,
  step: Exclude<Step, "edit">,
  by: By & { reason?: string | undefined; organisation?: string | undefined },
): Promise<InitiativeRecord | undefined> =>
  inTransaction(db, async (transaction) => {
    const state = rules[step].to;
    const given = by.organisation === undefined ? {} : { organisation: by.organisation };
    const row = await raise(transaction, from, { ...stepColumns(from, step, state, by), ...given }, by);
    if (!row) return undefined;
    const record = recordOf(row);
    if (step === "publish") await publish(transaction, record);
    if (step === "archive") await unpublish(transaction, from.id);
    // What comes back is no duplicate of another any more.
    if (step === "reopen") await transaction.deleteFrom("merged").where("id", "=", from.id).execute();
    const changes: Change[] = [
      ...changesBetween({ organisation: from.organisation }, { organisation: record.organisation }),
      { field: "state", from: from.state, to: state },
    ];
    await remember(transaction, row, { step, changes, by, reason: by.reason });
    return record;
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

/** Undefined when `from` is no longer the newest version. */
export async function raise(db: Db, from: InitiativeRecord, columns: Partial<InitiativeTable>, { at }: By) {
  return db
    .updateTable("initiative")
    .set({ ...columns, version: from.version + 1, updated_at: at })
    .where("id", "=", from.id)
    .where("version", "=", from.version)
    .returningAll()
    .executeTakeFirst();
}

const linksOf = (id: string, codes: readonly string[]): AreaLinkTable[] => codes.map((code) => ({ code, id }));

/** Links in one statement that both engines take. */
const linksAtOnce = 5_000;

export async function linkAreas(db: Db, links: readonly AreaLinkTable[]): Promise<void> {
  for (let i = 0; i < links.length; i += linksAtOnce)
    await db
      .insertInto("initiative_area")
      .values(links.slice(i, i + linksAtOnce))
      .execute();
}

export async function relinkAreas(db: Db, id: string, codes: readonly string[]): Promise<void> {
  await db.deleteFrom("initiative_area").where("id", "=", id).execute();
  await linkAreas(db, linksOf(id, codes));
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

export async function remember(db: Db, row: InitiativeTable, what: Remembered): Promise<void> {
  await db.insertInto("history").values(historyOf(row, what)).execute();
}
