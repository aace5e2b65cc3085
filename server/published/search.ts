/** Search over all areas by name or code, forgiving of typing errors: near names count, larger areas first among equals. */

import MiniSearch from "minisearch";
import type { Level } from "#data/schema/area.ts";
import { levels } from "#data/schema/area.ts";
import { searchable } from "#data/text/fold.ts";
import { timeSlices } from "../scheduling/yielding.ts";
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

/** The words of a question, each once. */
const wordsOf = (q: string): string[] => [...new Set(searchable(q).split(/[\n\r\p{Z}\p{P}]+/u))].filter(Boolean);

export const hasFewWords = (q: string): boolean => wordsOf(q).length <= mostWords;

/** Refs of all matches, best first; without words in row order from large to small level. */
export async function searchAreas(set: PublishedSet, { q, level, gemeente }: AreaQuery): Promise<AreaRef[]> {
  const row = gemeente === undefined ? undefined : set.areas.gemeente.codes.indexOf(gemeente);
  const fits = (ref: AreaRef) => {
    if (level !== undefined && ref.level !== level) return false;
    if (row === undefined) return true;
    return ref.level === "gemeente" ? ref.row === row : set.areas[ref.level].gemeenten[ref.row] === row;
  };
  return (q === undefined ? all(set) : await find(set, q)).filter(fits);
}

const all = (set: PublishedSet): AreaRef[] => levels.flatMap((level) => set.areas[level].codes.map((_, row) => ({ level, row })));

interface Entry {
  id: string;
  name: string;
  code: string;
  gemeente: string;
}

const indexes = new WeakMap<PublishedSet, Promise<MiniSearch<Entry>>>();

/** Made when first asked: a quarter of a second that a start need not wait for, and others do not wait for either. */
function indexOf(set: PublishedSet): Promise<MiniSearch<Entry>> {
  const known = indexes.get(set);
  if (known) return known;
  const made = makeIndex(set);
  indexes.set(set, made);
  return made;
}

async function makeIndex(set: PublishedSet): Promise<MiniSearch<Entry>> {
  const index = new MiniSearch<Entry>({
    fields: ["name", "code", "gemeente"],
    processTerm: (term) => searchable(term) || null,
    searchOptions: {
      boost: { code: 4, name: 3 },
      // Two letters begin a tenth of all names: only at the end they are a word that somebody has not typed out.
      prefix: (term, i, terms) => term.length > 2 || i === terms.length - 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  const rest = timeSlices();
  for (const ref of all(set)) {
    await rest();
    const { code, name, gemeente } = describeArea(set, ref);
    index.add({ id: `${ref.level} ${ref.row}`, name, code, gemeente: gemeente?.name ?? "" });
  }
  return index;
}

async function find(set: PublishedSet, q: string): Promise<AreaRef[]> {
  const wanted = searchable(q.trim());
  const index = await indexOf(set);
  return index
    .search(wordsOf(q).join(" "))
    .map(({ id, score }) => {
      const [level = "", row = ""] = String(id).split(" ");
      const ref = { level: level as Level, row: Number(row) };
      return { ref, score: score * likeness(searchable(set.areas[ref.level].names[ref.row] ?? ""), wanted) * weight(set, ref) };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ ref }) => ref);
}

/** A name that is all of the question goes before one in which it is a part. */
const likeness = (name: string, wanted: string): number =>
  (name === wanted ? 2 : 1) * Math.sqrt(Math.min(name.length, wanted.length) / Math.max(name.length, wanted.length, 1));

const ofLevel: Record<Level, number> = { gemeente: 1.5, wijk: 1.1, buurt: 1, group: 1.2 };

/** From 1 for an empty buurt to about 2.6 for Amsterdam: larger areas are asked for more. */
const weight = (set: PublishedSet, { level, row }: AreaRef): number =>
  ofLevel[level] * (1 + Math.log10(1 + Math.max(0, set.areas[level].inhabitants[row] ?? 0)) / 8);
