/** What the server says about a file that somebody wants to import. */
import { z } from "zod";
import { choiceFields, ImportSettings, importFields, importStates } from "./import-settings.ts";
import { initiativeThemes } from "./initiative-filter.ts";
import { Origin } from "./queue.ts";

/** `known`: imported before, out of the same list. A row is counted in one of them. */
export const rowStates = ["ready", "faulty", "double", "known"] as const;
export type RowState = (typeof rowStates)[number];

export const RowDouble = z.object({
  /**
   * `file`: the same as an earlier line; `number`: its list has this id already, for something with another title elsewhere; `near`:
   * the same title near the same place. A person decides.
   */
  kind: z.enum(["file", "number", "near"]),
  line: z.number().int().optional(),
  /** Of the initiative that is there already, with its title. */
  id: z.string().optional(),
  title: z.string().optional(),
});
export type RowDouble = z.infer<typeof RowDouble>;

export const RowFault = z.object({ field: z.enum([...importFields, "place", "row"]), reason: z.string() });
export type RowFault = z.infer<typeof RowFault>;

export const PreviewRow = z.object({
  /** Of the file as a text editor or spreadsheet counts; for GeoJSON the number of the feature. */
  line: z.number().int(),
  state: z.enum(rowStates),
  title: z.string(),
  /** What was read; absent where the row has a fault. */
  kind: z.string().optional(),
  themes: z.array(z.enum(initiativeThemes)),
  lifecycle: z.string().optional(),
  /** Code of the smallest area it lies in. */
  area: z.string().optional(),
  faults: z.array(RowFault),
  double: RowDouble.optional(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const ImportCheck = z
  .object({
    form: z.enum(["csv", "excel", "geojson"]),
    /** "utf-8", "windows-1252" or "utf-16le"; of text only. */
    encoding: z.string().optional(),
    delimiter: z.string().optional(),
    columns: z.array(z.object({ name: z.string(), example: z.string() })),
    settings: ImportSettings,
    /** What stands in the file for each choice, how often, and the word it is taken for. */
    found: z.partialRecord(
      z.enum(Object.keys(choiceFields) as [keyof typeof choiceFields]),
      z.array(z.object({ text: z.string(), times: z.number().int(), word: z.string().optional() })),
    ),
    /** `rows` is the sum of the others. */
    counts: z.object({
      rows: z.number().int(),
      ready: z.number().int(),
      faulty: z.number().int(),
      double: z.number().int(),
      known: z.number().int(),
    }),
    /**
     * Rows that have an address and no place: `waiting` until somebody wants them looked up, then `found`, or without a place because
     * the service does not know them (`missing`), there are too many (`unasked`) or it does not answer (`away`).
     */
    addresses: z.object({
      waiting: z.number().int(),
      found: z.number().int(),
      missing: z.number().int(),
      unasked: z.number().int(),
      away: z.number().int(),
      /** The first of those without a place. */
      lines: z.array(z.number().int()),
    }),
    /** The first rows, and after them the first that need a look. */
    preview: z.array(PreviewRow),
    /** Longitude, latitude and index in `rowStates` of every row that has a place. */
    places: z.array(z.tuple([z.number(), z.number(), z.number().int()])),
    /** Of every row its line and its index in `rowStates`, where that is not 0. */
    outcomes: z.array(z.tuple([z.number().int(), z.number().int()])),
    /** Names of the lists that this actor imported from before. */
    lists: z.array(z.string()),
    /** The states this actor may choose. */
    landings: z.array(z.enum(importStates)),
  })
  .meta({ id: "ImportCheck" });
export type ImportCheck = z.infer<typeof ImportCheck>;

export const ImportRecord = z
  .object({
    id: z.string(),
    /** Name of the file. */
    file: z.string(),
    source: z.string(),
    at: z.string(),
    /** Absent where that person is gone, and of what no person did. */
    by: z.string().optional(),
    origin: Origin.optional(),
    landing: z.enum(importStates),
    /** Name of the list that the rows come from. */
    list: z.string().optional(),
    made: z.number().int(),
    /** All rows that made nothing; the three after it say why, and add up to it. Absent of imports of before they were counted. */
    skipped: z.number().int(),
    known: z.number().int().optional(),
    double: z.number().int().optional(),
    faulty: z.number().int().optional(),
    undoneAt: z.string().optional(),
    /** How many the undoing took away. */
    removed: z.number().int().optional(),
  })
  .meta({ id: "ImportRecord" });
export type ImportRecord = z.infer<typeof ImportRecord>;
export const ImportRecords = z.object({ imports: z.array(ImportRecord) });

/**
 * How far an import is, for whoever wants `application/x-ndjson`: one JSON object a line while the work goes on, and the answer or the
 * problem as the last.
 */
export const importStages = ["reading", "addresses", "checking", "saving"] as const;
export type ImportStage = (typeof importStages)[number];

export const ImportProgress = z.object({
  stage: z.enum(importStages),
  /** Rows; of both 0 while a file is read, because nobody knows yet how many there are. */
  done: z.number().int(),
  total: z.number().int(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** Of the last line, in place of the answer: as problem+json says it. */
const ProgressProblem = z.object({
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.object({ name: z.string(), reason: z.string() })).default([]),
});

export type ProgressLine<T = unknown> =
  | { progress: ImportProgress }
  | { answer: T }
  | { problem: z.infer<typeof ProgressProblem> };

/** `answer` is the schema of what is answered in the end. */
export const progressLineOf = <T>(answer: z.ZodType<T>) =>
  z.union([z.object({ progress: ImportProgress }), z.object({ answer }), z.object({ problem: ProgressProblem })]) as z.ZodType<
    ProgressLine<T>
  >;
export const ProgressLine = progressLineOf(z.union([ImportCheck, ImportRecord]));

export const progressType = "application/x-ndjson";
