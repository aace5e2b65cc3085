/** Does this exist already? The same theme close by, or much the same title in the same gemeente. */
import { isSame, metresApart, thresholds, titleLikeness } from "#data/entries/same-initiative.ts";
import { widenedBox } from "#data/geometry/metres.ts";
import { type Actor, scopesOf } from "#data/schema/permission.ts";
import type { Similar } from "#data/schema/queue.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { searchable } from "#data/text/fold.ts";
import type { Db } from "../store/database.ts";
import { findCandidates } from "../store/initiatives/candidates.ts";
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

async function candidates(db: Db, actor: Actor, record: WorkingView): Promise<WorkingView[]> {
  const middle = middleOf(record);
  const near = middle && {
    bbox: widenedBox([...middle, ...middle], nearMetres),
  };
  const { gemeente } = record.placed;
  const named = { area: gemeente === undefined ? undefined : [gemeente], q: startOfWord(record.content.title) };
  const filters = [...(near ? [near] : []), ...(named.q ? [named] : [])];
  const [scopes, exactWithin] = [scopesOf(actor, "initiative.read"), scopesOf(actor, "initiative.readInternal")];
  const found = await Promise.all(filters.map((filter) => findCandidates(db, scopes, { ...filter, exactWithin }, looked)));
  return [...new Map(found.flat().map((one) => [one.id, viewOf(actor, one)])).values()];
}

const comparable = (view: WorkingView) => ({
  title: view.content.title,
  themes: view.content.themes,
  middle: middleOf(view),
});

/** The most alike first. */
export async function similarTo(db: Db, actor: Actor, whole: InitiativeRecord): Promise<Similar[]> {
  const record = viewOf(actor, whole);
  const own = comparable(record);
  const judged = (await candidates(db, actor, record))
    .filter((one) => one.id !== record.id && isSame(own, comparable(one), "queue"))
    .map((one) => {
      const metres = metresApart(own, comparable(one));
      const alike = titleLikeness(own.title, one.content.title);
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

/** Without the areas that a record is filtered by. */
export const liesIn = ({ placed: { buurt, wijk, gemeente } }: WorkingView) => ({
  ...(buurt === undefined ? {} : { buurt }),
  ...(wijk === undefined ? {} : { wijk }),
  ...(gemeente === undefined ? {} : { gemeente }),
});
