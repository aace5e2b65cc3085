/** Checked rows into the living data: all of them in one transaction, or none. */
import type { ImportRecord } from "#data/exchange/import-answer.ts";
import type { ImportSettings } from "#data/exchange/import-settings.ts";
import { beginBatch, findBatch, finishBatch } from "../store/batches.ts";
import { type Db, inTransaction, troubleOf } from "../store/database.ts";
import { newId } from "../store/id.ts";
import { keepKeys } from "../store/idempotency.ts";
import type { By } from "../store/initiative-rows.ts";
import { landAll } from "../store/landings.ts";
import { importedBefore } from "../store/likenesses.ts";
import { timeSlices } from "../yielding.ts";
import type { CheckedRow } from "./check.ts";
import { importer } from "./doubles.ts";
import { fill } from "./template.ts";
import type { Asking } from "./told.ts";

export interface Saving extends Partial<Asking> {
  db: Db;
  /** Id of the person; undefined for the shell of the server. */
  actor: string | undefined;
  at: string;
  /** Name of the file. */
  file: string;
  /** Key of the request. */
  request?: string;
}

/** Rows in one statement: few enough that others get their turn in between. */
const portion = 100;

/** Rows that will be saved with these settings. */
export const wanted = (rows: readonly CheckedRow[], { withDoubles }: ImportSettings): CheckedRow[] =>
  rows.filter(({ entry, double }) => entry && (!double || (withDoubles && double.kind !== "source")));

/** `fresh` is false for a request that was sent again. */
export async function saveRows(
  saving: Saving,
  rows: readonly CheckedRow[],
  settings: ImportSettings,
): Promise<{ record: ImportRecord; fresh: boolean }> {
  const { db, request } = saving;
  const before = request === undefined ? undefined : await findBatch(db, { request });
  if (before) return { record: before, fresh: false };
  try {
    return { record: await inTransaction(db, (within) => saveAll({ ...saving, db: within }, rows, settings)), fresh: true };
  } catch (error) {
    // The same request at the same moment was first; ours was rolled back whole.
    const first = troubleOf(error) === "duplicate" && request !== undefined ? await findBatch(db, { request }) : undefined;
    if (!first) throw error;
    return { record: first, fresh: false };
  }
}

async function saveAll(saving: Saving, rows: readonly CheckedRow[], settings: ImportSettings): Promise<ImportRecord> {
  const { db, actor, at, file, request, tell, signal } = saving;
  const { landing } = settings;
  const id = newId(Date.parse(at));
  // The name of the source without what differs a row.
  const source = fill(settings.fields.source ?? "", {})
    .replace(/[,;\s]*\{[^{}]*\}/g, "")
    .slice(0, 200);
  const by: By = { actor, at, ...(actor === undefined ? { origin: "server" } : {}) };
  const selfApproved = actor !== undefined && landing === "published";
  await beginBatch(db, { id, at, actor, origin: by.origin, request, file: file.slice(0, 200), source, landing });
  const chosen = wanted(rows, settings);
  const rest = timeSlices();
  let made = 0;
  for (let i = 0; i < chosen.length; i += portion) {
    tell?.({ stage: "saving", done: i, total: chosen.length });
    await rest();
    // Thrown in the transaction: all of it is undone.
    signal?.throwIfAborted();
    const some = await fresh(db, chosen.slice(i, i + portion));
    const entries = some.flatMap(({ entry }) => (entry ? [{ ...entry, batch: id }] : []));
    const ids = await landAll(db, entries, landing, { ...by, selfApproved });
    const keyed = some.flatMap(({ key }, n) => (key === undefined ? [] : [{ key, id: ids[n] ?? "" }]));
    await keepKeys(db, { actor: importer, at }, keyed);
    made += ids.length;
  }
  tell?.({ stage: "saving", done: chosen.length, total: chosen.length });
  await finishBatch(db, id, { made, skipped: rows.length - made });
  const record = await findBatch(db, { id });
  if (!record) throw new Error("a batch that was just made is gone");
  return record;
}

/** Without those whose number in the source is here already, also from an earlier row. */
async function fresh(db: Db, rows: readonly CheckedRow[]): Promise<CheckedRow[]> {
  const seen = await importedBefore(
    db,
    importer,
    rows.flatMap(({ key }) => key ?? []),
  );
  return rows.filter(({ key, entry }) => {
    if (!entry || (key !== undefined && seen.has(key))) return false;
    if (key !== undefined) seen.add(key);
    return true;
  });
}
