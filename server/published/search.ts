/** The search over all areas that the search field of the map uses too, for the API. */
import { type Level, levels, Postcodes } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { findAreas } from "#data/search/find-areas.ts";
import { findIndicators } from "#data/search/find-indicators.ts";
import { buildPlaceIndex, type PlaceIndex } from "#data/search/place-index.ts";
import { findRegions } from "#data/search/regions.ts";
import { fold } from "#data/text/fold.ts";
import { type AreaRef, describeArea } from "./areas.ts";
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

export interface AreaMatches {
  /** Best first; without words in row order from large to small level. */
  refs: AreaRef[];
  /** The four digits that were looked for, where `q` is a postcode. */
  postcode?: string;
}

export function searchAreas(set: PublishedSet, { q, level, gemeente }: AreaQuery): AreaMatches {
  const row = gemeente === undefined ? undefined : set.areas.gemeente.codes.indexOf(gemeente);
  const fits = (ref: AreaRef) => {
    if (level !== undefined && ref.level !== level) return false;
    if (row === undefined) return true;
    return ref.level === "gemeente" ? ref.row === row : set.areas[ref.level].gemeenten[ref.row] === row;
  };
  if (q === undefined) return { refs: all(set).filter(fits) };
  const { postcode, ofPostcode = [], areas } = findAreas(indexOf(set), q, { ...everything, postcodes: postcodesOf(set) });
  // A code may begin with the digits of the postcode that it lies in.
  const others = areas.filter(({ code }) => !ofPostcode.some((one) => one.code === code));
  return { refs: [...ofPostcode, ...others].filter(fits), ...(postcode ? { postcode: postcode.digits } : {}) };
}

/** For a question of words that may be about something else: the country and provinces that are called so, then the best areas. */
export function bestPlaces(set: PublishedSet, q: string, limit: number): BestPlace[] {
  const regions = findRegions(q).map(({ code, name, kind }) => ({ code, name: name.nl, level: levelOf[kind] }));
  const { ofPostcode = [], areas } = findAreas(indexOf(set), q, { limit, postcodes: postcodesOf(set) });
  const found = [...ofPostcode, ...areas].slice(0, limit).map((ref) => describeArea(set, ref));
  return [
    ...regions,
    ...found.map(({ code, name, level, gemeente }) => ({ code, name, level, ...(gemeente ? { gemeente: gemeente.name } : {}) })),
  ];
}

interface BestPlace {
  code: string;
  name: string;
  level: Level | (typeof levelOf)[keyof typeof levelOf];
  gemeente?: string;
}

const levelOf = { country: "land", province: "provincie" } as const;

/** The same of indicators: those that have every word. */
export const bestIndicators = (set: PublishedSet, q: string, limit: number): PublishedIndicator[] =>
  findIndicators(set.catalog.indicators, q, (theme) => theme).found.slice(0, limit);

const all = (set: PublishedSet): AreaRef[] => levels.flatMap((level) => set.areas[level].codes.map((_, row) => ({ level, row })));

const indexes = new WeakMap<PublishedSet, PlaceIndex>();

/** Made when first asked: some thirty milliseconds that a start need not wait for. */
function indexOf(set: PublishedSet): PlaceIndex {
  const known = indexes.get(set) ?? buildPlaceIndex(set.areas);
  indexes.set(set, known);
  return known;
}

const postcodes = new WeakMap<PublishedSet, Postcodes>();

/** Undefined for a set of before they were published. */
function postcodesOf(set: PublishedSet): Postcodes | undefined {
  const bytes = set.files.get(set.manifest.postcodes ?? "")?.identity.bytes;
  if (!bytes) return undefined;
  const known = postcodes.get(set) ?? Postcodes.parse(JSON.parse(new TextDecoder().decode(bytes)));
  postcodes.set(set, known);
  return known;
}
