/** A file as judged rows: read, mapped and checked without the database. Everything in it is untrusted; see reading-thread.ts. */
import type { ImportCheck } from "#data/schema/import-answer.ts";
import { ImportSettings } from "#data/schema/import-settings.ts";
import { entryOf, type Read, wordsFound } from "./entry-of.ts";
import { guess } from "./guess.ts";
import { nameOfList, tidyName } from "./list-name.ts";
import { readTable } from "./read-table.ts";

export interface FileToRead {
  bytes: Uint8Array;
  /** As whoever sent it calls it. */
  name: string;
  /** Undefined where they should be guessed. */
  settings?: ImportSettings | undefined;
  /** With a guess: what is asked otherwise. */
  preset?: Partial<ImportSettings> | undefined;
}

/** What is said about the file as a whole. */
export interface FileHead extends Pick<ImportCheck, "form" | "encoding" | "delimiter" | "columns" | "settings" | "found"> {
  rows: number;
}

export interface ReadRow extends Read {
  line: number;
}

/** Letters of a title that anybody sees; the whole of it may be as long as the file. */
const shownTitle = 300;

/** Throws a FileRefused for what cannot be read at all. Rows are made one by one, as they are asked for. */
export async function readRows({ bytes, name, settings: given, preset = {} }: FileToRead) {
  const table = await readTable(bytes);
  const settings = given ?? guessed();
  const head: FileHead = {
    form: table.form,
    ...(table.encoding === undefined ? {} : { encoding: table.encoding }),
    ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
    columns: table.columns.map((column) => ({
      name: column,
      example: (table.rows.find(({ cells }) => cells[column] !== "")?.cells[column] ?? "").slice(0, 80),
    })),
    settings: { ...settings, list: tidyName(settings.list ?? "") || nameOfList(table, name) },
    found: wordsFound(table.rows, settings),
    rows: table.rows.length,
  };
  return { head, rows: rows() };

  function guessed(): ImportSettings {
    const mapping = guess(table);
    return ImportSettings.parse({ ...mapping, ...preset, fields: { ...mapping.fields, ...preset.fields } });
  }
  function* rows(): Generator<ReadRow> {
    for (const row of table.rows) {
      const read = entryOf(row, settings);
      yield { ...read, line: row.line, title: read.title.slice(0, shownTitle) };
    }
  }
}
