/** One working version for one request: may it be seen, what is sent, where does that lie. */
import type { Context } from "hono";
import { z } from "zod";
import { InitiativeDraft } from "#data/schema/initiative.ts";
import { type Actor, may } from "#data/schema/permission.ts";
import { type InitiativeRecord, subjectOf } from "#data/schema/record.ts";
import { parseEntry, readJson, refused } from "./body.ts";
import { Problem } from "./errors.ts";
import type { Library } from "./library.ts";
import type { Living } from "./living.ts";
import { buurtenOf } from "./place/borders.ts";
import { placed } from "./place/placing.ts";
import type { Entry } from "./store/initiative-rows.ts";
import { findInitiative } from "./store/initiatives.ts";
import { findOrganisation } from "./store/organisations.ts";
import { withUnseen } from "./working-view.ts";

const Body = z.strictObject({ organisation: z.string().max(64).optional(), content: z.unknown() });

/** Throws a Problem 404 for what does not exist and for what the actor may not see: there is no difference from outside. */
export async function requireReadable({ db }: Living, actor: Actor, id: string): Promise<InitiativeRecord> {
  const record = await findInitiative(db, id);
  if (!record || !may(actor, "initiative.read", subjectOf(record)))
    throw new Problem(404, "There is no working version with this id that you may see.");
  return record;
}

interface Reading extends Pick<Living, "db" | "chance"> {
  library: Library;
  actor: Actor;
  /** What it was before; absent for something new. */
  from?: InitiativeRecord;
}

/**
 * The body, checked and placed; a place that stayed the same keeps what the public sees of it, and what the actor could not see
 * stays. Throws a Problem 400 with every fault.
 */
export async function readEntry(c: Context, { db, chance, library, actor, from }: Reading): Promise<Entry> {
  const { organisation, content: typed } = parseEntry(c, Body, await readJson(c));
  const sent = parseEntry(c, InitiativeDraft, typed, "content");
  const content = from ? withUnseen(actor, from, sent) : sent;
  if (organisation !== undefined && !(await findOrganisation(db, organisation)))
    throw refused(c, [{ path: "organisation", code: "choice" }]);
  const { place } = content;
  const same = from && JSON.stringify(from.content.place) === JSON.stringify(place);
  const where = same ? from.placed : placedNow(library, place, chance);
  if (typeof where === "string") throw refused(c, [{ path: "content.place", code: where }]);
  return { organisation, content, placed: where };
}

/** Where a place lies; a code of what is wrong with it instead. */
export function placedNow(library: Library, place: InitiativeDraft["place"], chance: Living["chance"]) {
  if (!place) return { areas: [], shown: null };
  const set = library.current();
  return placed({ set, buurten: buurtenOf(set), chance }, place);
}
