/** What the routes of living data need: the database, who asks and the clock. */
import type { Context } from "hono";
import { freshnessLimits } from "#data/schema/day.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { Identify } from "../auth/identity.ts";
import type { IdentityProvider } from "../auth/identity-provider.ts";
import type { Passkeys } from "../auth/passkeys.ts";
import type { ConcurrencyLimits } from "../http/concurrency.ts";
import { databaseAway, Problem } from "../http/errors.ts";
import type { StopTokens } from "../mail/stop-tokens.ts";
import { BlobError, type Blobs } from "../ports/blobs.ts";
import { type Db, troubleOf } from "../store/database.ts";
import { FileGone } from "../store/entries/files.ts";

/** What reading one file that somebody sent may take. */
export interface ReadingLimits {
  /** Until the first row; the largest files that are allowed take a tenth. */
  ms: number;
  /** Of the thread's own heap. */
  memoryMb: number;
}

export interface Living {
  db: Db;
  /** Where the bytes of files are. */
  blobs: Blobs;
  identify: Identify;
  accounts: Accounts;
  /** What stands in a mail to stop such mail. */
  stops: StopTokens;
  /** Makes the tokens of links that people follow. */
  secret: string;
  /** Is there a mail server? Absent is no: then links are shown to who makes them. */
  mails?: boolean;
  /** Absent where there are none. */
  passkeys?: Passkeys | undefined;
  /** Where people of an organisation sign in with its own account; absent where none was set up. */
  provider?: IdentityProvider | undefined;
  /** Now, UTC, ISO 8601. */
  now: () => string;
  /** What files that are imported may take, and how many at a time; absent is the usual. */
  importing?: Partial<ReadingLimits & ConcurrencyLimits> | undefined;
  /** Where browsers find us, when the settings say so. */
  address?: string | undefined;
}

/** After half a year without a word of anybody an entry counts as unconfirmed. `now`: UTC, ISO 8601. */
export const confirmedFrom = (now: string): string => freshnessLimits(now).fading;

/** A strong tag: the version is the whole truth about a record. */
export const tagOf = ({ version }: { version: number }): string => `"v${version}"`;

/** The version a change was made from. Throws a Problem 428 without, 400 when it is no tag of ours. */
export function versionAsked(c: Context): number {
  const tag = c.req.header("If-Match");
  if (tag === undefined)
    throw new Problem(428, "Send If-Match with the ETag of the version you changed, so that nobody's work is lost.");
  const version = /^"v(\d{1,9})"$/.exec(tag)?.[1];
  if (version === undefined)
    throw new Problem(400, 'If-Match must be the ETag of one version, such as "v3".', {
      errors: [{ in: "header", name: "If-Match", reason: "not a tag of this resource" }],
    });
  return Number(version);
}

/** Throws a Problem 409 that names the newest version: fetch it, show both, and let a person choose. */
export function refuseStale(newest: { version: number }, asked: number): void {
  if (newest.version !== asked) throw conflict(newest);
}

export const conflict = (newest: { version: number } | undefined): Problem =>
  new Problem(409, "Somebody else changed this in the meantime: fetch the newest version and compare.", {
    headers: newest ? { ETag: tagOf(newest) } : {},
  });

/** Trouble of the database as an answer; undefined where the fault is ours. */
export function problemOfStore(error: unknown): Problem | undefined {
  if (error instanceof FileGone)
    return new Problem(409, "A photo or attachment of this entry was removed meanwhile: add it again.");
  if (error instanceof BlobError && error.trouble === "away")
    return new Problem(503, "Files cannot be kept or read now: try again in a moment.", { headers: { "Retry-After": "5" } });
  const trouble = error instanceof BlobError ? error.trouble : troubleOf(error);
  if (trouble === "unavailable" || trouble === "damaged") return databaseAway();
  if (trouble === "full") return new Problem(507, "The disk is full: nothing was saved.");
  if (trouble === "duplicate") return new Problem(409, "There is already one with this name.");
  return undefined;
}
