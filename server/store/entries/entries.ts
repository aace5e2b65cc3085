/**
 * Working versions of entries of any type. Every change asks for the version it was made from, raises it by one and leaves a row in
 * the history, in one transaction; whoever comes second gets undefined and loses nothing.
 */
import type { EntryRef, EventKind } from "#data/entries/event.ts";
import { filesOf, filesTyped } from "#data/entries/file.ts";
import type { SubmissionOutcome } from "#data/entries/submission.ts";
import { type Change, changesBetween, type EntryContent, type EntryRecord, subjectOf } from "#data/schema/record.ts";
import { rules, type Step } from "#data/schema/workflow.ts";
import { type Db, inTransaction } from "../database.ts";
import { storedJson } from "../portions.ts";
import type { EntryTable } from "../tables.ts";
import { linkAreas, linksOf, relinkAreas } from "./area-links.ts";
import { callOff } from "./called-off.ts";
import {
  type By,
  columnsOf,
  draftOf,
  type Entry,
  historyOf,
  type NewEntry,
  type Remembered,
  recordOf,
  stepColumns,
  writersOf,
} from "./entry-rows.ts";
import { recordEvent } from "./events.ts";
import { linkFiles, ownFiles } from "./files.ts";
import type { OldVersion } from "./history.ts";
import { publish, unpublish } from "./public-entries.ts";
import { answerProposal } from "./submissions.ts";

