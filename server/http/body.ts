/** Request bodies: looked at before they are parsed, parsed once, and every fault in them told at once in the reader's language. */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { type EntryFault, entryFaults, faults } from "#data/schema/faults.ts";
import { brokenLimit, jsonLimits } from "#data/text/json-limits.ts";
import { Problem } from "./errors.ts";
import { unsoundIn } from "./sound-request.ts";

const tooLarge = () => new Problem(413, `A body has at most ${jsonLimits.length.toLocaleString("en")} bytes.`);
const limited = bodyLimit({
  maxSize: jsonLimits.length,
  onError: () => {
    throw tooLarge();
  },
});

/** Refuses what is not plain JSON of a bearable size and depth, and forms of other sites: for what changes something. */
export const soundBody =
  (site: OwnSite): MiddlewareHandler =>
  async (c, next) => {
    refuseOtherSites(c, site);
    if (c.req.method === "DELETE") return next();
    if (!/^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? ""))
      throw new Problem(415, "Send the body as application/json.");
    if (!/^(identity)?$/i.test(c.req.header("Content-Encoding") ?? ""))
      throw new Problem(415, "Send the body without compression.");
    const text = await wholeBody(async () => {
      await limited(c, async () => {});
      return utf8.decode(await c.req.arrayBuffer());
    });
    const broken = brokenLimit(text);
    if (broken === "length") throw tooLarge();
    if (broken === "depth") throw new Problem(400, "The body is nested too deep.");
    if (broken === "values")
      throw new Problem(400, `A body has at most ${jsonLimits.values?.toLocaleString("en")} values: send less at once.`);
    const unsound = unsoundIn(await readJson(c));
    if (unsound.length > 0) throw refused(c, unsound);
    await next();
  };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Throws a Problem 400 where the body stops halfway: that is no fault of ours and none of the database. */
export async function wholeBody<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "The body broke off, or is not UTF-8.");
  }
}

/** For what reads its body itself: a file. */
export const ownPagesOnly =
  (site: OwnSite): MiddlewareHandler =>
  async (c, next) => {
    refuseOtherSites(c, site);
    await next();
  };

/** By what names our own pages come. */
export interface OwnSite {
  /** Where browsers find us, when the settings say so. */
  address?: string | undefined;
  /** Proxies before us: without one, what it would have forwarded was written by whoever asks. */
  proxies: number;
}

/** A browser says where a request comes from; a program without a browser has no cookie to misuse. */
function refuseOtherSites(c: Context, { address, proxies }: OwnSite): void {
  const site = c.req.header("Sec-Fetch-Site");
  const origin = c.req.header("Origin");
  const forwarded = proxies > 0 ? c.req.header("X-Forwarded-Host") : undefined;
  const hosts = [forwarded ?? c.req.header("Host") ?? new URL(c.req.url).host, address && new URL(address).host];
  const foreign = origin !== undefined && (!URL.canParse(origin) || !hosts.includes(new URL(origin).host));
  if (foreign || (site !== undefined && site !== "same-origin" && site !== "none"))
    throw new Problem(403, "A form of another site may not change anything here.");
}

/** Bodies that `soundBody` has looked at, for the route that reads them next. */
const parsedBodies = new WeakMap<Request, unknown>();

/** Parsed once for each request. */
export async function readJson({ req }: Context): Promise<unknown> {
  if (parsedBodies.has(req.raw)) return parsedBodies.get(req.raw);
  try {
    const body: unknown = JSON.parse(await req.text());
    parsedBodies.set(req.raw, body);
    return body;
  } catch {
    throw new Problem(400, "The body is not whole JSON.");
  }
}

export const language = (c: Context): "nl" | "en" => (/^\s*en\b/i.test(c.req.header("Accept-Language") ?? "") ? "en" : "nl");

/** Throws a Problem 400 with every fault. */
export function parseEntry<T>(c: Context, schema: z.ZodType<T>, value: unknown, under = ""): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refused(
    c,
    entryFaults(parsed.error.issues).map(({ path, code }) => ({ path: [under, path].filter(Boolean).join("."), code })),
  );
}

export function refused(c: Context, found: readonly EntryFault[]): Problem {
  const names = [...new Set(found.map(({ path }) => path))];
  return new Problem(
    400,
    `The entry has ${found.length === 1 ? "a fault" : `${found.length} faults`}: ${names.slice(0, 8).join(", ")}.`,
    {
      errors: found.slice(0, 100).map(({ path, code }) => ({ in: "body", name: path, reason: faults[code][language(c)] })),
    },
  );
}

/**
 * A request body of at most so many bytes, counted while it comes in: what it says of itself is not believed. Throws a Problem 413 as
 * soon as there is too much, and 415 for a body that is compressed.
 */
export async function readBounded(c: Context, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Problem(413, `A file has at most ${Math.floor(most / 1e6)} MB.`);
  if (!/^(identity)?$/i.test(c.req.header("Content-Encoding") ?? ""))
    throw new Problem(415, "Send the body without compression.");
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw tooLarge();
  // One buffer that grows: of twenty million parts of a byte each nothing is left but that byte.
  let whole = new Uint8Array(Math.min(most, firstRoom));
  let [length, parts] = [0, 0];
  for await (const part of c.req.raw.body ?? []) {
    const longer = length + part.length;
    if (longer > most) throw tooLarge();
    if (++parts > manyParts && longer < parts * shortPart) throw new Problem(400, "The file comes in too many small pieces.");
    if (longer > whole.length) {
      const larger = new Uint8Array(Math.min(most, Math.max(longer, 2 * whole.length)));
      larger.set(whole.subarray(0, length));
      whole = larger;
    }
    whole.set(part, length);
    length = longer;
  }
  return whole.subarray(0, length);
}

const firstRoom = 256 * 1024;
/** No program sends a file in pieces of some bytes; each costs as much as one of thousands. */
const [manyParts, shortPart] = [20_000, 16];
