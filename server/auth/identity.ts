/** Who asks. Routes know this port only; what stands behind it (sessions, cookies, an identity provider) is not theirs. */
import { type Action, type Actor, may, mayWrite, type Subject } from "#data/schema/permission.ts";
import { Problem } from "../http/errors.ts";
import { browserOf } from "./proposer.ts";

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