export async function findEntry(db: Db, id: string): Promise<EntryRecord | undefined> {
  const row = await db.selectFrom("entry").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

/** A new draft, version 1. */
export const createEntry = (db: Db, entry: NewEntry, by: By): Promise<EntryRecord> =>
  inTransaction(db, async (transaction) => {
    const row = draftOf(entry, by);
    await transaction.insertInto("entry").values(row).execute();
    await linkAreas(transaction, linksOf(row.id, entry.placed.areas));
    await remember(transaction, row, { step: "create", changes: changesBetween({}, entry.content), by });
    return recordOf(row);
  });

export interface Saved extends By {
  /** The older version whose contents these are. */
  restored?: number;
  /** Whose words that version was. */
  writers?: readonly string[];
  reason?: string;
}

/** The whole new contents; undefined when `from` is no longer the newest version. */
export const saveEntry = (db: Db, from: EntryRecord, entry: Entry, by: Saved): Promise<EntryRecord | undefined> =>
  inTransaction(db, async (transaction) => {
    const changes = changesBetween(
      { ...from.content, organisation: from.organisation },
      { ...entry.content, organisation: entry.organisation },
    );
    const { restored } = by;
    const others = changes.some(({ field }) => field !== "organisation") ? [] : from.writtenBy;
    if (restored !== undefined) changes.unshift({ field: "restored", to: restored });
    // Words that are only saved again, or put back, stay the words of whoever wrote them.
    const written_by = writersOf(by.actor, ...others, ...(by.writers ?? []));
    const columns = { ...columnsOf(entry), state: rules.edit.to, submitted_by: null, written_by };
    const row = await raise(transaction, from, columns, by);
    if (!row) return undefined;
    await relinkAreas(transaction, from.id, entry.placed.areas);
    await remember(transaction, row, { step: restored === undefined ? "edit" : "restore", changes, by, reason: by.reason });
    return recordOf(row);
  });

/** What is public is the working version again, as a version of its own; undefined when `from` is no longer the newest version. */
export const discardChange = (
  db: Db,
  from: EntryRecord,
  open: Entry & Pick<OldVersion, "writtenBy"> & { version: number },
  by: By,
): Promise<EntryRecord | undefined> =>
  inTransaction(db, async (transaction) => {
    const state = rules.discard.to;
    const written_by = writersOf(...open.writtenBy);
    const row = await raise(transaction, from, { ...columnsOf(open), state, submitted_by: null, written_by }, by);
    if (!row) return undefined;
    await relinkAreas(transaction, from.id, open.placed.areas);
    const changes: Change[] = [
      { field: "restored", to: open.version },
      ...changesBetween(
        { ...from.content, organisation: from.organisation },
        { ...open.content, organisation: open.organisation },
      ),
      { field: "state", from: from.state, to: state },
    ];
    await remember(transaction, row, { step: "discard", changes, by });
    return recordOf(row);
  });

interface StepSaid {
  reason?: string | undefined;
  organisation?: string | undefined;
  selfApproved?: boolean | undefined;
  /** What it is for who proposed it, where that is not what the step mostly is. */
  outcome?: SubmissionOutcome | undefined;
}

/** A step of the workflow that was allowed; undefined when `from` is no longer the newest version. */
export const takeStep = (
  db: Db,
  from: EntryRecord,
  step: Exclude<Step, "edit" | "discard">,
  by: By & StepSaid,
): Promise<EntryRecord | undefined> =>
  inTransaction(db, async (transaction) => {
    const state = rules[step].to;
    const given = by.organisation === undefined ? {} : { organisation: by.organisation };
    const row = await raise(transaction, from, { ...stepColumns(from, step, state, by), ...given }, by);
    if (!row) return undefined;
    const record = recordOf(row);
    if (step === "publish") await publish(transaction, record);
    if (step === "archive") {
      await callOff(transaction, from.id, by.at);
      await unpublish(transaction, from.id);
    }
    // What comes back is no duplicate of another any more.
    if (step === "reopen") await transaction.deleteFrom("merged").where("id", "=", from.id).execute();
    const changes: Change[] = [
      ...changesBetween({ organisation: from.organisation }, { organisation: record.organisation }),
      { field: "state", from: from.state, to: state },
    ];
    await remember(transaction, row, { step, changes, by, reason: by.reason, selfApproved: by.selfApproved });
    await tellOfStep(transaction, record, step, by);
    return record;
  });

/** Of what others should hear; who takes back what they submitted, or begins again, tells nobody. */
const toldSteps: Partial<Record<Step, EventKind>> = {
  submit: "submitted",
  return: "returned",
  publish: "approved",
  archive: "archived",
};

async function tellOfStep(
  within: Db,
  record: EntryRecord,
  step: Step,
  { actor, at, reason, outcome: said }: By & StepSaid,
): Promise<void> {
  const kind = toldSteps[step];
  if (kind === undefined) return;
  const details = reason === undefined ? {} : { reason };
  await recordEvent(within, { ...aboutOf(record), kind, actor, at, details });
  const outcome = said ?? outcomeOf[step];
  if (outcome) await answerProposal(within, aboutOf(record), { outcome, answer: reason, actor, at });
}

/** What a step is for who proposed it. */
const outcomeOf: Partial<Record<Step, SubmissionOutcome>> = { publish: "placed", return: "returned", archive: "refused" };

/** What an event says of an entry. */
export const aboutOf = (record: EntryRecord) => ({
  entry: { type: record.type, id: record.id },
  title: record.content.title,
  subject: subjectOf(record),
});

/** Undefined when `from` is no longer the newest version. */
export async function raise(db: Db, from: EntryRecord, columns: Partial<EntryTable>, { at }: By) {
  return db
    .updateTable("entry")
    .set({ ...columns, version: from.version + 1, updated_at: at })
    .where("id", "=", from.id)
    .where("version", "=", from.version)
    .returningAll()
    .executeTakeFirst();
}

export async function remember(db: Db, row: EntryTable, what: Remembered): Promise<void> {
  await db.insertInto("history").values(historyOf(row, what)).execute();
  const entry: EntryRef = { type: row.type, id: row.id };
  const content: EntryContent | undefined = namesFile.test(row.content) ? storedJson(row.content) : undefined;
  const typed = await ownFiles(db, entry, filesTyped(content?.unfinished), what.by.actor);
  await linkFiles(db, entry, [...new Set([...filesOf(content ?? {}), ...typed])], "working");
}

/** Few do: the rest is not parsed for it. */
const namesFile = /"file\\?":/;
