/**
 * Index over the names and codes of all areas, made from the published area indexes: by the browser when the reader first
 * searches, by the server when somebody first asks the API. Words are shared: 18,300 areas have some 15,000 different words, so typing errors are weighed per word and not
 * per area.
 */
import { type AreaIndex, type Level, levels } from "../schema/area.ts";
import { fold } from "../text/fold.ts";
import { type SortedWords, sortedWords } from "./near-words.ts";

/** What people call an area besides its official name, by code. */
const otherNames: Record<string, string> = {
  GM0518: "den haag",
  GM0796: "den bosch",
  GM0737: "tietjerksteradeel",
  GM1891: "dantumadeel",
  GM1900: "zuidwest friesland",
  GM1940: "de friese meren",
  GM1970: "noordoost friesland",
  WK051829: "schilderswijk",
  WK051838: "laak",
};

export interface PlaceIndex {
  areas: Record<Level, AreaIndex>;
  /** First entry of each level; entry = start + row. */
  start: Record<Level, number>;
  size: number;
  /** Place of the level in `levels`, per entry. */
  level: Uint8Array;
  /** Folded name of every entry. */
  names: string[];
  /** Folded other names of the entries that have any: what people say, and the official name without its number or gemeente. */
  others: Map<number, readonly string[]>;
  /** Lower-case code of every entry. */
  codes: string[];
  /** Entry of the gemeente of every entry, -1 when none. */
  gemeente: Int32Array;
  inhabitants: Int32Array;
  /** Different words, and the entries that have each in their name. */
  sorted: SortedWords;
  entries: Uint32Array[];
}

export function buildPlaceIndex(areas: Record<Level, AreaIndex>): PlaceIndex {
  const start = { gemeente: 0, wijk: 0, buurt: 0, group: 0 };
  let size = 0;
  for (const one of levels) {
    start[one] = size;
    size += areas[one].codes.length;
  }
  const names: string[] = [];
  const codes: string[] = [];
  const gemeente = new Int32Array(size).fill(-1);
  const inhabitants = new Int32Array(size);
  const level = new Uint8Array(size);
  const others = new Map<number, readonly string[]>();
  const found = new Map<string, number[]>();
  for (const [place, one] of levels.entries()) {
    const { codes: own, names: official, gemeenten, inhabitants: people } = areas[one];
    for (let row = 0; row < own.length; row++) {
      const entry = start[one] + row;
      const name = fold(official[row] ?? "");
      names.push(name);
      codes.push((own[row] ?? "").toLowerCase());
      gemeente[entry] = gemeenten[row] ?? -1;
      inhabitants[entry] = people[row] ?? -1;
      level[entry] = place;
      const called = [otherNames[own[row] ?? ""], shorter(name, names[gemeente[entry] ?? -1])].filter((one) => one !== undefined);
      if (called.length > 0) others.set(entry, called);
      for (const word of new Set([name, ...called].join(" ").split(" "))) {
        const known = found.get(word);
        if (known) known.push(entry);
        else found.set(word, [entry]);
      }
    }
  }
  const words = [...found.keys()].sort();
  const entries = words.map((word) => Uint32Array.from(found.get(word) ?? []));
  return { areas, start, size, level, names, others, codes, gemeente, inhabitants, sorted: sortedWords(words), entries };
}

/** Names in use of 's-Gravenhage and 's-Hertogenbosch stand in front of areas of lists too. */
const spoken: Record<string, string> = { "s gravenhage": "den haag", "s hertogenbosch": "den bosch" };

/** "wijk 09 leidsche rijn" and "utrecht kanaleneiland" without what nobody types. */
function shorter(name: string, gemeente: string | undefined): string | undefined {
  const numbered = /^(?:wijk|buurt) \d+ (.+)$/.exec(name)?.[1];
  if (numbered !== undefined || gemeente === undefined) return numbered;
  const front = [gemeente, spoken[gemeente]].find((one) => one !== undefined && name.startsWith(`${one} `));
  return front === undefined ? undefined : name.slice(front.length + 1);
}

export interface FoundArea {
  level: Level;
  row: number;
  code: string;
  name: string;
  /** Row of the area it is part of; for an area of a list the position of the list. */
  parent: number;
  /** Name of the gemeente it lies in; empty for a gemeente. */
  gemeente: string;
}

export function areaOfEntry(index: PlaceIndex, entry: number): FoundArea {
  const level = levels[index.level[entry] ?? 0] ?? "gemeente";
  const row = entry - index.start[level];
  const { codes, names, parents, gemeenten } = index.areas[level];
  const gemeente = index.areas.gemeente.names[gemeenten[row] ?? -1] ?? "";
  return { level, row, code: codes[row] ?? "", name: names[row] ?? "", parent: parents[row] ?? -1, gemeente };
}
