/** Checked rows into the living data: all of them in one transaction, or none. */
import { today } from "#data/schema/day.ts";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import type { Origin } from "#data/schema/queue.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { type Db, inTransaction, troubleOf } from "../store/database.ts";
import { beginBatch, findBatch, finishBatch, type ImportOutcome } from "../store/entries/batches.ts";
import type { By } from "../store/entries/entry-rows.ts";
import { tallyImport } from "../store/entries/events.ts";
import { ensureList, entriesOf, insertImported, keepEntries } from "../store/entries/import-entries.ts";
import { newId } from "../store/id.ts";
import { type CheckedRow, stateOf } from "./check.ts";
import type { Asking } from "./report.ts";
import { fill } from "./template.ts";

export interface Saving extends Partial<Asking> {
  db: Db;
  /** Id of the person; undefined for the shell of the server. */
  actor: string | undefined;
  /** Where no person does it; absent is the shell. */
  origin?: Origin;
  at: string;
  /** Name of the file. */
  file: string;
  /** Key of the request. */
  request?: string;
}

/** Rows in one statement: few enough that others get their turn in between. */
const portion = 100;

/** `fresh` is false for a request that was sent again. */
export async function saveRows(
  saving: Saving,
  rows: readonly CheckedRow[],
  settings: ImportSettings,
): Promise<{ record: ImportRecord; fresh: boolean }> {
  const { db, request } = saving;
  const before = request === undefined ? undefined : await findBatch(db, { request });
  if (before) return { record: before, fresh: false };
  // Before the transaction: others with the same new list need not wait for all of it.
  const list = await ensureList(db, settings.list ?? "", saving.at);
  for (let attempts = 1; ; attempts++) {
    try {
      return {
        record: await inTransaction(db, (within) => saveAll({ ...saving, list, db: within }, rows, settings)),
        fresh: true,
      };
    } catch (error) {
      // The same request at the same moment was first, or another with ids of this list; ours was rolled back whole.
      if (troubleOf(error) !== "duplicate") throw error;
      const first = request === undefined ? undefined : await findBatch(db, { request });
      if (first) return { record: first, fresh: false };
      if (attempts >= 3) throw error;
    }
  }
}

async function saveAll(
  saving: Saving & { list: string },
  rows: readonly CheckedRow[],
  settings: ImportSettings,
): Promise<ImportRecord> {
  const { db, actor, origin = "server", at, file, request, list, tell, signal } = saving;
  const { landing: state } = settings;
  const id = newId(Date.parse(at));
  // The name of the source without what differs a row.
  const source = fill(settings.own?.source ?? settings.fields.source ?? "", {})
    .replace(/[,;\s]*\{[^{}]*\}/g, "")
    .slice(0, 200);
  const by: By = { actor, at, ...(actor === undefined ? { origin } : {}) };
  const selfApproved = actor !== undefined && state === "published";
  await beginBatch(db, { id, at, actor, origin: by.origin, request, file: file.slice(0, 200), source, state, list });
  const { type } = settings;
  const waiting = state === "submitted" ? await tallyImport(db, { type, actor }) : undefined;
  const outcome: ImportOutcome = { made: 0, known: 0, double: 0, faulty: 0 };
  const chosen: CheckedRow[] = [];
  for (const row of rows) {
    const state = stateOf(row);
    if (state === "ready" || (state === "double" && settings.withDoubles)) chosen.push(row);
    else outcome[state]++;
  }
  const rest = timeSlices();
  for (let i = 0; i < chosen.length; i += portion) {
    tell?.({ stage: "saving", done: i, total: chosen.length });
    await rest();
    // Thrown in the transaction: all of it is undone.
    signal?.throwIfAborted();
    const some = chosen.slice(i, i + portion);
    const ids = some.map(idInList).flatMap((key) => key ?? []);
    // Somebody may have imported the same since it was checked.
    const meanwhile = await entriesOf(db, list, ids);
    const fresh = some.filter((row) => !meanwhile.has(idInList(row) ?? ""));
    const entries = fresh.flatMap(({ entry }) => {
      if (!entry) return [];
      const { source: own } = entry.content;
      const from = source || (typeof own === "string" ? own : undefined);
      return [{ ...entry, batch: id, takenOver: { on: today(at), ...(from ? { from } : {}) } }];
    });
    const made = await insertImported(db, entries, state, { ...by, selfApproved });
    const keyed = fresh.flatMap((row, n) => {
      const key = idInList(row);
      return key === undefined ? [] : [{ key, id: made[n] ?? "" }];
    });
    await keepEntries(db, { list, at }, keyed);
    for (const { organisation, placed } of entries)
      waiting?.add({ organisation, areas: placed.areas, createdBy: actor, submittedBy: actor });
    outcome.made += made.length;
    outcome.known += some.length - fresh.length;
  }
  tell?.({ stage: "saving", done: chosen.length, total: chosen.length });
  await finishBatch(db, id, outcome);
  await waiting?.record({ batch: id, type, actor, at, source });
  const record = await findBatch(db, { id });
  if (!record) throw new Error("a batch that was just made is gone");
  return record;
}

/** A double by its id that a person wants all the same stands beside the one that the id belongs to, and gets none. */
const idInList = ({ key, double }: CheckedRow): string | undefined =>
  double?.kind === "number" || double?.kind === "file" ? undefined : key;
