/** Sheets of a workbook as XML (ECMA-376, SpreadsheetML): text inline, so that a row can be written and forgotten. */
import { writable } from "#data/schema/text.ts";
import type { Cell } from "./columns.ts";

/** A cell of Excel holds no more. */
const longest = 32_767;

/** What XML cannot hold is left out. */
export const escapeXml = (text: string): string => writable(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Styles of workbook.ts. */
const styles = { day: 1, heading: 2 } as const;

export interface SheetCell {
  value: Cell;
  style?: keyof typeof styles;
}

/** Days since the last day of 1899, as Excel counts. */
const serialOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** "A", "Z", "AA": optional in the standard, and asked for by many a reader. */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

function cellXml({ value, style }: SheetCell, at: string): string {
  const mark = `r="${at}"${style ? ` s="${styles[style]}"` : ""}`;
  if (value === null) return "";
  if (typeof value === "number") return `<c ${mark}><v>${value}</v></c>`;
  if (typeof value === "boolean") return cellXml({ value: value ? "ja" : "nee" }, at);
  if (style === "day") return `<c ${mark}><v>${serialOf(value)}</v></c>`;
  return `<c ${mark} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value.slice(0, longest))}</t></is></c>`;
}

/** `number` counts from 1. */
export const rowXml = (number: number, cells: readonly SheetCell[]): string =>
  `<row r="${number}">${cells.map((cell, i) => cellXml(cell, `${letters(i)}${number}`)).join("")}</row>`;

/** The first row stays in sight; `widths` in characters. */
export const sheetStart = (widths: readonly number[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join("")}</cols><sheetData>`;

export const sheetEnd = "</sheetData></worksheet>";
