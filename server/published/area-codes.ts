/** Which codes an area or a buurt goes by: its wijk, its gemeente and the groups it belongs to. */
import type { AreaRef } from "./areas.ts";
import type { PublishedSet } from "./published-set.ts";

/** Rows of the buurten that an area is made of. */
export function buurtRows(set: PublishedSet, { level, row }: AreaRef): number[] {
  const { buurt } = set.areas;
  if (level === "buurt") return [row];
  const group = groupsOf(set);
  const id = set.areas[level].codes[row] ?? "";
  return Array.from(buurt.codes.keys()).filter((at) => {
    if (level === "wijk") return buurt.parents[at] === row;
    return level === "gemeente" ? buurt.gemeenten[at] === row : group(at).includes(id);
  });
}

/** Codes of these buurten and of everything they lie in, sorted. */
export function areasOf(set: PublishedSet, rows: readonly number[]): string[] {
  const { buurt, wijk, gemeente } = set.areas;
  const group = groupsOf(set);
  const codes = rows.flatMap((row) => [
    buurt.codes[row],
    wijk.codes[buurt.parents[row] ?? -1],
    gemeente.codes[buurt.gemeenten[row] ?? -1],
    ...group(row),
  ]);
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

const groups = new WeakMap<PublishedSet, Map<string, string[]>>();

/** Ids of the groups that a buurt belongs to, itself or through its wijk. */
export function groupsOf(set: PublishedSet): (row: number) => string[] {
  let known = groups.get(set);
  if (!known) {
    known = new Map();
    for (const { id, members } of set.catalog.groups.flatMap((list) => list.areas))
      for (const { code } of members) known.set(code, [...(known.get(code) ?? []), id]);
    groups.set(set, known);
  }
  const { buurt, wijk } = set.areas;
  return (row) => [buurt.codes[row], wijk.codes[buurt.parents[row] ?? -1]].flatMap((code) => known.get(code ?? "") ?? []);
}
