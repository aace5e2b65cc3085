/** Who asks. Routes know this port only; what stands behind it (sessions, cookies, an identity provider) is not theirs. */

import { createHash, randomBytes } from "node:crypto";
import { type Action, type Actor, may, mayWrite, type Subject } from "#data/schema/permission.ts";
import { Problem } from "../http/errors.ts";

/** Undefined for a visitor who has not signed in, or whose session has ended. */
export type Identify = (request: Request) => Promise<Actor | undefined>;

/** Throws a Problem 401 for a visitor. */
export async function requireActor(identify: Identify, request: Request): Promise<Actor> {
  const actor = await identify(request);
  if (!actor) throw new Problem(401, "Sign in first.", { headers: { "WWW-Authenticate": "Session" } });
  return { ...actor, browser: browserOf(request) };
}

/** Throws a Problem 403; for what the actor may see. What the actor may not even see is 404. */
export function requireRight(actor: Actor, action: Action, subject: Subject): void {
  if (!may(actor, action, subject)) throw new Problem(403, "Your role does not allow this here.");
}

/** Throws a Problem 403 where the actor may not leave it like this: see `mayWrite`. */
export function requireWrite(actor: Actor, action: Action, to: Subject, from?: Subject): void {
  if (!mayWrite(actor, action, to, from))
    throw new Problem(403, "Your role does not allow this here, or not for this organisation.");
}

/** Whoever ends an account for good has typed whose it is. Throws a Problem 400. */
export function requireName(typed: string, name: string | undefined): void {
  const plain = (text: string) => text.normalize("NFC").trim().toLocaleLowerCase("nl");
  if (name === undefined || plain(typed) !== plain(name))
    throw new Problem(400, "The name is not that of this person.", {
      errors: [{ in: "body", name: "name", reason: "not the name of this person" }],
    });
}

/**
 * The browser from which somebody proposes without an account: a mark in a cookie, of which the server keeps a hash beside the
 * proposal. Who signs in from that browser later does not judge that proposal alone.
 */
const name = "wijkblik-voorstel";
/** Seconds: longer than a proposal waits. */
const lifetime = 365 * 24 * 3600;
const pattern = new RegExp(`(?:^|;\\s*)(?:__Host-)?${name}=([\\w-]{32})(?:;|$)`);

const hashed = (mark: string) => createHash("sha256").update(mark).digest("base64url");

/** What is kept of the mark that came with a request; undefined where there is none. */
export function browserOf({ headers }: Request): string | undefined {
  const mark = pattern.exec(headers.get("Cookie") ?? "")?.[1];
  return mark === undefined ? undefined : hashed(mark);
}

/** A mark for a browser that has none: the cookie, and what is kept of it. */
export function newBrowser(secure: boolean): { cookie: string; browser: string } {
  const mark = randomBytes(24).toString("base64url");
  const [prefix, tls] = secure ? ["__Host-", "; Secure"] : ["", ""];
  return {
    cookie: `${prefix}${name}=${mark}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${tls}`,
    browser: hashed(mark),
  };
}
