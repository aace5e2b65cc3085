/** What is said about a checked file: counts, the rows that need a look, where they lie and what the words were taken for. */
import type { ImportCheck, PreviewRow } from "#data/schema/import-answer.ts";
import { rowStates } from "#data/schema/import-answer.ts";
import type { ImportState } from "#data/schema/import-settings.ts";
import { middleOf } from "../entries/export/middle.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { type CheckedRow, stateOf } from "./check.ts";
import type { FileHead } from "./read-rows.ts";

/** Rows in the preview whatever their state, and how many more of each state that needs a look. */
const [first, more] = [20, 100];

const placedOrWaiting = new Set<CheckedRow["address"]>(["found", "waiting"]);

export interface Judged {
  head: FileHead;
  rows: readonly CheckedRow[];
  landings: ImportState[];
  lists: string[];
  language: "nl" | "en";
}

export async function answerOf({ head, rows, landings, lists, language }: Judged): Promise<ImportCheck> {
  const counts = { rows: rows.length, ready: 0, faulty: 0, double: 0, known: 0 };
  const left = { ready: 0, faulty: more, double: more, known: more };
  const addresses: ImportCheck["addresses"] = { waiting: 0, found: 0, missing: 0, unasked: 0, away: 0, lines: [] };
  const preview: PreviewRow[] = [];
  const places: ImportCheck["places"] = [];
  const outcomes: ImportCheck["outcomes"] = [];
  const rest = timeSlices();
  for (const [i, row] of rows.entries()) {
    await rest();
    const state = stateOf(row);
    counts[state]++;
    if (row.address) addresses[row.address]++;
    if (row.address && !placedOrWaiting.has(row.address) && addresses.lines.length < more) addresses.lines.push(row.line);
    if (i < first || left[state]-- > 0) preview.push(previewOf(row, language));
    if (state !== "ready") outcomes.push([row.line, rowStates.indexOf(state)]);
    places.push(...placeOf(row));
  }
  const { rows: _, ...about } = head;
  return { ...about, counts, addresses, preview, places, outcomes, lists, landings };
}

function previewOf(row: CheckedRow, language: "nl" | "en"): PreviewRow {
  const { line, title, faults, entry, double } = row;
  const { placed } = entry ?? {};
  const area = placed && (placed.buurt ?? placed.wijk ?? placed.gemeente ?? placed.areas[0]);
  return {
    line,
    state: stateOf(row),
    title: title.slice(0, 200),
    ...(entry ? { kind: entry.content.kind, lifecycle: entry.content.lifecycle } : {}),
    themes: entry?.content.themes ?? [],
    ...(area === undefined ? {} : { area }),
    faults: faults.map(({ field, reason }) => ({ field, reason: reason[language] })),
    ...(double ? { double } : {}),
  };
}

/** Of a row with a fault nothing is known for sure, its place neither. */
function placeOf(row: CheckedRow): [number, number, number][] {
  const place = row.entry?.content.place;
  const geometry = place?.kind === "geometry" ? place.geometry : row.entry?.placed.shown;
  if (!geometry) return [];
  const [x, y] = middleOf(geometry);
  return [[Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5, rowStates.indexOf(stateOf(row))]];
}
