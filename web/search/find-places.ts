/** Areas for what the reader typed: by name with typing errors, by name and gemeente ("centrum utrecht"), or by code. */
import { type Level, levels } from "#data/schema/area.ts";
import { fold } from "#data/text/fold.ts";
import { eachNear } from "./near-words.ts";
import { areaOfEntry, type FoundArea, type PlaceIndex } from "./place-index.ts";

const options = {
  /** Results at most. */
  limit: 8,
};

/** Larger areas first among equal names. */
const levelCost: Record<Level, number> = { gemeente: 0, group: 2, wijk: 3, buurt: 4 };
const levelCosts = levels.map((level) => levelCost[level]);
const never = 255;

/** Best first; empty for fewer than two letters. */
export function findPlaces(index: PlaceIndex, text: string, { limit } = options): FoundArea[] {
  const asked = fold(text);
  if (asked.length < 2) return [];
  const code = /^(gm|wk|bu|)\d{2}[0-9a-z]*$/.test(asked) ? byCode(index, asked, limit) : [];
  if (code.length > 0) return code;
  const words = asked.split(" ").slice(0, 5);
  const total = new Uint16Array(index.size);
  const named = new Uint8Array(index.size);
  for (const word of words) addWord(index, word, total, named);
  // Two letters find thousands: only the best few are kept, in order, and never all of them sorted.
  const best: { entry: number; score: number }[] = [];
  for (let entry = 0; entry < index.size; entry++) {
    if ((total[entry] ?? never) >= never || !named[entry]) continue;
    const score = scoreOf(index, entry, asked, total[entry] ?? never);
    if (best.length === limit && score >= (best.at(-1)?.score ?? 0)) continue;
    const after = best.findIndex((one) => one.score > score);
    best.splice(after < 0 ? best.length : after, 0, { entry, score });
    if (best.length > limit) best.pop();
  }
  return best.map(({ entry }) => areaOfEntry(index, entry));
}

/** Adds the cost of one typed word to every entry that has it in its own name or in that of its gemeente. */
function addWord(index: PlaceIndex, typed: string, total: Uint16Array, named: Uint8Array): void {
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
    total[entry] = Math.min(never, (total[entry] ?? 0) + Math.min(own, place));
  }
}

function scoreOf(index: PlaceIndex, entry: number, asked: string, cost: number): number {
  const begins = Math.min(beginning(index.names[entry] ?? "", asked), beginning(index.others.get(entry) ?? "", asked));
  const people = Math.log10(Math.max(1, index.inhabitants[entry] ?? 1));
  return cost * 4 + begins + (levelCosts[index.level[entry] ?? 0] ?? 0) - people;
}

const beginning = (name: string, asked: string) => (name === asked ? 0 : name.startsWith(asked) ? 2 : 5);

function byCode(index: PlaceIndex, asked: string, limit: number): FoundArea[] {
  const found: FoundArea[] = [];
  const bare = !/^[a-z]/.test(asked);
  for (let entry = 0; entry < index.size && found.length < limit; entry++) {
    const code = index.codes[entry] ?? "";
    if (code.startsWith(asked) || (bare && /^(gm|wk|bu)/.test(code) && code.startsWith(asked, 2)))
      found.push(areaOfEntry(index, entry));
  }
  return found;
}
