/** A new edition keeps every answer and shows what is new: over a thousand generated histories of editions and answers. */

import { describe, expect, test } from "vitest";
import { type Carried, type ChecklistRow, carried, newItems } from "#data/checklists/carry.ts";
import { type ChecklistEdition, checklistFaults, checklistStates, itemsOf } from "#data/checklists/checklist.ts";
import { chances } from "../../../fixtures/many-initiatives.ts";

const text = { nl: "Dit is geregeld.", en: "This is arranged." };

interface Item {
  id: string;
  replaces?: string[];
}
const editionOf = (id: string, day: string, parts: Record<string, Item[]>): ChecklistEdition => ({
  template: "phases",
  ...{ id, day, concept: true, by: text, name: text, lead: text },
  sources: [{ id: "bron", name: "Een bron" }],
  parts: Object.entries(parts).map(([part, items]) => ({
    id: part,
    name: text,
    items: items.map((item) => ({ ...item, text, why: text, example: text, source: "bron" })),
  })),
});

describe("by hand", () => {
  const first = editionOf("2026", "2026-01-01", { begin: [{ id: "aa" }, { id: "bb" }, { id: "cc" }], end: [{ id: "dd" }] });
  const second = editionOf("2027", "2027-01-01", {
    begin: [{ id: "aa" }, { id: "ee", replaces: ["bb", "cc"] }],
    end: [{ id: "ff" }],
  });
  const rows: ChecklistRow[] = [
    { item: "aa", state: "done", evidence: "Het verslag" },
    { item: "bb", state: "done", evidence: "Een foto" },
    { item: "cc", state: "busy" },
    { item: "dd", state: "done" },
    { item: "eigen-1", part: "begin", text: "De speeltuin", state: "open" },
  ];
  const read = (editions: ChecklistEdition[], edition?: string, some = rows) => carried(editions, { edition, rows: some });
  const item = (list: Carried, id: string) => list.parts.flatMap(({ items }) => items).find((one) => one.item.id === id);

  test("two items that became one stand with it, and it is no further than the one that is least far", () => {
    const list = read([first, second], "2026");
    expect(item(list, "ee")).toMatchObject({ state: "busy", row: undefined, isNew: false });
    expect(item(list, "ee")?.earlier.map(({ row }) => row.item)).toEqual(["bb", "cc"]);
    expect(item(read([first, second], "2026", rows.slice(0, 2)), "ee")?.state).toBe("open");
  });

  test("what was never asked before is new until somebody looked through the edition, or answered it", () => {
    const named = (list: Carried) => newItems(list).map((one) => one.item.id);
    expect(named(read([first, second], "2026"))).toEqual(["ff"]);
    expect(named(read([first, second], "2027"))).toEqual([]);
    expect(named(read([first, second], "2026", [...rows, { item: "ff", state: "busy" }]))).toEqual([]);
    expect(named(read([first, second]))).toEqual([]);
    expect(named(read([first], "2026"))).toEqual([]);
  });

  test("an answer in the new words counts, and the earlier ones stay", () => {
    const list = read([first, second], "2027", [...rows, { item: "ee", state: "done" }]);
    expect(item(list, "ee")).toMatchObject({ state: "done", row: { item: "ee" } });
    expect(item(list, "ee")?.earlier).toHaveLength(2);
  });

  test("what is no longer asked is kept apart with its words, own items stand in their part, and counts leave out what does not play", () => {
    const list = read([first, second], "2026");
    expect(list.dropped).toMatchObject([{ row: { item: "dd" }, item: { id: "dd" } }]);
    expect(list.parts[0]?.own.map((row) => row.text)).toEqual(["De speeltuin"]);
    expect(list.progress).toEqual({ done: 1, bare: 0, total: 4 });
    const aside = read([first], "2026", [
      { item: "aa", state: "notApplicable" },
      { item: "dd", state: "done" },
    ]);
    expect(aside.progress).toEqual({ done: 1, bare: 1, total: 3 });
    expect(read([editionOf("x", "2026-01-01", { other: [{ id: "aa" }] })], "x").own).toHaveLength(1);
  });

  test("without an edition nothing can be read", () => {
    expect(() => read([])).toThrow("without an edition");
  });
});

test("where everything becomes everything, edition after edition, it is read as quickly", () => {
  const ids = (edition: number) => Array.from({ length: 12 }, (_, at) => `i${edition}-${at}`);
  const editions = Array.from({ length: 9 }, (_, edition) =>
    editionOf(`e${edition}`, `${2001 + edition}-01-01`, {
      begin: ids(edition).map((id) => ({ id, ...(edition === 0 ? {} : { replaces: ids(edition - 1) }) })),
    }),
  );
  // Twelve to the power of eight ways lead to it.
  const list = carried(editions, { edition: "e0", rows: [{ item: "i0-3", state: "done" }] });
  expect(list.parts[0]?.items.map(({ state, earlier }) => [state, earlier.length])).toEqual(
    Array.from({ length: 12 }, () => ["open", 1]),
  );
});

