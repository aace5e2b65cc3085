/** Small values that people type: text that is only text, days that exist, links that are safe to follow. */
import { z } from "zod";
import type { FaultCode } from "./faults.ts";

const fault = (code: FaultCode) => code;

/**
 * Control characters and the marks that turn reading order around (U+202A to U+202E, U+2066 to U+2069) make a text look
 * like something else than it is; line breaks and tabs are welcome.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** What XML 1.0 cannot hold (section 2.2): of these NUL is refused by PostgreSQL too, and the rest breaks feeds and workbooks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const allUnwritable = new RegExp(unwritable, "g");

/** Can every engine keep this text and every export write it, unchanged? Half a surrogate pair is no UTF-8. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !unwritable.test(text);

/** For what was kept before this was asked: the text without what XML cannot hold. */
export const writable = (text: string): string => (isStorable(text) ? text : text.toWellFormed().replace(allUnwritable, ""));

/** Trimmed and in Unicode NFC, so that equal texts are equal; lone surrogates cannot be stored as UTF-8. */
export const typed = (min: number, max: number) =>
  z
    .string()
    .refine((text) => text.isWellFormed() && !unreadable.test(text), { error: fault("characters"), abort: true })
    .transform((text) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(min, { error: ({ input }) => fault(input === "" ? "required" : "short") })
        .max(max),
    );

/** Columns of PostgreSQL hold 32 bits. */
export const latestVersion = 2 ** 31 - 1;
/** Number of a version of a record. */
export const Version = z.number().int().min(1).max(latestVersion);

/** A day of the calendar, "2026-03-31": zod knows which days exist. */
export const Day = z.iso.date({ error: fault("day") }).refine((day) => day >= "1900-01-01" && day <= "2199-12-31", fault("day"));

/**
 * A whole address of the web, safe to follow: http or https with two slashes and a host, without a password. Browsers take much else for
 * one: they add slashes to `http:path`, turn `\` into `/` and leave out line breaks (WHATWG URL), so that it leads elsewhere than it says.
 */
export const isSafeLink = (text: string): boolean =>
  /^https?:\/\/[^\s/?#\\@]+([/?#][^\s\\]*)?$/i.test(text) && !unreadable.test(text) && URL.canParse(text);

/** A host as people type it, "buurthuis.nl" or "www.buurthuis.nl:8080", with what follows it. */
const bareHost = /^(\/\/)?([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(:\d{1,5})?([/?#]\S*)?$/u;

/** Only what is safe to follow: never javascript:, data: or a password in the address. What is typed without https:// gets it. */
export const Link = typed(1, 2000)
  .transform((text) => (bareHost.test(text) ? `https://${text.replace(/^\/\//, "")}` : text))
  .refine(isSafeLink, fault("link"));

export const Email = typed(3, 254)
  .pipe(z.email({ error: fault("email") }))
  .transform((email) => email.toLowerCase());
export const Phone = typed(6, 30).refine((text) => /^\+?[\d\s()-]{6,}$/.test(text), fault("phone"));

/** From and to a day, both included; either may be open. */
export const Period = z
  .strictObject({ from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { error: fault("order"), path: ["to"] });
export type Period = z.infer<typeof Period>;

/**
 * What is typed in a form and not right yet: of a field the JSON of what stands in it. Of the working version alone: it is in no list, on
 * no map and in no search, and while there is any nothing is submitted. Beside it the contents keep what was right before.
 */

/** Letters of what is typed wrong, over all fields together. */
const mostUnfinished = 100_000;
/** Objects and lists in one another: a place has seven. */
const deepest = 10;

const isBearable = (value: unknown, left = deepest): boolean =>
  typeof value !== "object" || (value !== null && left > 0 && Object.values(value).every((one) => isBearable(one, left - 1)));

function isTyped(text: string): boolean {
  try {
    return isBearable(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Of these fields. */
export const unfinishedOf = <F extends string>(fields: readonly F[]) =>
  z
    .partialRecord(z.enum(fields as unknown as [F, ...F[]]), z.string().max(mostUnfinished).refine(isTyped, fault("type")))
    .refine(
      (typed) => Object.values<string | undefined>(typed).reduce((sum, text) => sum + (text?.length ?? 0), 0) <= mostUnfinished,
      fault("long"),
    );
