/** A file that somebody sends, with its settings: kept in memory for as long as the request lives, and nowhere else. */
import type { Context } from "hono";
import { ImportSettings } from "#data/schema/import-settings.ts";
import { isStorable } from "#data/schema/text.ts";
import { readBounded, refused, wholeBody } from "../http/body.ts";
import { Problem } from "../http/errors.ts";
import { unsoundIn } from "../http/sound-request.ts";
import { tableLimits } from "./table.ts";

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
  const body = await wholeBody(() => readBounded(c, tableLimits.bytes + envelope));
  requireModestForm(body, type);
  const form = await new Response(body, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw new Problem(400, "The form is not whole.");
  });
  const [file, settings] = [form.get("file"), form.get("settings")];
  const missing = { errors: [{ in: "body" as const, name: "file", reason: "a file is needed" }] };
  if (!(file instanceof File)) throw new Problem(400, "The form has no file.", missing);
  if (!isStorable(file.name)) throw refused(c, [{ path: "file", code: "characters" }]);
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: file.name.slice(0, 200),
    settings: settings === null ? undefined : settingsOf(c, settings),
  };
}

const formLimits = { parts: 8, header: 4_000 };

/**
 * Looks at the parts of a form before the platform takes them apart, which costs seconds for 100,000 small ones or one with a long
 * header. Throws a Problem 400.
 */
function requireModestForm(body: Uint8Array<ArrayBuffer>, type: string): void {
  const tooMuch = () =>
    new Problem(400, "The form has too many parts, or one of them is too long: send a file and its settings.");
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new Problem(400, "The form is not whole.");
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = `\r\n--${boundary}`;
  // The first one may stand at the very beginning.
  let at = bytes.indexOf(delimiter.slice(2));
  for (let parts = 0; at !== -1; parts++) {
    if (parts > formLimits.parts) throw tooMuch();
    const header = at + delimiter.length;
    const next = bytes.indexOf(delimiter, header);
    if (next === -1) return;
    const end = bytes.indexOf("\r\n\r\n", header - 2);
    if (end === -1 || end - header > formLimits.header) throw tooMuch();
    const isFile = /;\s*filename\*?=/i.test(bytes.toString("latin1", header, end));
    if (!isFile && next - end > envelope) throw tooMuch();
    at = next + 2;
  }
}

function settingsOf(c: Context, text: FormDataEntryValue): ImportSettings {
  if (typeof text !== "string" || text.length > envelope)
    throw new Problem(400, "The settings are not a text of a bearable length.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, "The settings are not whole JSON.");
  }
  const unsound = unsoundIn(value, ["settings"]);
  if (unsound.length > 0) throw refused(c, unsound);
  const parsed = ImportSettings.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, 50)
    .map(({ path, message }) => ({ in: "body" as const, name: ["settings", ...path].join("."), reason: message }));
  throw new Problem(400, "The settings have faults.", { errors });
}
