/** Does this exist already? The same theme close by, or much the same title in the same gemeente. */
import type { Alike, AlikeQuery } from "#data/entries/alike.ts";
import { isSame, metresApart, type Purpose, thresholds, titleLikeness } from "#data/entries/same-initiative.ts";
import { widenedBox } from "#data/geometry/metres.ts";
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";
import { type Actor, colleagueScopes, may, scopesOf } from "#data/schema/permission.ts";
import type { Similar } from "#data/schema/queue.ts";
import { type EntryRecord, subjectOf } from "#data/schema/record.ts";
import { searchable } from "#data/text/fold.ts";
import { describeArea, findArea } from "../published/areas.ts";
import { buurtenOf } from "../published/borders.ts";
import type { PublishedSet } from "../published/published-set.ts";
import type { Db } from "../store/database.ts";
import { findCandidates } from "../store/entries/candidates.ts";
import type { Filter } from "../store/search/filter.ts";
import { bboxColumns } from "../store/search/listed.ts";
import { viewOf, type WorkingView } from "./working-view.ts";

const { metres: nearMetres } = thresholds.queue;
/** So many are looked at, and so many shown. */
const [looked, most] = [200, 8];

type Point = readonly [number, number];

/** Of the place as the actor may see it: distances to a hidden one would tell where it is. */
function middleOf({ content: { place }, placed: { shown }, hidden }: WorkingView): Point | undefined {
  const geometry = place?.kind === "geometry" ? place.geometry : hidden.includes("place") ? shown : null;
  if (!geometry) return undefined;
  const { west, east, south, north } = bboxColumns(geometry);
  return [((west ?? 0) + (east ?? 0)) / 2, ((south ?? 0) + (north ?? 0)) / 2];
}

/** The start of its longest word: "repaircafé" is to find "repair café". */
const startOfWord = (title: string) =>
  searchable(title)
    .split(/[^a-z0-9]+/)
    .sort((a, b) => b.length - a.length)[0]
    ?.slice(0, 5);

/** What is looked for: an entry, or what somebody is typing. */
interface Sought {
  /** Absent while it has not been kept. */
  id?: string | undefined;
  type: string;
  title: string;
  themes?: readonly InitiativeTheme[] | undefined;
  middle?: Point | undefined;
  gemeente?: string | undefined;
}

/** What may be like it: near its place, or with a word of its title in the same gemeente. */
function filtersOf({ type, title, middle, gemeente }: Sought): Filter[] {
  const q = startOfWord(title);
  const types = [type];
  const near = middle && { types, bbox: widenedBox([...middle, ...middle], nearMetres) };
  return [...(near ? [near] : []), ...(q ? [{ types, area: gemeente === undefined ? undefined : [gemeente], q }] : [])];
}

async function candidates(db: Db, actor: Actor, sought: Sought): Promise<WorkingView[]> {
  const [scopes, exactWithin] = [scopesOf(actor, "entry.read"), scopesOf(actor, "entry.readInternal")];
  const found = await Promise.all(
    filtersOf(sought).map((filter) => findCandidates(db, scopes, { ...filter, exactWithin }, looked)),
  );
  return [...new Map(found.flat().map((one) => [one.id, viewOf(actor, one)])).values()];
}

const comparable = (view: WorkingView) => ({
  title: view.content.title,
  themes: view.content.themes,
  middle: middleOf(view),
});

/** The most alike first. */
export async function similarTo(db: Db, actor: Actor, whole: EntryRecord): Promise<Similar[]> {
  const record = viewOf(actor, whole);
  return alikeTo(
    db,
    actor,
    { id: record.id, type: record.type, ...comparable(record), gemeente: record.placed.gemeente },
    "queue",
  );
}

async function alikeTo(db: Db, actor: Actor, sought: Sought, purpose: Purpose): Promise<Similar[]> {
  const judged = (await candidates(db, actor, sought))
    .filter((one) => one.id !== sought.id && isSame(sought, comparable(one), purpose))
    .map((one) => {
      const metres = metresApart(sought, comparable(one));
      const alike = titleLikeness(sought.title, one.content.title);
      return { one, metres: metres === undefined ? undefined : Math.round(metres), alike };
    });
  const rank = ({ alike, metres = nearMetres }: { alike: number; metres?: number | undefined }) =>
    alike - metres / nearMetres / 2;
  return judged
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, most)
    .map(({ one, metres, alike }) => ({
      id: one.id,
      version: one.version,
      state: one.state,
      public: one.public,
      title: one.content.title,
      themes: one.content.themes ?? [],
      placed: liesIn(one),
      ...(metres === undefined ? {} : { metres }),
      alike: Math.round(alike * 100) / 100,
    }));
}

/** What somebody who is signed in should know of while they type. */
export async function alikeWhileTyping(db: Db, set: PublishedSet, actor: Actor, typed: AlikeQuery): Promise<Alike> {
  const { type = "initiative", title = "", theme, at, area, except } = typed;
  const middle = at === undefined ? undefined : (at.split(",").map(Number) as [number, number]);
  const row = middle && buurtenOf(set).at(middle);
  const ref = row === undefined ? (area === undefined ? undefined : findArea(set, area)) : { level: "buurt" as const, row };
  const place = ref && describeArea(set, ref);
  const gemeente = place?.level === "gemeente" ? place.code : place?.gemeente?.code;
  const sought: Sought = { id: except, type, title, themes: theme, middle, gemeente };
  return {
    similar: await alikeTo(db, actor, sought, "form"),
    colleagues: await colleaguesWith(db, actor, sought, place?.level === "buurt" ? place.code : undefined),
  };
}

/** Whose, of what the actor may not read. Of a place that is not public nobody hears that it is here. */
async function colleaguesWith(db: Db, actor: Actor, sought: Sought, buurt: string | undefined): Promise<Alike["colleagues"]> {
  const scopes = colleagueScopes(actor);
  if (scopes.length === 0) return [];
  const { type, themes, title } = sought;
  const here = buurt !== undefined && themes?.length ? { types: [type], theme: [...themes], area: [buurt] } : undefined;
  const [, named] = filtersOf({ ...sought, middle: [0, 0] });
  const ask = async (filter: Filter | undefined) =>
    filter ? await findCandidates(db, scopes, { ...filter, exactWithin: [] }, looked) : [];
  const unread = (one: EntryRecord) => one.id !== sought.id && !one.public && !may(actor, "entry.read", subjectOf(one));
  const isTold = ({ organisation, content }: EntryRecord) =>
    content.place?.public !== false ||
    scopes.some((scope) => scope.organisation !== undefined && scope.organisation === organisation);
  const near = (await ask(here)).filter(unread).map(({ organisation }) => ({ organisation, near: true }));
  const like = (await ask(named))
    .filter((one) => unread(one) && isTold(one) && titleLikeness(title, one.content.title) >= thresholds.form.letters)
    .map(({ organisation }) => ({ organisation, near: false }));
  // Of each organisation one sentence: how many there are is not for who may not read them.
  return [...new Map([...like, ...near].map((one) => [one.organisation, one])).values()];
}

/** Without the areas that a record is filtered by. */
export const liesIn = ({ placed: { buurt, wijk, gemeente } }: WorkingView) => ({
  ...(buurt === undefined ? {} : { buurt }),
  ...(wijk === undefined ? {} : { wijk }),
  ...(gemeente === undefined ? {} : { gemeente }),
});
