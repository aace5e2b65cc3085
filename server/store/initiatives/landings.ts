/**
 * Many new entries at once, each as it would be after the same steps one by one (see initiatives.ts), in statements of many rows:
 * one by one they cost a dozen statements each, and over a network to the database ten times as long.
 */
import type { Landing } from "#data/schema/import-settings.ts";
import { type Change, changesBetween } from "#data/schema/record.ts";
import { rules, type Step } from "#data/schema/workflow.ts";
import { type Db, inTransaction } from "../database.ts";
import type { HistoryTable, InitiativeTable } from "../tables.ts";
import { linkAreas } from "./area-links.ts";
import { type By, draftOf, historyOf, type NewEntry, recordOf, stepColumns } from "./initiative-rows.ts";
import { insertPublications } from "./publications.ts";

const stepsTo: Record<Landing, readonly Exclude<Step, "edit">[]> = {
  draft: [],
  submitted: ["submit"],
  published: ["submit", "publish"],
};

/** At most some hundreds, whole enough for where they land; answers their ids. */
export const landAll = (db: Db, entries: readonly NewEntry[], landing: Landing, by: Landed): Promise<string[]> =>
  inTransaction(db, async (within) => {
    const landed = entries.map((entry) => landedOf(entry, landing, by));
    if (landed.length === 0) return [];
    const rows = landed.map(({ row }) => row);
    await within.insertInto("initiative").values(rows).execute();
    await linkAreas(
      within,
      entries.flatMap(({ placed }, i) => placed.areas.map((code) => ({ code, id: rows[i]?.id ?? "" }))),
    );
    await within
      .insertInto("history")
      .values(landed.flatMap(({ histories }) => histories))
      .execute();
    if (landing === "published") await insertPublications(within, rows.map(recordOf));
    return rows.map(({ id }) => id);
  });

interface Landed extends By {
  /** What is published was judged by nobody but who imports it. */
  selfApproved?: boolean;
}

function landedOf(entry: NewEntry, landing: Landing, by: Landed): { row: InitiativeTable; histories: HistoryTable[] } {
  let row = draftOf(entry, by);
  const histories = [historyOf(row, { step: "create", changes: changesBetween({}, entry.content), by })];
  for (const step of stepsTo[landing]) {
    const from = recordOf(row);
    const state = rules[step].to;
    row = { ...row, ...stepColumns(from, step, state, by), version: from.version + 1, updated_at: by.at };
    const changes: Change[] = [{ field: "state", from: from.state, to: state }];
    histories.push(historyOf(row, { step, changes, by, selfApproved: step === "publish" && by.selfApproved }));
  }
  return { row, histories };
}
