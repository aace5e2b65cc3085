/** Area groups as rows: the areas of the three lists, and which buurten of today each consists of. */
import { existsSync, readFileSync } from "node:fs";
import type { AreaIndex, AreaPlaces } from "#data/schema/area.ts";
import { type GroupArea, GroupList, groupListIds } from "#data/schema/group.ts";
import { SourceProblem } from "../sources/source-problem.ts";
import { rowsByCode } from "./areas.ts";

/** A member: a whole wijk or buurt, or the share of it that lies in the group. */
export interface GroupMember {
  level: "wijk" | "buurt";
  row: number;
  share: number;
}

export interface GroupOfRows {
  area: GroupArea;
  /** Position of its list in the catalogue. */
  list: number;
  members: GroupMember[];
  /** Rows of the buurten with a border that make its outline. */
  buurten: number[];
}

export type Indexes = Record<"gemeente" | "wijk" | "buurt", AreaIndex>;

/** The lists of data/groups, in the order of `groupListIds`. Throws a SourceProblem that names the file when one is not right. */
export function readGroupLists(): GroupList[] {
  const lists: GroupList[] = [];
  for (const id of groupListIds) {
    const url = new URL(`../../groups/${id}.json`, import.meta.url);
    if (!existsSync(url)) continue;
    const list = GroupList.safeParse(JSON.parse(readFileSync(url, "utf8")));
    if (!list.success) throw new SourceProblem(`data/groups/${id}.json: ${list.error.message}`);
    lists.push(list.data);
  }
  return lists;
}

/** Rows in list order, areas that could not be tied to a border last. Throws a SourceProblem on a member that is no area. */
export function groupRows(lists: GroupList[], indexes: Indexes): GroupOfRows[] {
  const wijkRows = rowsByCode(indexes.wijk);
  const buurtRows = rowsByCode(indexes.buurt);
  const rows = lists.flatMap((list, position) =>
    list.areas.map((area): GroupOfRows => {
      const members = area.members.map(({ code, share }): GroupMember => {
        const wijk = wijkRows.get(code);
        const buurt = buurtRows.get(code);
        if (wijk !== undefined) return { level: "wijk", row: wijk, share };
        if (buurt !== undefined) return { level: "buurt", row: buurt, share };
        throw new SourceProblem(
          `data/groups/${list.id}.json: ${area.id} has member ${code}, which is no wijk or buurt of ${indexes.buurt.year}`,
        );
      });
      return { area, list: position, members, buurten: buurtenOf(members, indexes.buurt) };
    }),
  );
  const ids = new Set(rows.map(({ area }) => area.id));
  if (ids.size < rows.length) throw new SourceProblem("data/groups: two areas have the same id");
  return [...rows.filter(({ buurten }) => buurten.length > 0), ...rows.filter(({ buurten }) => buurten.length === 0)];
}

function buurtenOf(members: GroupMember[], buurten: AreaIndex): number[] {
  const wijken = new Set(members.filter(({ level }) => level === "wijk").map(({ row }) => row));
  const own = new Set(members.filter(({ level }) => level === "buurt").map(({ row }) => row));
  return buurten.parents
    .map((wijk, row) => (row < buurten.bordered && (wijken.has(wijk) || own.has(row)) ? row : -1))
    .filter((row) => row >= 0);
}

/** Codes of the buurten of every group that consists of whole areas, by the id of the group. */
export const wholeGroups = (rows: readonly GroupOfRows[], { buurt }: Indexes): Map<string, ReadonlySet<string>> =>
  new Map(
    rows.flatMap(({ area, members, buurten }) =>
      members.length > 0 && members.every(({ share }) => share === 1)
        ? [[area.id, new Set(buurten.map((row) => buurt.codes[row] ?? ""))] as const]
        : [],
    ),
  );

/** `inhabitants` is the rolled-up column of the groups. */
export function groupIndex(
  rows: GroupOfRows[],
  indexes: Indexes,
  inhabitants: { values: ArrayLike<number> } | undefined,
): AreaIndex {
  const gemeenteOf = (row: GroupOfRows) => {
    const found = new Set(row.members.map((member) => indexes[member.level].gemeenten[member.row] ?? -1));
    return found.size === 1 ? ([...found][0] ?? -1) : -1;
  };
  return {
    level: "group",
    year: indexes.buurt.year,
    bordered: rows.filter(({ buurten }) => buurten.length > 0).length,
    codes: rows.map(({ area }) => area.id),
    names: rows.map(({ area }) => area.name),
    parents: rows.map(({ list }) => list),
    gemeenten: rows.map(gemeenteOf),
    inhabitants: rows.map((_, row) => wholeOrUnknown(inhabitants?.values[row])),
  };
}

const wholeOrUnknown = (value = Number.NaN) => (Number.isFinite(value) ? Math.round(value) : -1);

/** Box around the members; the name stands on the largest of them. */
export function groupPlaces(rows: GroupOfRows[], buurten: AreaPlaces): AreaPlaces {
  const boxes: number[] = [];
  const labels: number[] = [];
  for (const { buurten: members } of rows) {
    const around = members.map((row) => buurten.boxes.slice(4 * row, 4 * row + 4));
    const side = (at: number, pick: (...numbers: number[]) => number) =>
      around.length ? pick(...around.map((box) => box[at] ?? 0)) : 0;
    boxes.push(side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max));
    const size = ([west = 0, south = 0, east = 0, north = 0]: number[]) => (east - west) * (north - south);
    const [largest] = members.toSorted(
      (a, b) => size(buurten.boxes.slice(4 * b, 4 * b + 4)) - size(buurten.boxes.slice(4 * a, 4 * a + 4)),
    );
    labels.push(...(largest === undefined ? [0, 0] : buurten.labels.slice(2 * largest, 2 * largest + 2)));
  }
  return { level: "group", year: buurten.year, boxes, labels };
}
