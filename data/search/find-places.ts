/** Areas for what the reader typed: by name with typing errors, by name and gemeente ("centrum utrecht"), or by code. */
import { type Level, levels } from "../schema/area.ts";
import { fold } from "../text/fold.ts";
import { eachNear } from "./near-words.ts";
import { areaOfEntry, type FoundArea, type PlaceIndex } from "./place-index.ts";

export interface SearchOptions {
  /** Results at most; Infinity for all. */
  limit: number;
  /** Letters from which something is found: while somebody types, one letter is not a question yet. */
  shortest: number;
  /** Words that count. */
  words: number;
}
const defaults: SearchOptions = { limit: 8, shortest: 2, words: 5 };

/** Larger areas first among equal names. */
const levelCost: Record<Level, number> = { gemeente: 0, group: 2, wijk: 3, buurt: 4 };
const never = 255;

/** Cost of a typed word that an area does not have, where no area has them all: "bospolder tussendijken" are two. */
const absent = 40;

/** Best first; empty for fewer letters than the shortest. Where no area has every word, those that have the most of them. */
export function findPlaces(index: PlaceIndex, text: string, asking: Partial<SearchOptions> = {}): FoundArea[] {
  const { limit, shortest, words: mostWords } = { ...defaults, ...asking };
  const asked = fold(text);
  if (asked.length < shortest || asked === "") return [];
  const ofCode = findByCode(index, text, asking);
  if (ofCode.length > 0) return ofCode;
  const words = wordsOf(asked).slice(0, mostWords);
  const whole = best(index, words, asked, limit, never);
  const found = whole.length > 0 || words.length === 1 ? whole : best(index, words, asked, limit, absent);
  return found.map((entry) => areaOfEntry(index, entry));
}

/** Letters that a beginning must have to say where somebody meant to go. */
const shortestBeginning = 3;

/** Where nothing was found: the few areas that share the longest beginning with what was typed. */
export function nearestPlaces(index: PlaceIndex, text: string, limit = 3): FoundArea[] {
  const letters = [...fold(text)].slice(0, 30);
  for (let end = letters.length - 1; end >= shortestBeginning; end--) {
    const found = findPlaces(index, letters.slice(0, end).join(""), { limit });
    if (found.length > 0) return found;
  }
  return [];
}

const articles = new Set(["de", "het", "t", "een"]);

/** "de pijp" means the Oude Pijp too: an article counts only where it is all that was typed. */
function wordsOf(asked: string): string[] {
  const words = asked.split(" ");
  const telling = words.filter((word) => !articles.has(word));
  return telling.length > 0 ? telling : words;
}

/** Entries, best first. `without` is the cost of a word that an entry has not; `never` rules it out. */
function best(index: PlaceIndex, words: string[], asked: string, limit: number, without: number): number[] {
  const total = new Uint16Array(index.size);
  const named = new Uint8Array(index.size);
  for (const word of words) addWord(index, word, total, named, without);
  const lacking = fewestAbsent(total, named);
  const bare = withoutArticle(asked);
  const found: { entry: number; score: number }[] = [];
  for (let entry = 0; entry < index.size; entry++) {
    if ((total[entry] ?? never) >= Math.min(never, (lacking + 1) * absent) || !named[entry]) continue;
    const score = scoreOf(index, entry, bare, total[entry] ?? never);
    if (limit === Number.POSITIVE_INFINITY) {
      found.push({ entry, score });
      continue;
    }
    // Two letters find thousands: only the best few are kept, in order, and never all of them sorted.
    if (found.length === limit && score >= (found.at(-1)?.score ?? 0)) continue;
    const after = found.findIndex((one) => one.score > score);
    found.splice(after < 0 ? found.length : after, 0, { entry, score });
    if (found.length > limit) found.pop();
  }
  if (limit === Number.POSITIVE_INFINITY) found.sort((a, b) => a.score - b.score);
  return found.map(({ entry }) => entry);
}

/** How many of the typed words the areas with the most of them have not. */
function fewestAbsent(total: Uint16Array, named: Uint8Array): number {
  let least = never;
  for (let entry = 0; entry < total.length; entry++) if (named[entry]) least = Math.min(least, total[entry] ?? never);
  return Math.floor(least / absent);
}

/** Adds the cost of one typed word to every entry that has it in its own name or in that of its gemeente. */
function addWord(index: PlaceIndex, typed: string, total: Uint16Array, named: Uint8Array, without: number): void {
  const cost = new Uint8Array(index.size).fill(never);
  eachNear(index.sorted, typed, (word, price) => {
    for (const entry of index.entries[word] ?? []) if (price < (cost[entry] ?? never)) cost[entry] = price;
  });
  for (let entry = 0; entry < index.size; entry++) {
    const own = cost[entry] ?? never;
    const gemeente = index.gemeente[entry] ?? -1;
    // Entries of gemeenten come first, so the row of a gemeente is its entry. Its name counts a little less than the own one.
    const place = gemeente < 0 ? never : Math.min(never, (cost[gemeente] ?? never) + 2);
    if (own < never) named[entry] = 1;
    total[entry] = Math.min(never, (total[entry] ?? 0) + Math.min(own, place, without));
  }
}

/** Half of an area's chance to be meant is how many live there: each tenfold weighs as much as this many points. */
const tenfold = 2.5;
/** People of an area of a list whose members are not known: such areas are large. */
const peopleOfList = 10_000;

function scoreOf(index: PlaceIndex, entry: number, asked: string, cost: number): number {
  const gemeente = index.gemeente[entry] ?? -1;
  const inside = gemeente < 0 ? [] : [index.names[gemeente] ?? "", ...(index.others.get(gemeente) ?? [])];
  const begins = Math.min(
    ...[index.names[entry] ?? "", ...(index.others.get(entry) ?? [])].map((name) => beginning(name, asked, inside)),
  );
  const known = index.inhabitants[entry] ?? -1;
  const level = levels[index.level[entry] ?? 0] ?? "buurt";
  const people = known < 0 && level === "group" ? peopleOfList : Math.max(1, known);
  return cost * 4 + begins + levelCost[level] - tenfold * Math.log10(people);
}

/** `asked` is without an article. 0 when it is all of what was typed, alone or with the name of its gemeente; 2 when it begins so; else 5. */
function beginning(named: string, asked: string, gemeente: readonly string[]): number {
  const name = withoutArticle(named);
  if (name === asked || gemeente.some((one) => asked === `${name} ${one}` || asked === `${one} ${name}`)) return 0;
  return name.startsWith(asked) ? 2 : 5;
}

const withoutArticle = (name: string) => name.replace(/^(?:de|het|t) (?=.)/, "");

/** Areas whose code begins so, with or without its letters; empty for what is no code. */
export function findByCode(
  index: PlaceIndex,
  text: string,
  { limit = defaults.limit }: Partial<SearchOptions> = {},
): FoundArea[] {
  const found: FoundArea[] = [];
  const asked = fold(text);
  if (!/^(gm|wk|bu|)\d{2}[0-9a-z]*$/.test(asked)) return found;
  const bare = !/^[a-z]/.test(asked);
  for (let entry = 0; entry < index.size && found.length < limit; entry++) {
    const code = index.codes[entry] ?? "";
    if (code.startsWith(asked) || (bare && /^(gm|wk|bu)/.test(code) && code.startsWith(asked, 2)))
      found.push(areaOfEntry(index, entry));
  }
  return found;
}
