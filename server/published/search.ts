/** The search over all areas that the search field of the map uses too, for the API. */
import { type Level, levels } from "#data/schema/area.ts";
import { findPlaces } from "#data/search/find-places.ts";
import { buildPlaceIndex, type PlaceIndex } from "#data/search/place-index.ts";
import { fold } from "#data/text/fold.ts";
import type { AreaRef } from "./areas.ts";
import type { PublishedSet } from "./published-set.ts";

export interface AreaQuery {
  q?: string | undefined;
  level?: Level | undefined;
  /** Code of the gemeente. */
  gemeente?: string | undefined;
}

/** No name has so many words, and each costs a search of its own. */
export const mostWords = 12;

/** A question to the API is whole: one letter counts, and every word. */
const everything = { limit: Number.POSITIVE_INFINITY, shortest: 1, words: mostWords };

/** The words of a question, each once. */
export const hasFewWords = (q: string): boolean => new Set(fold(q).split(" ")).size <= mostWords;

/** Refs of all matches, best first; without words in row order from large to small level. */
export function searchAreas(set: PublishedSet, { q, level, gemeente }: AreaQuery): AreaRef[] {
  const row = gemeente === undefined ? undefined : set.areas.gemeente.codes.indexOf(gemeente);
  const fits = (ref: AreaRef) => {
    if (level !== undefined && ref.level !== level) return false;
    if (row === undefined) return true;
    return ref.level === "gemeente" ? ref.row === row : set.areas[ref.level].gemeenten[ref.row] === row;
  };
  const found = q === undefined ? all(set) : findPlaces(indexOf(set), q, everything);
  return found.filter(fits);
}

const all = (set: PublishedSet): AreaRef[] => levels.flatMap((level) => set.areas[level].codes.map((_, row) => ({ level, row })));

const indexes = new WeakMap<PublishedSet, PlaceIndex>();

/** Made when first asked: some thirty milliseconds that a start need not wait for. */
function indexOf(set: PublishedSet): PlaceIndex {
  const known = indexes.get(set) ?? buildPlaceIndex(set.areas);
  indexes.set(set, known);
  return known;
}
