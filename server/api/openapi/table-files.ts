/** A table as a file in several forms, each with an address of its own: what the document says of one, and how it is sent while it is read. */
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { today } from "#data/schema/day.ts";
import { type About, type Names, readNames } from "../../entries/export/about.ts";
import { licenceUnnamed } from "../../entries/export/columns.ts";
import { csvRows } from "../../entries/export/csv-rows.ts";
import type { ExportTable } from "../../entries/export/entry-columns.ts";
import { excelRows } from "../../entries/export/excel-rows.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import type { Limits } from "../../http/limits.ts";
import { streamed } from "../../http/stream.ts";
import type { Library } from "../../published/published-set.ts";
import { asAnswer, badRequest, tooMuch } from "./openapi.ts";

export interface FileForm<R> {
  /** End of the names of its operations. */
  named: string;
  words: string;
  type: string;
  rows(table: ExportTable<R>, records: AsyncIterable<R>, names: Names, about: About): AsyncIterable<string | Uint8Array>;
}

/** Every table has these. */
export const tableForms = {
  csv: { named: "Csv", words: "als CSV", type: "text/csv; charset=utf-8", rows: csvRows },
  xlsx: {
    named: "Excel",
    words: "als Excel-bestand",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    rows: excelRows,
  },
} as const;
export const tableExtensions = ["csv", "xlsx"] as const;
export type TableExtension = (typeof tableExtensions)[number];

export const fileAnswers = ({ type }: Pick<FileForm<never>, "type">) => ({
  200: {
    description: "Het bestand",
    content: { [type.split(";")[0] ?? type]: { schema: z.string().openapi({ format: "binary" }) } },
  },
  ...badRequest,
  ...tooMuch,
});

export interface FileParts {
  living: Living;
  library: Library;
  limits: Limits;
  brokeOff: (error: unknown, c: Context) => void;
}

interface TableFile<R> {
  extension: string;
  form: FileForm<R>;
  table: ExportTable<R>;
  /** Path of the page that shows the same. */
  home: string;
  /** What was asked, in words. */
  filter: (names: Names) => string;
  /** As they are at that moment. */
  records: (at: string) => AsyncIterable<R>;
}

export async function sendTable<R>(
  c: Context,
  { living, library, limits, brokeOff }: FileParts,
  { extension, form, table, home, filter, records }: TableFile<R>,
): Promise<never> {
  const origin = originOf(c, living);
  const names = await readNames(living.db, library, origin);
  const exportedAt = living.now();
  const about = { source: `Wijkblik, ${origin}${home}`, exportedAt, filter: filter(names), licence: licenceUnnamed };
  return asAnswer(
    await streamed(c, {
      headers: {
        "Content-Type": form.type,
        "Content-Disposition": `attachment; filename="wijkblik-${table.name}-${today(exportedAt)}.${extension}"`,
      },
      parts: form.rows(table, records(exportedAt), names, about),
      end: await limits.concurrency.begin("file", c),
      failed: (error) => brokeOff(error, c),
    }),
  );
}
