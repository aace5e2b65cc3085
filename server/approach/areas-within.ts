/** Which areas lie wholly in some others: what is spent in one of those is spent within. */
import { type AreaRef, buurtRows, findArea } from "../published/areas.ts";
import type { PublishedSet } from "../published/published-set.ts";

const country = "NL00";
const known = new WeakMap<PublishedSet, Map<string, readonly string[]>>();
/** Questions that are remembered of one published set. */
const most = 500;

/** Sorted, with `codes` themselves; undefined where that is the whole country, or where nothing was asked. */
export function areasWhollyWithin(set: PublishedSet, codes: readonly string[] | undefined): readonly string[] | undefined {
  if (codes === undefined || codes.includes(country)) return undefined;
  const kept = known.get(set) ?? new Map<string, readonly string[]>();
  known.set(set, kept);
  const question = codes.join();
  const found = kept.get(question) ?? findWithin(set, codes);
  if (kept.size >= most) kept.clear();
  kept.set(question, found);
  return found;
}

function findWithin(set: PublishedSet, codes: readonly string[]): readonly string[] {
  const refs = codes.map((code) => findArea(set, code)).filter((ref): ref is AreaRef => ref !== undefined);
  const inside = new Set(refs.flatMap((ref) => buurtRows(set, ref)));
  const { buurt, wijk, gemeente, group } = set.areas;
  const whole = (parents: readonly number[], row: number) => {
    const own = parents.flatMap((parent, at) => (parent === row ? [at] : []));
    return own.length > 0 && own.every((at) => inside.has(at));
  };
  const touched = (parents: readonly number[]) => [...new Set([...inside].map((row) => parents[row] ?? -1))];
  const within = [
    ...codes,
    ...[...inside].map((row) => buurt.codes[row]),
    ...touched(buurt.parents).flatMap((row) => (whole(buurt.parents, row) ? [wijk.codes[row]] : [])),
    ...touched(buurt.gemeenten).flatMap((row) => (whole(buurt.gemeenten, row) ? [gemeente.codes[row]] : [])),
    ...group.codes.filter((_, row) => {
      const rows = buurtRows(set, { level: "group", row });
      return rows.length > 0 && rows.every((at) => inside.has(at));
    }),
  ];
  return [...new Set(within.filter((code) => code !== undefined))].sort();
}
