/** The search over everything: entries of all types by rank, and areas and indicators beside them. */
import type { SearchAnswer, SearchHit, SearchQuery } from "#data/entries/search.ts";
import { definitionOf, entryDefinitions } from "#data/entry-types/registry.ts";
import type { PublicEntryContent } from "#data/schema/record.ts";
import { searchable } from "#data/text/fold.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { bestIndicators, bestPlaces, hasFewWords } from "../published/search.ts";
import { remembered } from "../store/cache.ts";
import type { Db } from "../store/database.ts";
import { readPortions, storedJson } from "../store/portions.ts";
import type { Filter } from "../store/search/filter.ts";
import { type AskedFor, findAsked } from "../store/search/found-words.ts";
import { countPublic, type Ranked, rankEntries, readRanked } from "../store/search/ranked.ts";
import type { PublicEntryTable } from "../store/tables.ts";
import { type FoundWords, keptForm, marksIn, pieceOf, reasonsOf } from "./snippet.ts";

/** Areas and indicators beside the entries; more when they alone are asked for. */
const beside = { some: 4, alone: 25 };

type Answered = Omit<SearchAnswer, "next"> & { next?: string };

/** `next` is the id behind which the next page begins. */
export async function searchEverything(db: Db, set: PublishedSet, asked: SearchQuery): Promise<Answered> {
  const { q, type, limit, after, theme, phase, area, from, to } = asked;
  const has = (what: string) => type === undefined || type.includes(what);
  const types = entryDefinitions().flatMap((one) => (has("entry") || has(one.type) ? [one.type] : []));
  const most = types.length === 0 ? beside.alone : beside.some;
  // What narrows entries says nothing of areas and figures.
  const isFirst = after === undefined && hasFewWords(q);
  const indicators = isFirst && has("indicator") ? bestIndicators(set, q, most) : [];
  const entries = await entriesFor(db, { types, theme, phase, area, from, to }, q, { limit, after });
  return {
    ...entries,
    areas: isFirst && has("area") ? bestPlaces(set, q, most) : [],
    indicators: indicators.map(({ id, name, theme: of }) => ({ id, name: name.nl, theme: of })),
  };
}

type Entries = Omit<Answered, "areas" | "indicators">;

async function entriesFor(
  db: Db,
  filter: Filter,
  q: string,
  { limit, after }: Pick<SearchQuery, "limit" | "after">,
): Promise<Entries> {
  const text = searchable(q);
  const words =
    filter.types?.length === 0 ? [] : await remembered(db, JSON.stringify(["asked", text]), () => findAsked(db, text));
  const ranked = await rankedFor(db, words, filter, text);
  const found = foundWords(words);
  const begin = after === undefined ? 0 : await placeBehind(db, ranked, after);
  const { items, cut } = await readPortions({
    keys: ranked.entries.slice(begin, begin + limit),
    read: (some) => readRanked(db, some),
    make: (row) => hitOf(row, found),
    weigh: ({ content }) => content.length,
  });
  const isLast = !cut && begin + limit >= ranked.entries.length;
  const next = isLast ? undefined : items.at(-1)?.id;
  const suggestion = suggestionFor(q, words, items);
  return {
    hits: items,
    numberMatched: ranked.matched,
    numberReturned: items.length,
    isMore: ranked.isMore,
    loose: ranked.loose,
    missing: words.filter((word) => word.found.length === 0).map(({ asked }) => asked),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(next === undefined ? {} : { next }),
  };
}

const rankedFor = (db: Db, words: readonly AskedFor[], filter: Filter, text: string): Promise<Ranked> =>
  remembered(db, JSON.stringify(["ranked", text, filter]), async () => rankEntries(db, words, filter, await countPublic(db)));

/** Where the page begins; anew where that entry is gone. */
async function placeBehind(db: Db, { entries }: Ranked, after: string): Promise<number> {
  const [row] = await readRanked(db, { id: after });
  return row ? entries.indexOf(row.number) + 1 : 0;
}

function foundWords(words: readonly AskedFor[]): FoundWords {
  const found = new Map<string, { asked: string; how: AskedFor["found"][number]["how"] }[]>();
  for (const { asked, found: some } of words)
    for (const { text, how } of some) found.set(text, [...(found.get(text) ?? []), { asked, how }]);
  return found;
}

function hitOf(row: PublicEntryTable, found: FoundWords): SearchHit {
  const content = storedJson<PublicEntryContent>(row.content);
  const { texts, themes = [], phases = [] } = definitionOf(row.type).listed(content);
  const some = texts.filter((text) => text !== undefined && text !== "") as string[];
  const { text, marks } = pieceOf(some, found);
  const { gemeente } = content.placed;
  return {
    type: row.type,
    id: row.id,
    title: row.title,
    titleMarks: marksIn(row.title, found),
    snippet: text,
    snippetMarks: marks,
    why: reasonsOf(row.title, some, found),
    themes: themes as SearchHit["themes"],
    phases: [...phases],
    ...(gemeente ? { gemeente } : {}),
    updatedAt: row.updated_at,
  };
}

/** What was asked without its typing errors, in the spelling of what was found; undefined where nothing was mistyped. */
function suggestionFor(q: string, words: readonly AskedFor[], hits: readonly SearchHit[]): string | undefined {
  const right = new Map(
    words.flatMap(({ asked, found }): [string, string][] => {
      const [best] = found;
      if (best?.how !== "typing") return [];
      const near = found.filter(({ how, distance }) => how === "typing" && distance === best.distance);
      const { text } = near.reduce((one, other) => (other.entries > one.entries ? other : one));
      const spelled = hits.flatMap(({ why }) => why).find((reason) => keptForm(reason.found) === text);
      return [[asked, spelled?.found.toLowerCase() ?? text]];
    }),
  );
  if (right.size === 0) return undefined;
  return q.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => right.get(keptForm(word)) ?? word);
}
