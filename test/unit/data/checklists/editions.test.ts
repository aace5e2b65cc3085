/** The editions that come along: whole, ours and said to be so, and of an id that always means one thing. */
import { expect, test } from "vitest";
import { checklistTemplates, editionFaults, itemsOf } from "#data/checklists/checklist.ts";
import { checklistEditions, defineChecklistEdition, newestEdition } from "#data/checklists/editions.ts";
import { phases } from "#data/schema/initiative-filter.ts";

test.each(checklistTemplates)("%s has editions that follow on each other, with a source for every item", (template) => {
  const editions = checklistEditions(template);
  expect(editions.length).toBeGreaterThan(0);
  for (const [at, edition] of editions.entries()) expect(editionFaults(edition, editions[at - 1])).toEqual([]);
  expect(itemsOf(newestEdition(template)).length).toBeGreaterThanOrEqual(20);
});

test("the four phases are those of everywhere, the agenda has seven steps, and both say that they are our own", () => {
  expect(newestEdition("phases").parts.map(({ id }) => id)).toEqual([...phases]);
  expect(newestEdition("agenda").parts).toHaveLength(7);
  for (const template of checklistTemplates) expect(newestEdition(template).concept).toBe(true);
});

test("no id stands in two templates", () => {
  const ids = checklistTemplates.flatMap((template) => [
    ...new Set(checklistEditions(template).flatMap((edition) => itemsOf(edition).map(({ id }) => id))),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an edition that does not follow on the one before it is refused with every reason", () => {
  const { parts, ...newest } = newestEdition("phases");
  const [part, ...others] = parts;
  if (!part) throw new Error("no part");
  const [item, ...more] = part.items;
  if (!item) throw new Error("no item");
  const wrong = {
    ...newest,
    day: "2020-01-01",
    parts: [
      { ...part, items: [{ ...item, id: "or-nieuw", replaces: ["nergens"], source: "geen" }, ...more, ...more] },
      ...others,
    ],
  };
  expect(() => defineChecklistEdition(wrong)).toThrow(
    /its day lies before.*two items have this id.*there is no source geen.*replaces nergens.*there is such an edition/,
  );
});
