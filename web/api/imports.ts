/** A file that somebody wants to bring in: looked at by the server, saved when confirmed, taken away again. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import {
  ImportCheck,
  type ImportProgress,
  ImportRecord,
  ImportRecords,
  progressLineOf,
  progressType,
} from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { getLocale } from "../paraglide/runtime.js";
import { AnswerError, api, ask, unhurried } from "./client.ts";
import { needsSession } from "./session.ts";

type OnProgress = (progress: ImportProgress | undefined) => void;

export interface ChosenFile {
  /** New for every choice, also of a file with the same name: it may have been mended. */
  id: string;
  file: File;
}

function formOf({ file }: ChosenFile, settings: ImportSettings | undefined): FormData {
  const form = new FormData();
  form.set("file", file);
  if (settings) form.set("settings", JSON.stringify(settings));
  return form;
}

/** Without settings the server guesses. The answer before stays while the next one comes, so that the page does not jump. */
export const importCheckQuery = (chosen: ChosenFile, settings: ImportSettings | undefined, onProgress: OnProgress) =>
  queryOptions({
    queryKey: ["import-check", chosen.id, settings],
    meta: needsSession,
    queryFn: async ({ signal }) => {
      const options = { method: "POST", body: formOf(chosen, settings), signal, headers: { "Accept-Language": getLocale() } };
      onProgress(undefined);
      return askWithProgress(ImportCheck, api("import-checks"), options, onProgress);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });

export interface Confirmed {
  chosen: ChosenFile;
  settings: ImportSettings;
  /** The same for a second try of the same confirmation: it makes nothing twice. */
  key: string;
  /** Aborted, or with the page closed, nothing is saved unless it was done already. */
  signal: AbortSignal;
  onProgress: OnProgress;
}

export async function runImport({ chosen, settings, key, signal, onProgress }: Confirmed): Promise<ImportRecord> {
  const headers = { "Idempotency-Key": key, "Accept-Language": getLocale() };
  const options = { method: "POST", body: formOf(chosen, settings), headers, signal };
  onProgress(undefined);
  return askWithProgress(ImportRecord, api("imports"), options, onProgress);
}

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  meta: needsSession,
  queryFn: async ({ signal }) => ImportRecords.parse(await (await ask(api("imports"), { signal })).json()).imports,
});

export async function undoImport(id: string): Promise<ImportRecord> {
  return ImportRecord.parse(await (await ask(api(`imports/${encodeURIComponent(id)}`), { method: "DELETE" })).json());
}

/**
 * An answer that says how far it is while it is made: lines of JSON, the last with the answer or with what is wrong. Returns the
 * last line's `answer`. Throws an AnswerError for a problem, before or after the answer began.
 */
async function askWithProgress<T>(
  schema: z.ZodType<T>,
  url: string,
  options: RequestInit,
  onProgress: (progress: ImportProgress) => void,
): Promise<T> {
  const Line = progressLineOf(schema);
  const headers = { ...options.headers, Accept: `${progressType}, application/json` };
  const response = await ask(url, { ...options, headers }, unhurried);
  const path = new URL(url, location.href).pathname;
  let rest = "";
  for await (const text of partsOf(response)) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const sent = Line.parse(JSON.parse(line));
      if ("progress" in sent) onProgress(sent.progress);
      else if ("problem" in sent) throw new AnswerError(path, sent.problem.status, { ...sent.problem, retryAfter: undefined });
      else return sent.answer;
    }
  }
  throw new Error(`${path}: the answer broke off`);
}

/** With a reader: not every browser walks over a stream by itself. */
async function* partsOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) return;
    yield value;
  }
}
