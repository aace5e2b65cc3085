/**
 * In which areas everybody may know that something lies: never a smaller part of the country than was chosen for its place. Of
 * what is not public that is an area of two buurten at least, and which one depends on the area alone: areas left out say nothing.
 */
import type { Place } from "#data/schema/initiative.ts";
import type { DisclosedAreas, Placed } from "#data/schema/record.ts";
import { areasOf, buurtRows, findArea, groupsOf } from "../published/areas.ts";
import type { PublishedSet } from "../published/published-set.ts";

export function disclosedOf(set: PublishedSet, place: Place, placed: Placed): DisclosedAreas {
  const { buurt, wijk, gemeente, areas } = placed;
  const codes = { ...(buurt ? { buurt } : {}), ...(wijk ? { wijk } : {}), ...(gemeente ? { gemeente } : {}) };
  if (place.public && (place.kind === "area" || place.precision === "exact")) return { ...codes, areas };
  if (place.kind === "area" && place.code === "NL00") return { areas };
  const ref = findArea(set, place.kind === "area" ? place.code : (buurt ?? ""));
  if (!ref) return { areas: [] };
  const rows = buurtRows(set, ref);
  // A drawing that reaches into a neighbour would say on which side of the buurt it lies.
  if (place.public) return { ...codes, areas: areasOf(set, rows) };
  return disclosedOfHidden(set, rows, ref.level === "gemeente");
}

/** Of what lies in any of these buurten; `wholly` for what is the gemeente itself and in no wijk. */
function disclosedOfHidden(set: PublishedSet, rows: readonly number[], wholly: boolean): DisclosedAreas {
  const { buurt, wijk, gemeente } = set.areas;
  const { wijken, gemeenten } = disclosable(set);
  const only = (numbers: readonly (number | undefined)[]) => (new Set(numbers).size === 1 ? (numbers[0] ?? -1) : -1);
  const ofWijk = wholly ? -1 : only(rows.map((row) => buurt.parents[row]));
  const ofGemeente = only(rows.map((row) => buurt.gemeenten[row]));
  const [namesWijk, namesGemeente] = [wijken[ofWijk] === true, gemeenten[ofGemeente] === true];
  const named = namesWijk ? wijk.codes[ofWijk] : undefined;
  const around = namesGemeente ? gemeente.codes[ofGemeente] : undefined;
  const smallest = named ?? around;
  return {
    ...(named === undefined ? {} : { wijk: named }),
    ...(around === undefined ? {} : { gemeente: around }),
    areas: [...new Set([named, around, ...(smallest === undefined ? [] : groupsAround(set, smallest))])]
      .filter((code) => code !== undefined)
      .sort(),
  };
}

/** Groups that hold all of an area: those that hold a part would narrow it. */
function groupsAround(set: PublishedSet, code: string): string[] {
  const { around } = disclosable(set);
  const found = around.get(code);
  if (found) return found;
  const ref = findArea(set, code);
  const [first = [], ...others] = ref ? buurtRows(set, ref).map(groupsOf(set)) : [];
  const groups = first.filter((group) => others.every((other) => other.includes(group)));
  around.set(code, groups);
  return groups;
}

interface Disclosable {
  wijken: boolean[];
  gemeenten: boolean[];
  /** By code of an area, the groups that hold all of it; filled when asked. */
  around: Map<string, string[]>;
}

const known = new WeakMap<PublishedSet, Disclosable>();

function disclosable(set: PublishedSet): Disclosable {
  const found = known.get(set);
  if (found) return found;
  const { buurt, wijk, gemeente } = set.areas;
  const made = {
    wijken: largeEnough(wijk.codes.length, buurt.parents, (row) => wijk.gemeenten[row]),
    gemeenten: largeEnough(gemeente.codes.length, buurt.gemeenten, () => 0),
    around: new Map<string, string[]>(),
  };
  known.set(set, made);
  return made;
}

/**
 * Which areas may be named: those of two buurten or more. Where just one within the same larger area is smaller, leaving out its
 * name would name it: the smallest of its neighbours goes unnamed too.
 */
function largeEnough(count: number, areaOfBuurt: ArrayLike<number>, around: (row: number) => number | undefined): boolean[] {
  const sizes = new Array<number>(count).fill(0);
  for (const row of Array.from(areaOfBuurt)) if (row >= 0) sizes[row] = (sizes[row] ?? 0) + 1;
  const named = sizes.map((size) => size >= 2);
  for (const rows of Map.groupBy(sizes.keys(), around).values()) {
    const small = rows.filter((row) => sizes[row] === 1);
    if (small.length !== 1) continue;
    const [partner] = rows.filter((row) => named[row]).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
    if (partner !== undefined) named[partner] = false;
  }
  return named;
}
