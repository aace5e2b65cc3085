/**
 * How far an import is, for who asked for `application/x-ndjson`: one JSON object a line while the work goes on, and the answer
 * or the problem as the last.
 */
import { z } from "zod";
import { ImportCheck, ImportRecord } from "./import-answer.ts";

export const importStages = ["reading", "checking", "saving"] as const;
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
