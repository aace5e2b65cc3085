/**
 * What an area answered, read by the newest edition: every answer is somewhere in what comes out, and what is new is exactly what no item
 * of the edition in which it was answered became.
 */
import { type ChecklistEdition, type ChecklistItem, type ChecklistState, itemsOf } from "./checklist.ts";

/** An answer, or an item of their own with what it asks. */
export interface ChecklistRow {
  item: string;
  text?: string | undefined;
  /** Only of an item of their own: where it stands. */
  part?: string | undefined;
  state: ChecklistState;
  evidence?: string | undefined;
  by?: string | undefined;
  on?: string | undefined;
}

/** An answer to an item of an earlier edition; its words are those of the newest edition that had it. */
export interface EarlierAnswer {
  row: ChecklistRow;
  item: ChecklistItem | undefined;
}

export interface CarriedItem {
  item: ChecklistItem;
  /** Undefined where nobody answered it, nor what it continues. */
  state: ChecklistState | undefined;
  row: ChecklistRow | undefined;
  /** Answers to the items that it takes the place of. */
  earlier: EarlierAnswer[];
  isNew: boolean;
}

export interface CarriedPart {
  id: string;
  items: CarriedItem[];
  own: ChecklistRow[];
}

export interface ChecklistProgress {
  done: number;
  /** Of those, how many say nothing of what shows it. */
  bare: number;
  /** Without what does not play here. */
  total: number;
}

export interface Carried {
  edition: ChecklistEdition;
  parts: CarriedPart[];
  /** Answers to items that no item of this edition continues. */
  dropped: EarlierAnswer[];
  /** Items of their own of a part that this edition does not have. */
  own: ChecklistRow[];
  progress: ChecklistProgress;
}

export interface FilledChecklist {
  /** In which edition it was answered, or looked through; undefined where it was not begun. */
  edition?: string | undefined;
  rows?: readonly ChecklistRow[] | undefined;
}

const isOwnRow = ({ part }: ChecklistRow): boolean => part !== undefined;

/** Where many became one and one became many, the same ancestor is met on many ways: it is found once. */
function onceEach<T>(find: (id: string, upTo: number) => T): (id: string, upTo: number) => T {
  const found = new Map<string, { it: T }>();
  return (id, upTo) => {
    const key = `${upTo} ${id}`;
    const { it } = found.get(key) ?? { it: find(id, upTo) };
    found.set(key, { it });
    return it;
  };
}

/** Which items of earlier editions each item takes the place of. */
function parentsIn(editions: readonly ChecklistEdition[]) {
  const places = editions.map((edition) => new Map(itemsOf(edition).map((item) => [item.id, item])));
  /** With the number of the edition that they were in. */
  const parentsOf = (id: string, upTo: number): [id: string, at: number][] =>
    places
      .slice(0, upTo + 1)
      .flatMap((items, at) => (items.get(id)?.replaces ?? []).map((one): [string, number] => [one, at - 1]));
  const ancestorsOf = onceEach((id: string, upTo: number): string[] => [
    ...new Set([id, ...parentsOf(id, upTo).flatMap(([one, at]) => ancestorsOf(one, at))]),
  ]);
  const newestOf = (id: string): ChecklistItem | undefined => places.findLast((items) => items.has(id))?.get(id);
  return { parentsOf, ancestorsOf, newestOf };
}

const least = ["open", "busy", "done"] as const;
/** Of several that became one: never further than the one that is least far. */
function together(states: readonly (ChecklistState | undefined)[]): ChecklistState | undefined {
  if (states.every((state) => state === undefined)) return undefined;
  const playing = states.map((state) => state ?? "open").filter((state) => state !== "notApplicable");
  return playing.length === 0 ? "notApplicable" : least.find((state) => playing.includes(state));
}

/** Throws an Error without an edition. */
export function carried(editions: readonly ChecklistEdition[], { edition: answeredIn, rows = [] }: FilledChecklist): Carried {
  const edition = editions.at(-1);
  if (!edition) throw new Error("a checklist without an edition");
  const { parentsOf, ancestorsOf, newestOf } = parentsIn(editions);
  const last = editions.length - 1;
  const answers = new Map(rows.filter((row) => !isOwnRow(row)).map((row) => [row.item, row]));
  const then = editions.find(({ id }) => id === answeredIn);
  const knownThen = then && new Set(itemsOf(then).map(({ id }) => id));
  const stateOf = onceEach((id: string, upTo: number): ChecklistState | undefined => {
    const parents = parentsOf(id, upTo);
    return answers.get(id)?.state ?? (parents.length === 0 ? undefined : together(parents.map(([one, at]) => stateOf(one, at))));
  });
  const used = new Set<string>();
  const carriedItem = (item: ChecklistItem): CarriedItem => {
    const before = ancestorsOf(item.id, last);
    for (const id of before) used.add(id);
    const row = answers.get(item.id);
    const earlier = before.flatMap((id) => {
      const held = id === item.id ? undefined : answers.get(id);
      return held ? [{ row: held, item: newestOf(id) }] : [];
    });
    const isKnown = row !== undefined || earlier.length > 0 || before.some((id) => knownThen?.has(id));
    return { item, state: stateOf(item.id, last), row, earlier, isNew: knownThen !== undefined && !isKnown };
  };
  const own = rows.filter(isOwnRow);
  const here = new Set(edition.parts.map(({ id }) => id));
  const parts = edition.parts.map(({ id, items }) => ({
    id,
    items: items.map(carriedItem),
    own: own.filter(({ part }) => part === id),
  }));
  const dropped = [...answers.values()].filter(({ item }) => !used.has(item)).map((row) => ({ row, item: newestOf(row.item) }));
  const elsewhere = own.filter(({ part = "" }) => !here.has(part));
  const progress = progressOf({ items: parts.flatMap(({ items }) => items), own });
  return { edition, parts, dropped, own: elsewhere, progress };
}

export function progressOf({ items, own }: Pick<CarriedPart, "items" | "own">): ChecklistProgress {
  const all = [
    ...items.map(({ state, row, earlier }) => ({ state, rows: [row, ...earlier.map((one) => one.row)] })),
    ...own.map((row) => ({ state: row.state, rows: [row] })),
  ];
  const done = all.filter(({ state }) => state === "done");
  return {
    done: done.length,
    bare: done.filter(({ rows }) => rows.every((row) => row?.evidence === undefined)).length,
    total: all.filter(({ state }) => state !== "notApplicable").length,
  };
}

export const newItems = ({ parts }: Carried): CarriedItem[] => parts.flatMap(({ items }) => items.filter(({ isNew }) => isNew));
