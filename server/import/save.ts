/** Checked rows into the living data: all of them in one transaction, or none. */
import { createHash } from "node:crypto";
import type { ImportRecord } from "#data/exchange/import-answer.ts";
import type { ImportSettings } from "#data/exchange/import-settings.ts";
import { beginBatch, findBatch, finishBatch } from "../store/batches.ts";
import { type Db, inTransaction, troubleOf } from "../store/database.ts";
import { newId } from "../store/id.ts";
import { madeOnce } from "../store/idempotency.ts";
import { createInitiative, type NewEntry, takeStep } from "../store/initiatives.ts";
import type { CheckedRow } from "./check.ts";
import { importer } from "./doubles.ts";
import { inStretches } from "./stretches.ts";
import { fill } from "./template.ts";
import type { Asking } from "./told.ts";

export interface Saving extends Partial<Asking> {
  db: Db;
  /** Id of the person, or "import" for the shell. */
  actor: string;
  at: string;
  /** Name of the file. */
  file: string;
  /** Key of the request. */
  request?: string;
}

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
  await beginBatch(db, { id, at, actor, request, file: file.slice(0, 200), source, landing });
  const chosen = wanted(rows, settings);
  const rest = inStretches();
  let made = 0;
  for (const [i, { key, entry }] of chosen.entries()) {
    if (!entry) continue;
    tell?.({ stage: "saving", done: i, total: chosen.length });
    await rest();
    // Thrown in the transaction: all of it is undone.
    signal?.throwIfAborted();
    const make = (within: Db) => land(within, { ...entry, batch: id }, { landing, actor, at });
    if (key === undefined) {
      await make(db);
      made++;
    } else {
      const fingerprint = createHash("sha256").update(key).digest("hex");
      const outcome = await madeOnce(db, { actor: importer, key, fingerprint, at }, make);
      if (outcome !== "mismatch" && outcome.fresh) made++;
    }
  }
  tell?.({ stage: "saving", done: chosen.length, total: chosen.length });
  await finishBatch(db, id, { made, skipped: rows.length - made });
  const record = await findBatch(db, { id });
  if (!record) throw new Error("a batch that was just made is gone");
  return record;
}

async function land(
  db: Db,
  entry: NewEntry,
  by: { landing: ImportSettings["landing"]; actor: string; at: string },
): Promise<string> {
  const draft = await createInitiative(db, entry, by);
  if (by.landing === "draft") return draft.id;
  const submitted = await takeStep(db, draft, "submit", by);
  if (submitted && by.landing === "published") await takeStep(db, submitted, "publish", by);
  return draft.id;
}
