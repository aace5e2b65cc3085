/** One working version for one request: may it be seen, what is sent, where does that lie. */
import type { Context } from "hono";
import { z } from "zod";
import { entryFaults } from "#data/schema/faults.ts";
import { Initiative, InitiativeDraft } from "#data/schema/initiative.ts";
import { type Actor, may, mayOnlyNamed, type Subject } from "#data/schema/permission.ts";
import { type InitiativeRecord, type Placed, subjectOf } from "#data/schema/record.ts";
import { requireRight } from "../auth/identity.ts";
import { parseEntry, readJson, refused } from "../http/body.ts";
import { Problem } from "../http/errors.ts";
import { buurtenOf } from "../published/borders.ts";
import type { Library } from "../published/published-set.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import type { Entry } from "../store/initiatives/initiative-rows.ts";
import { findInitiative } from "../store/initiatives/initiatives.ts";
import { readDrawKey } from "../store/initiatives/shown-places.ts";
import { mayBelongTo } from "../store/organisations.ts";
import { disclosedOf } from "./disclosed-areas.ts";
import { fileFaults } from "./files.ts";
import type { Living } from "./living-data.ts";
import { placed } from "./placing.ts";
import { savedContent } from "./working-view.ts";

const Body = z.strictObject({ organisation: z.string().max(64).optional(), content: InitiativeDraft });

/** Throws a Problem 404 for what does not exist and for what the actor may not see: there is no difference from outside. */
export async function requireReadable({ db }: Living, actor: Actor, id: string): Promise<InitiativeRecord> {
  const record = await findInitiative(db, id);
  if (!record || !may(actor, "initiative.read", subjectOf(record)))
    throw new Problem(404, "There is no working version with this id that you may see.");
  return record;
}

interface Reading extends Pick<Living, "db"> {
  library: Library;
  actor: Actor;
  /** What it was before; absent for something new. */
  from?: InitiativeRecord;
}

/**
 * The body, checked and placed; a place that stayed the same keeps what the public sees of it, and what the actor could not see
 * stays. Throws a Problem 400 with every fault.
 */
export async function readEntry(c: Context, { db, library, actor, from }: Reading): Promise<Entry> {
  const { organisation, content: sent } = parseEntry(c, Body, await readJson(c));
  const content = from ? savedContent(actor, from, sent) : sent;
  // What ended keeps what it had.
  if (organisation !== undefined && organisation !== from?.organisation && !(await mayBelongTo(db, organisation)))
    throw refused(c, [{ path: "organisation", code: "choice" }]);
  const named = await fileFaults(db, { content, actor, browser: actor.browser, entry: from?.id });
  if (named.length > 0) throw refused(c, named);
  const { place } = content;
  const same = from && JSON.stringify(from.content.place) === JSON.stringify(place);
  const maker = organisation ?? (from ? from.createdBy : actor.id);
  const where = same ? keptPlace(library, place, from.placed) : await placedNow({ db, library, owner: maker }, place);
  if (typeof where === "string") throw refused(c, [{ path: "content.place", code: where }]);
  return { organisation, content, placed: where };
}

/** Throws a Problem 400 with every field that is missing, or in which something is typed that is not right. */
export function requireWhole(c: Context, { unfinished = {}, ...content }: InitiativeDraft): void {
  const parsed = Initiative.safeParse(content);
  const wrong = Object.keys(unfinished);
  const missing = entryFaults(parsed.error?.issues ?? []).filter(({ path }) => !wrong.includes(path.split(".")[0] ?? ""));
  const found = [...missing, ...wrong.map((path) => ({ path, code: "unfinished" as const }))];
  if (found.length > 0)
    throw refused(
      c,
      found.map(({ path, code }) => ({ path: `content.${path}`, code })),
    );
}

/** Shown where it was shown; what everybody may know of its areas is as the country is divided now. */
export const keptPlace = (library: Library, place: InitiativeDraft["place"], placed: Placed): Placed =>
  place ? { ...placed, told: disclosedOf(library.current(), place, placed) } : placed;

interface PlacingNow {
  db: Living["db"];
  library: Library;
  /** Id of the organisation, or else of the person whose entry it is; undefined for a proposal without an account. */
  owner: string | undefined;
}

/** Where a place lies; a code of what is wrong with it instead. */
export async function placedNow({ db, library, owner = "" }: PlacingNow, place: InitiativeDraft["place"]) {
  if (!place) return { areas: [], shown: null };
  const set = library.current();
  return placed({ set, buurten: buurtenOf(set), key: await readDrawKey(db), owner, rest: timeSlices() }, place);
}

/** The door of every road to "public": whoever wrote it is not the only one who judged it, or that is named. */

/**
 * Does this become public without a second pair of eyes? Then it is marked so. Throws a Problem 403 where the actor may not, and
 * where it is not named (`selfApproved`) that nobody else has judged it.
 */
export function requireJudge(actor: Actor, subjects: readonly Subject[], selfApproved: boolean): boolean {
  const alone = subjects.filter((subject) => !may(actor, "initiative.publish", subject));
  for (const subject of alone) {
    if (!mayOnlyNamed(actor, "initiative.publish", subject)) requireRight(actor, "initiative.publish", subject);
    if (!selfApproved) throw notNamed();
  }
  return alone.length > 0;
}

/** For what nobody else can judge any more, such as rows of an import that are published at once. */
export const notNamed = (): Problem =>
  new Problem(
    403,
    'You made, wrote or submitted this yourself: let somebody else judge it, or send "selfApproved": true to make it public without a second pair of eyes.',
  );
