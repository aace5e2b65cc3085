/** Does this exist already? The same theme close by, or much the same title in the same gemeente. */
import { metresBetween, widenedBox } from "#data/geometry/metres.ts";
import { type Actor, scopesOf } from "#data/schema/permission.ts";
import type { Similar } from "#data/schema/queue.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { searchable } from "#data/text/fold.ts";
import type { Db } from "../store/database.ts";
import { findCandidates } from "../store/initiatives/candidates.ts";
import { boxOf } from "../store/search/listed.ts";
import { viewOf, type WorkingView } from "./working-view.ts";

/** As far as people walk to something. */
const nearMetres = 400;
/** Share of pairs of letters: above this two titles are read as the same. */
const alikeFrom = 0.5;
/** So many are looked at, and so many shown. */
const [looked, most] = [200, 8];

type Point = readonly [number, number];

/** Of the place as the actor may see it: distances to a hidden one would tell where it is. */
function middleOf({ content: { place }, placed: { shown }, hidden }: WorkingView): Point | undefined {
  const geometry = place?.kind === "geometry" ? place.geometry : hidden.includes("place") ? shown : null;
  if (!geometry) return undefined;
  const { west, east, south, north } = boxOf(geometry);
  return [((west ?? 0) + (east ?? 0)) / 2, ((south ?? 0) + (north ?? 0)) / 2];
}

function pairsOf(text: string): string[] {
  const letters = searchable(text).replace(/[^a-z0-9]+/g, "");
  return Array.from({ length: Math.max(letters.length - 1, 0) }, (_, i) => letters.slice(i, i + 2));
}

/** Dice's coefficient over pairs of letters (Adamson and Boreham, 1974): forgives word order and typing errors. */
export function alikeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
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
    box: widenedBox([...middle, ...middle], nearMetres),
  };
  const named = { area: record.placed.gemeente, text: startOfWord(record.content.title) };
  const filters = [...(near ? [near] : []), ...(named.text ? [named] : [])];
  const [scopes, exactWithin] = [scopesOf(actor, "initiative.read"), scopesOf(actor, "initiative.readInternal")];
  const found = await Promise.all(filters.map((filter) => findCandidates(db, scopes, { ...filter, exactWithin }, looked)));
  return [...new Map(found.flat().map((one) => [one.id, viewOf(actor, one)])).values()];
}

/** The most alike first. */
export async function similarTo(db: Db, actor: Actor, whole: InitiativeRecord): Promise<Similar[]> {
  const record = viewOf(actor, whole);
  const middle = middleOf(record);
  const themes = new Set<string>(record.content.themes ?? []);
  const judged = (await candidates(db, actor, record))
    .filter(({ id }) => id !== record.id)
    .map((one) => {
      const there = middleOf(one);
      const metres = middle && there ? Math.round(metresBetween(middle, there)) : undefined;
      const alike = alikeness(record.content.title, one.content.title);
      const near = metres !== undefined && metres <= nearMetres && (one.content.themes ?? []).some((theme) => themes.has(theme));
      return { one, metres, alike, near };
    });
  const rank = ({ alike, metres = nearMetres }: { alike: number; metres?: number | undefined }) =>
    alike - metres / nearMetres / 2;
  return judged
    .filter(({ alike, near }) => near || alike >= alikeFrom)
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
