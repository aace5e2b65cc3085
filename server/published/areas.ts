/** Areas of one published set: from a code to its row, and from a row to what a reader may know of it. */
import { AreaCode, AreaPlaces, isPutTogether, type Level, levels } from "#data/schema/area.ts";
import type { GroupArea, GroupList } from "#data/schema/group.ts";
import { Problem } from "../http/errors.ts";
import type { PublishedSet } from "./published-set.ts";

export interface AreaRef {
  level: Level;
  row: number;
}

export interface CodeAndName {
  code: string;
  name: string;
}

export interface AreaDescription extends CodeAndName {
  level: Level;
  /** Row in the area index of the level: the id of its feature in the tiles. */
  row: number;
  bordered: boolean;
  gemeente?: CodeAndName;
  wijk?: CodeAndName;
  /** Absent when unknown. */
  inhabitants?: number;
}

const refs = new WeakMap<PublishedSet, Map<string, AreaRef>>();

/** Undefined for a code that is no area of this set. */
export function findArea(set: PublishedSet, code: string): AreaRef | undefined {
  let known = refs.get(set);
  if (!known) {
    known = new Map(levels.flatMap((level) => set.areas[level].codes.map((c, row): [string, AreaRef] => [c, { level, row }])));
    refs.set(set, known);
  }
  return known.get(code);
}

/** Throws a Problem 404. */
export function requireArea(set: PublishedSet, code: string): AreaRef {
  if (isPutTogether(code))
    throw new Problem(
      404,
      "This is an own region or a province: it has /profile and no more. An own region has no borders of its own, and no comparable areas.",
    );
  const ref = AreaCode.safeParse(code).success ? findArea(set, code) : undefined;
  if (!ref)
    throw new Problem(
      404,
      `There is no area with this code in the division of ${set.manifest.division}: search it with /api/v1/areas?q=`,
    );
  return ref;
}

export function describeArea(set: PublishedSet, { level, row }: AreaRef): AreaDescription {
  const index = set.areas[level];
  const inhabitants = index.inhabitants[row] ?? -1;
  const gemeente = named(set, "gemeente", index.gemeenten[row]);
  const wijk = level === "buurt" ? named(set, "wijk", index.parents[row]) : undefined;
  return {
    code: index.codes[row] ?? "",
    name: index.names[row] ?? "",
    level,
    row,
    bordered: row < index.bordered,
    ...(gemeente ? { gemeente } : {}),
    ...(wijk ? { wijk } : {}),
    ...(inhabitants >= 0 ? { inhabitants } : {}),
  };
}

function named(set: PublishedSet, level: Level, row = -1): CodeAndName | undefined {
  const { codes, names } = set.areas[level];
  const code = codes[row];
  return code === undefined ? undefined : { code, name: names[row] ?? "" };
}

/** Row of the gemeente that an area is or lies in; -1 for what lies in several. */
export const gemeenteRowOf = (set: PublishedSet, { level, row }: AreaRef): number =>
  level === "gemeente" ? row : (set.areas[level].gemeenten[row] ?? -1);

export interface AreaPlace {
  /** West, south, east, north in degrees (WGS 84). */
  box: [number, number, number, number];
  /** Longitude and latitude of the point that lies deepest inside. */
  point: [number, number];
}

const placesOf = new WeakMap<PublishedSet, Map<Level, AreaPlaces>>();

/** Undefined for an area without a border. */
export function placeOfArea(set: PublishedSet, { level, row }: AreaRef): AreaPlace | undefined {
  const known = placesOf.get(set) ?? new Map<Level, AreaPlaces>();
  placesOf.set(set, known);
  let places = known.get(level);
  if (!places) {
    const bytes = set.files.get(set.manifest.places[level])?.identity.bytes;
    places = AreaPlaces.parse(JSON.parse(new TextDecoder().decode(bytes)));
    known.set(level, places);
  }
  if (row >= set.areas[level].bordered) return undefined;
  const degrees = (values: number[], from: number) => (values[from] ?? 0) / 1e5;
  const { boxes, labels } = places;
  return {
    box: [degrees(boxes, row * 4), degrees(boxes, row * 4 + 1), degrees(boxes, row * 4 + 2), degrees(boxes, row * 4 + 3)],
    point: [degrees(labels, row * 2), degrees(labels, row * 2 + 1)],
  };
}

/** The list and the entry of a group area: its members with their shares and how certain they are. */
export function groupOf(set: PublishedSet, { level, row }: AreaRef): { list: GroupList; area: GroupArea } | undefined {
  if (level !== "group") return undefined;
  const id = set.areas.group.codes[row];
  for (const list of set.catalog.groups) {
    const area = list.areas.find((entry) => entry.id === id);
    if (area) return { list, area };
  }
  return undefined;
}

/** Rows of the areas of a list, in its order; none where there is no such list. */
export function rowsOfList(set: PublishedSet, list: string): number[] {
  const areas = set.catalog.groups.find(({ id }) => id === list)?.areas ?? [];
  return areas.map(({ id }) => set.areas.group.codes.indexOf(id)).filter((row) => row >= 0);
}

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

/** Codes of an area and of everything that all of it lies in, sorted. */
export function areasAround(set: PublishedSet, ref: AreaRef): string[] {
  const [first = [], ...others] = buurtRows(set, ref).map((row) => areasOf(set, [row]));
  const around = first.filter((code) => others.every((other) => other.includes(code)));
  return [...new Set([set.areas[ref.level].codes[ref.row] ?? "", ...around])].sort();
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
