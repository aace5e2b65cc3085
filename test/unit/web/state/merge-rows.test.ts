/** Two people changed the items of one checklist: over a thousand generated pairs, no answer of either is lost. */
import { describe, expect, test } from "vitest";
import { checklist } from "#data/entry-types/checklist.ts";
import { draftShapeOf } from "#web/pages/form/fields/draft-shape.ts";
import { contentOfDraft, type Draft, draftOfEntry } from "#web/state/draft.ts";
import { differences, merged } from "#web/state/merge-drafts.ts";
import { chances } from "../../../fixtures/many-initiatives.ts";

interface Row {
  item: string;
  state: string;
  evidence?: string;
}
const shape = draftShapeOf(checklist);
const draftOf = (rows: readonly Row[], title = "Lijst"): Draft => draftOfEntry({ title, rows }, undefined, shape);
const rowsOf = (draft: Draft) => (contentOfDraft(draft, shape).rows ?? []) as unknown as Row[];
const byItem = (rows: readonly Row[]) => new Map(rows.map((row) => [row.item, row]));
const row = (item: string, state: string, evidence?: string): Row => ({ item, state, ...(evidence ? { evidence } : {}) });

describe("by hand", () => {
  const base = [row("aa", "open"), row("bb", "busy")];
  const mine = [row("aa", "done", "Het verslag"), row("bb", "busy"), row("cc", "open")];
  const theirs = [row("aa", "open"), row("bb", "done"), row("dd", "busy")];
  const found = differences(draftOf(base), draftOf(mine), draftOf(theirs), shape);

  test("what one of them answered is taken, each under its own item, and nobody has to choose", () => {
    expect(found.map(({ row: item, suggested, clash }) => [item, suggested, clash])).toEqual([
      ["aa", "mine", false],
      ["bb", "theirs", false],
      ["dd", "theirs", false],
      ["cc", "mine", false],
    ]);
    expect(rowsOf(merged(draftOf(theirs), found, new Map(), shape))).toEqual([
      row("aa", "done", "Het verslag"),
      row("bb", "done"),
      row("dd", "busy"),
      row("cc", "open"),
    ]);
  });

  test("an item that both changed shows both, and becomes what somebody picks; the others stay as they are", () => {
    const other = [row("aa", "busy", "Een foto"), row("bb", "done")];
    const [clash, ...rest] = differences(draftOf(base), draftOf(mine), draftOf(other), shape);
    expect(clash).toMatchObject({ id: "rows aa", clash: true, mine: mine[0], theirs: other[0], joinable: false });
    expect(rest.some((one) => one.clash)).toBe(false);
    const picked = (pick: "mine" | "theirs") =>
      byItem(
        rowsOf(
          merged(
            draftOf(other),
            [clash, ...rest].filter((one) => one !== undefined),
            new Map([["rows aa", pick]]),
            shape,
          ),
        ),
      );
    expect(picked("mine").get("aa")).toEqual(mine[0]);
    expect(picked("theirs").get("aa")).toEqual(other[0]);
    for (const pick of ["mine", "theirs"] as const) expect(picked(pick).get("bb")).toEqual(other[1]);
  });

  test("the same items in another order are no change; without a base every item that differs is a clash", () => {
    expect(differences(draftOf(base), draftOf(base.toReversed()), draftOf(base), shape)).toEqual([]);
    const all = differences(undefined, draftOf(mine), draftOf(theirs), shape);
    expect(all.map(({ clash }) => clash)).toEqual([true, true, true, true]);
  });

  test("a list in which an item stands twice is judged as a whole", () => {
    const twice = [...mine, row("aa", "open")];
    const [whole, ...more] = differences(draftOf(base), draftOf(twice), draftOf(theirs), shape);
    expect([whole?.id, whole?.clash, more]).toEqual(["rows", true, []]);
    expect(rowsOf(merged(draftOf(theirs), whole ? [whole] : [], new Map(), shape))).toEqual(twice);
  });
});

test("over a thousand pairs: changed by one is taken, changed by both is asked, and what nobody touched stays", () => {
  let clashes = 0;
  for (let seed = 1; seed <= 1_000; seed++) {
    const random = chances(seed);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    const answer = (item: string) => row(item, pick(["open", "busy", "done"]), pick([undefined, "Verslag", "Foto"]));
    const items = Array.from({ length: 8 }, (_, i) => `item-${i}`);
    const base = items.filter(() => random() < 0.7).map(answer);
    const changed = () => {
      const kept = base.flatMap((one) => (random() < 0.1 ? [] : [random() < 0.4 ? answer(one.item) : one]));
      const fresh = items.filter((item) => !base.some((one) => one.item === item) && random() < 0.4).map(answer);
      return random() < 0.3 ? [...fresh, ...kept.toReversed()] : [...kept, ...fresh];
    };
    const [mine, theirs] = [changed(), changed()];
    const found = differences(draftOf(base), draftOf(mine), draftOf(theirs), shape);
    const result = rowsOf(merged(draftOf(theirs), found, new Map(), shape));
    const [was, own, other, out] = [base, mine, theirs, result].map(byItem) as [
      Map<string, Row>,
      Map<string, Row>,
      Map<string, Row>,
      Map<string, Row>,
    ];
    expect(out.size, `seed ${seed}`).toBe(result.length);
    const same = (a: Row | undefined, b: Row | undefined) => JSON.stringify(a) === JSON.stringify(b);
    for (const item of items) {
      const [before, my, their] = [was.get(item), own.get(item), other.get(item)];
      const asked = found.find((one) => one.row === item);
      const isClash = !same(my, their) && !same(before, my) && !same(before, their);
      expect([seed, item, asked?.clash ?? false]).toEqual([seed, item, isClash]);
      if (isClash) clashes++;
      const expected = same(before, my) ? their : my;
      expect([seed, item, out.get(item)]).toEqual([seed, item, expected]);
      if (isClash) expect([asked?.mine, asked?.theirs]).toEqual([my, their]);
    }
  }
  expect(clashes).toBeGreaterThan(500);
});
