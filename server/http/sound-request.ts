/**
 * What no operation of the API takes and not every database can keep: NUL and other control characters, halves of surrogate
 * pairs, bytes that are no UTF-8, numbers that are rounded in silence. Judged here for path, query, headers and cookies of every
 * request; `unsoundIn` is the same for a body.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { EntryFault } from "#data/schema/faults.ts";
import { isStorable } from "#data/schema/text.ts";
import { type Fault, Problem } from "./errors.ts";

const reasons = {
  encoding: "this is not UTF-8 in percent-encoding",
  characters: "this holds a control character or half a character",
};
const mostFaults = 50;

/** `paths` as Hono writes them, for the names of what stands in a path. Throws a Problem 400 that names every place. */
export const soundRequest =
  (paths: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const found = [...inPath(c, paths), ...inQuery(c), ...inHeaders(c.req.raw.headers)];
    if (found.length > 0) {
      const names = [...new Set(found.map(({ name }) => name))].slice(0, 8).join(", ");
      throw new Problem(400, `The request has ${found.length === 1 ? "a fault" : `${found.length} faults`}: ${names}.`, {
        errors: found.slice(0, mostFaults),
      });
    }
    await next();
  };

function reasonOf(encoded: string): string | undefined {
  if (!encoded.includes("%")) return isStorable(encoded) ? undefined : reasons.characters;
  try {
    return isStorable(decodeURIComponent(encoded)) ? undefined : reasons.characters;
  } catch {
    return reasons.encoding;
  }
}

function inPath(c: Context, paths: readonly string[]): Fault[] {
  // Of Hono, not of `c.req.path`: that one is decoded as far as it can be.
  const parts = new URL(c.req.url).pathname.split("/");
  return parts.flatMap((part, i): Fault[] => {
    const reason = reasonOf(part);
    return reason ? [{ in: "path", name: nameOf(parts, i, paths), reason }] : [];
  });
}

/** "id" of "/api/v1/initiatives/:id"; "path" where no operation has a name for it. */
function nameOf(parts: readonly string[], at: number, paths: readonly string[]): string {
  for (const path of paths) {
    const names = path.split("/");
    if (names.length === parts.length && names.every((name, i) => name.startsWith(":") || name === parts[i]))
      return (names[at] ?? "").replace(/^:/, "") || "path";
  }
  return "path";
}

function inQuery(c: Context): Fault[] {
  const query = new URL(c.req.url).search.slice(1);
  if (query === "") return [];
  return query.split("&").flatMap((pair): Fault[] => {
    const [name = ""] = pair.split("=", 1);
    const reason = reasonOf(pair);
    return reason ? [{ in: "query", name: readable(name), reason }] : [];
  });
}

const readable = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return encoded;
  }
};

/** Cookies of others on this host are theirs. */
const ourCookie = /^\s*(__Host-)?(wijkblik|better-auth)[\w.-]*=/;

function inHeaders(headers: Headers): Fault[] {
  const found: Fault[] = [];
  for (const [name, value] of headers) if (!isStorable(value)) found.push({ in: "header", name, reason: reasons.characters });
  const cookies = headers.get("Cookie");
  if (cookies?.includes("%"))
    for (const cookie of cookies.split(";")) {
      const reason = ourCookie.test(cookie) ? reasonOf(cookie) : undefined;
      if (reason) found.push({ in: "header", name: "Cookie", reason });
    }
  return found;
}

/** What stands in parsed JSON that cannot be kept as it is; names of fields are judged like their values. */
export function unsoundIn(value: unknown, path: readonly string[] = []): EntryFault[] {
  if (typeof value === "string") return isStorable(value) ? [] : [{ path: path.join("."), code: "characters" }];
  // JSON.parse has rounded it already: 9007199254740993 is another number now, and 1e400 is none.
  if (typeof value === "number")
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? [] : [{ path: path.join("."), code: "large" }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const within = [...path, name];
    return isStorable(name) ? unsoundIn(part, within) : [{ path: within.join("."), code: "characters" as const }];
  });
}
