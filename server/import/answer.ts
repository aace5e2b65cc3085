/** What is said about a checked file: counts, the rows that need a look, where they lie and what the words were taken for. */
import type { ImportCheck, PreviewRow, RowState } from "#data/exchange/import-answer.ts";
import { rowStates } from "#data/exchange/import-answer.ts";
import type { ImportSettings, Landing } from "#data/exchange/import-settings.ts";
import { middleOf } from "../export/middle.ts";
import type { CheckedRow } from "./check.ts";
import { wordsFound } from "./entry-of.ts";
import type { Table } from "./table.ts";

/** Rows in the preview whatever their state, and how many more of each state that needs a look. */
const [first, more] = [20, 100];

const stateOf = ({ entry, double }: CheckedRow): RowState => (!entry ? "faulty" : double ? "double" : "ready");

export interface Judged {
  table: Table;
  settings: ImportSettings;
  rows: readonly CheckedRow[];
  landings: Landing[];
  language: "nl" | "en";
}

export function answerOf({ table, settings, rows, landings, language }: Judged): ImportCheck {
  const counts = { rows: rows.length, ready: 0, faulty: 0, double: 0 };
  for (const row of rows) counts[stateOf(row)]++;
  const left = { ready: 0, faulty: more, double: more };
  const preview = rows.filter((row, i) => i < first || left[stateOf(row)]-- > 0);
  return {
    form: table.form,
    ...(table.encoding === undefined ? {} : { encoding: table.encoding }),
    ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
    columns: table.columns.map((name) => ({
      name,
      example: (table.rows.find(({ cells }) => cells[name] !== "")?.cells[name] ?? "").slice(0, 80),
    })),
    settings,
    found: wordsFound(table.rows, settings),
    counts,
    preview: preview.map((row) => previewOf(row, language)),
    places: rows.flatMap(placeOf),
    landings,
  };
}

function previewOf(row: CheckedRow, language: "nl" | "en"): PreviewRow {
  const { line, title, faults, entry, double } = row;
  const { placed } = entry ?? {};
  const area = placed && (placed.buurt ?? placed.wijk ?? placed.gemeente ?? placed.areas[0]);
  return {
    line,
    state: stateOf(row),
    title: title.slice(0, 200),
    kind: entry?.content.kind ?? "",
    themes: entry?.content.themes ?? [],
    lifecycle: entry?.content.lifecycle ?? "",
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
