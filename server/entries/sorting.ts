/** The order that a list is asked in, with the names that only the published set knows. */
import type { ListOrder } from "#data/schema/initiative-filter.ts";
import type { PublishedSet } from "../published/published-set.ts";
import type { Sorting } from "../store/search/sorting.ts";

const byName = new WeakMap<PublishedSet, string[]>();

function gemeentenByName(set: PublishedSet): string[] {
  const known = byName.get(set);
  if (known) return known;
  const { codes, names } = set.areas.gemeente;
  const order = new Intl.Collator("nl");
  const rows = codes.map((code, row) => ({ code, name: names[row] ?? code }));
  const sorted = rows.sort((a, b) => order.compare(a.name, b.name)).map(({ code }) => code);
  byName.set(set, sorted);
  return sorted;
}

/** Undefined where none is asked: then a list has its usual order. */
export const sortingOf = (set: PublishedSet, sort: ListOrder | undefined): Sorting | undefined =>
  sort && { sort, gemeenten: gemeentenByName(set) };
