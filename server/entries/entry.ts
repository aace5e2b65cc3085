/** One working version for one request: may it be seen, what is sent, where does that lie. */
import type { Context } from "hono";
import { z } from "zod";
import { definitionOf, findDefinition, schemasOf } from "#data/entry-types/registry.ts";
import { entryFaults } from "#data/schema/faults.ts";
import { type Actor, may, mayOnlyNamed, type Subject } from "#data/schema/permission.ts";
import { type EntryContent, type EntryRecord, type Placed, subjectOf } from "#data/schema/record.ts";
import { requireRight } from "../auth/identity.ts";
import { parseEntry, readJson, refused } from "../http/body.ts";
import { Problem } from "../http/errors.ts";
import { buurtenOf } from "../published/borders.ts";
import type { Library } from "../published/published-set.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { findEntry } from "../store/entries/entries.ts";
import type { Entry } from "../store/entries/entry-rows.ts";
import { readDrawKey } from "../store/entries/shown-places.ts";
import { mayBelongTo } from "../store/organisations.ts";
import { contentFaults } from "./content-faults.ts";
import { disclosedOf } from "./disclosed-areas.ts";
import { fileFaults } from "./files.ts";
import type { Living } from "./living-data.ts";
import { placed, placedAreas } from "./placing.ts";
import { savedContent } from "./working-view.ts";

/** What is sent of an entry of this type. */
const bodyOf = (type: string) =>
  z.strictObject({
    type: z.string().max(40).optional(),
    organisation: z.string().max(64).optional(),
    content: schemasOf(definitionOf(type)).draft,
  });

const Typed = z.object({ type: z.string().max(40).default("initiative") });

/** The type that a body says it is of, of initiatives where it says nothing. Throws a Problem 400 for one that nobody knows. */
export function typeSent(c: Context, body: unknown): string {
  const { type } = parseEntry(c, Typed, body);
  if (!findDefinition(type)) throw refused(c, [{ path: "type", code: "choice" }]);
  return type;
}

/** Throws a Problem 404 for what does not exist and for what the actor may not see: there is no difference from outside. */
export async function requireReadable({ db }: Living, actor: Actor, id: string, type?: string): Promise<EntryRecord> {
  const record = await findEntry(db, id);
  if (!record || (type !== undefined && record.type !== type) || !may(actor, "entry.read", subjectOf(record)))
    throw new Problem(404, "There is no working version with this id that you may see.");
  return record;
}

interface Reading extends Pick<Living, "db"> {
  library: Library;
  actor: Actor;
  /** What it was before; absent for something new. */
  from?: EntryRecord;
}

/**
 * The body, checked and placed; a place that stayed the same keeps what the public sees of it, and what the actor could not see
 * stays. Throws a Problem 400 with every fault.
 */
export async function readEntry(c: Context, { db, library, actor, from }: Reading): Promise<Entry> {
  const body = await readJson(c);
  const type = from?.type ?? typeSent(c, body);
  const parsed = parseEntry(c, bodyOf(type), body);
  if (parsed.type !== undefined && parsed.type !== type) throw refused(c, [{ path: "type", code: "choice" }]);
  const { organisation } = parsed;
  const sent = parsed.content as EntryContent;
  const content = from ? savedContent(actor, from, sent) : sent;
  // What ended keeps what it had.
  if (organisation !== undefined && organisation !== from?.organisation && !(await mayBelongTo(db, organisation)))
    throw refused(c, [{ path: "organisation", code: "choice" }]);
  const named = await fileFaults(db, { type, content, actor, browser: actor.browser, entry: from && { type, id: from.id } });
  const wrong = [...named, ...(await contentFaults(db, { type, content, from, actor }))];
  if (wrong.length > 0) throw refused(c, wrong);
  const same = from && JSON.stringify(whereOf(from.content)) === JSON.stringify(whereOf(content));
  const maker = organisation ?? (from ? from.createdBy : actor.id);
  const where = same ? keptPlace(library, content, from.placed) : await placedNow({ db, library, owner: maker }, content);
  if (typeof where === "string") throw refused(c, [{ path: pathOfWhere(content), code: where }]);
  return { type, organisation, content, placed: where };
}

/** Throws a Problem 400 with every field that is missing, or in which something is typed that is not right. */
export function requireWhole(c: Context, type: string, { unfinished = {}, ...content }: EntryContent): void {
  const parsed = definitionOf(type).schema.safeParse(content);
  const wrong = Object.keys(unfinished);
  const between = definitionOf(type).faults?.(content) ?? [];
  const missing = [...entryFaults(parsed.error?.issues ?? []), ...between].filter(
    ({ path }) => !wrong.includes(path.split(".")[0] ?? ""),
  );
  const found = [...missing, ...wrong.map((path) => ({ path, code: "unfinished" as const }))];
  if (found.length > 0)
    throw refused(
      c,
      found.map(({ path, code }) => ({ path: `content.${path}`, code })),
    );
}

/** Shown where it was shown; what everybody may know of its areas is as the country is divided now. */
export const keptPlace = (library: Library, { place }: EntryContent, placed: Placed): Placed =>
  place ? { ...placed, told: disclosedOf(library.current(), place, placed) } : placed;

interface PlacingNow {
  db: Living["db"];
  library: Library;
  /** Id of the organisation, or else of the person whose entry it is; undefined for a proposal without an account. */
  owner: string | undefined;
}

/** What says where an entry lies: a place, or areas that it is about. */
const whereOf = ({ place, areas }: EntryContent) => ({ place, areas });
export const pathOfWhere = ({ place }: EntryContent): string => (place ? "content.place" : "content.areas");

/** Where something lies; a code of what is wrong with that instead. */
export async function placedNow({ db, library, owner = "" }: PlacingNow, { place, areas }: EntryContent) {
  const set = library.current();
  const about = placedAreas(set, areas ?? []);
  if (!place || typeof about === "string") return about;
  const found = await placed({ set, buurten: buurtenOf(set), key: await readDrawKey(db), owner, rest: timeSlices() }, place);
  if (typeof found === "string" || about.areas.length === 0) return found;
  // What is held in one place and is about another is found in both.
  const all = { ...found, areas: [...new Set([...found.areas, ...about.areas])].sort() };
  return { ...all, told: disclosedOf(set, place, all) };
}

/** The door of every road to "public": whoever wrote it is not the only one who judged it, or that is named. */

/**
 * Does this become public without a second pair of eyes? Then it is marked so. Throws a Problem 403 where the actor may not, and
 * where it is not named (`selfApproved`) that nobody else has judged it.
 */
export function requireJudge(actor: Actor, subjects: readonly Subject[], selfApproved: boolean): boolean {
  const alone = subjects.filter((subject) => !may(actor, "entry.publish", subject));
  for (const subject of alone) {
    if (!mayOnlyNamed(actor, "entry.publish", subject)) requireRight(actor, "entry.publish", subject);
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