/** An edition that follows on another: items stay, go, become one, are split, and new ones come. */
function nextEdition(random: () => number, number: number, before: ChecklistEdition | undefined): ChecklistEdition {
  const old = before ? itemsOf(before).map(({ id }) => id) : [];
  const kept: Item[] = [];
  const fresh = (at: number, replaces?: string[]): Item => ({ id: `i${number}-${at}`, ...(replaces ? { replaces } : {}) });
  let made = 0;
  for (let at = 0; at < old.length; at++) {
    const [id = "", next] = [old[at], old[at + 1]];
    const dice = random();
    if (dice < 0.55) kept.push({ id });
    else if (dice < 0.65 && next !== undefined) kept.push(fresh(made++, [id, next]));
    else if (dice < 0.8) kept.push(fresh(made++, [id]));
    else if (dice < 0.88) kept.push(fresh(made++, [id]), fresh(made++, [id]));
  }
  const count = Math.max(kept.length === 0 ? 1 : 0, Math.floor(random() * 4));
  for (let i = 0; i < count; i++) kept.push(fresh(made++));
  const half = Math.ceil(kept.length / 2);
  const parts = { begin: kept.slice(0, half), ...(kept.length > half ? { end: kept.slice(half) } : {}) };
  return editionOf(`e${number}`, `${2000 + number}-01-01`, parts);
}

/** Said again, another way: walk from the items of then to those of now, edition by edition. */
function becomes(editions: readonly ChecklistEdition[], from: number, id: string): Set<string> {
  let now = new Set([id]);
  for (const edition of editions.slice(from + 1))
    now = new Set([
      ...now,
      ...itemsOf(edition)
        .filter(({ replaces = [] }) => replaces.some((one) => now.has(one)))
        .map((one) => one.id),
    ]);
  return now;
}

test("over a thousand histories every answer is there once more, and exactly what is new is shown", () => {
  let [answers, news, joined, dropped] = [0, 0, 0, 0];
  for (let seed = 1; seed <= 1_000; seed++) {
    const random = chances(seed);
    const editions: ChecklistEdition[] = [];
    const rows = new Map<string, ChecklistRow>();
    const depth = 1 + Math.floor(random() * 5);
    for (let number = 0; number < depth; number++) {
      const edition = nextEdition(random, number, editions.at(-1));
      expect(checklistFaults(edition, editions.at(-1))).toEqual([]);
      editions.push(edition);
      for (const { id } of itemsOf(edition))
        if (random() < 0.5) {
          const state = checklistStates[Math.floor(random() * 4)] ?? "open";
          rows.set(id, { item: id, state, evidence: `${seed} ${number} ${id}` });
        }
      if (random() < 0.3) {
        const item = `eigen-${number}`;
        rows.set(item, { item, part: random() < 0.5 ? "begin" : "weg", text: `Eigen ${seed}`, state: "open" });
      }
    }
    const looked = Math.floor(random() * depth);
    // Nobody answers an edition that they have not seen.
    const seen = new Set(editions.slice(0, looked + 1).flatMap((edition) => itemsOf(edition).map(({ id }) => id)));
    const given = [...rows.values()].filter(({ item, part }) => part !== undefined || seen.has(item));
    const list = carried(editions, { edition: `e${looked}`, rows: given });

    const items = list.parts.flatMap((part) => part.items);
    const shown = [
      ...items.flatMap(({ row, earlier }) => [...(row ? [row] : []), ...earlier.map((one) => one.row)]),
      ...list.parts.flatMap((part) => part.own),
      ...list.own,
      ...list.dropped.map(({ row }) => row),
    ];
    expect(new Set(shown)).toEqual(new Set(given));
    // Only an item that was split is answered in two places.
    for (const row of given) {
      const places = shown.filter((one) => one === row).length;
      const at = editions.findIndex((edition) => itemsOf(edition).some(({ id }) => id === row.item));
      const heirs = at === -1 ? 1 : items.filter(({ item }) => becomes(editions, at, row.item).has(item.id)).length;
      expect(places).toBe(Math.max(1, heirs));
    }
    const known = new Set(
      editions
        .slice(0, looked + 1)
        .flatMap((edition, at) => itemsOf(edition).map(({ id }) => ({ id, at })))
        .filter(({ id, at }) => at === looked || rows.has(id))
        .flatMap(({ id, at }) => [...becomes(editions, at, id)]),
    );
    expect(newItems(list).map(({ item }) => item.id)).toEqual(items.map(({ item }) => item.id).filter((id) => !known.has(id)));
    for (const { state, row, earlier } of items) {
      if (row) expect(state).toBe(row.state);
      if (!row && state === "done") expect(earlier.some((one) => one.row.state === "done")).toBe(true);
      if (earlier.length === 0 && !row) expect(state).toBeUndefined();
    }
    answers += given.length;
    news += newItems(list).length;
    joined += items.filter(({ earlier }) => earlier.length > 1).length;
    dropped += list.dropped.length;
  }
  // The histories hold what they are about.
  expect(Math.min(answers, news, joined, dropped)).toBeGreaterThan(200);
});
