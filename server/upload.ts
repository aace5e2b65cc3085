/** A file that somebody sends, with its settings: kept in memory for as long as the request lives, and nowhere else. */
import type { Context } from "hono";
import { ImportSettings } from "#data/exchange/import-settings.ts";
import { readBounded } from "./bounded.ts";
import { Problem } from "./errors.ts";
import { tableLimits } from "./import/table.ts";

export interface Upload {
  bytes: Uint8Array;
  /** As the browser gave it: a text to show, nothing else. */
  name: string;
  /** Undefined where the server should guess. */
  settings: ImportSettings | undefined;
}

/** Room for the parts around the file. */
const envelope = 200_000;

/** Reads multipart/form-data with `file` and `settings`. Throws a Problem 400, 413 or 415. */
export async function readUpload(c: Context): Promise<Upload> {
  const type = c.req.header("Content-Type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Problem(415, "Send the file as multipart/form-data.");
  const body = await readBounded(c, tableLimits.bytes + envelope);
  const form = await new Response(body, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw new Problem(400, "The form is not whole.");
  });
  const [file, settings] = [form.get("file"), form.get("settings")];
  const missing = { errors: [{ in: "body" as const, name: "file", reason: "a file is needed" }] };
  if (!(file instanceof File)) throw new Problem(400, "The form has no file.", missing);
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: file.name
      .toWellFormed()
      .replace(/\p{Cc}/gu, " ")
      .slice(0, 200),
    settings: settings === null ? undefined : settingsOf(settings),
  };
}

function settingsOf(text: FormDataEntryValue): ImportSettings {
  if (typeof text !== "string" || text.length > envelope)
    throw new Problem(400, "The settings are not a text of a bearable length.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, "The settings are not whole JSON.");
  }
  const parsed = ImportSettings.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, 50)
    .map(({ path, message }) => ({ in: "body" as const, name: ["settings", ...path].join("."), reason: message }));
  throw new Problem(400, "The settings have faults.", { errors });
}
