/** The editions that come along: whole, ours and said to be so, and of an id that always means one thing; and what follows on them. */
import { describe, expect, test } from "vitest";
import { frameworkOf } from "#data/assessment/framework.ts";
import { type ChecklistEdition, checklistTemplates, itemsOf } from "#data/checklists/checklist.ts";
import { builtInEditions, followedBy } from "#data/editions/built-in.ts";
import { changesOf } from "#data/editions/changes.ts";
import {
  AnyEdition,
  checklistEditions,
  editionFaults,
  editionTemplates,
  enteredFaults,
  frameworksOf,
  newestChecklist,
  newestEdition,
} from "#data/editions/edition.ts";
import { phases } from "#data/schema/initiative-filter.ts";
import { nextChecklist, nextFramework } from "../../../fixtures/editions.ts";

const all = builtInEditions;

test.each(editionTemplates)("%s has editions that follow on each other and are our own", (template) => {
  const editions = all.filter((one) => one.template === template);
  expect(editions.length).toBeGreaterThan(0);
  expect(editions.reduce<AnyEdition[]>(followedBy, [])).toEqual(editions);
  expect(newestEdition(all, template)?.concept).toBe(true);
});

test("the four phases are those of everywhere, the agenda has seven steps, and both ask enough", () => {
  expect(newestChecklist(all, "phases").parts.map(({ id }) => id)).toEqual([...phases]);
  expect(newestChecklist(all, "agenda").parts).toHaveLength(7);
  for (const template of checklistTemplates) expect(itemsOf(newestChecklist(all, template)).length).toBeGreaterThanOrEqual(20);
  expect(() => newestChecklist([], "phases")).toThrow("no edition");
  expect(() => frameworkOf([], undefined)).toThrow("no edition");
});

test("no id stands in two templates", () => {
  const ids = checklistTemplates.flatMap((template) => [
    ...new Set(checklistEditions(all, template).flatMap((edition) => itemsOf(edition).map(({ id }) => id))),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("an edition that follows", () => {
  const faults = (edition: AnyEdition) => editionFaults(edition, all).map(({ path, code }) => `${path} ${code}`);

  test("on the one before has no faults; what does not follow has them all, each with its place", () => {
    const next = nextChecklist();
    expect(faults(next)).toEqual([]);
    const [part, ...others] = next.parts;
    const [item, ...more] = part?.items ?? [];
    if (!part || !item) throw new Error("an edition without items");
    const wrong: ChecklistEdition = {
      ...next,
      ...{ id: "2026", day: "2020-01-01" },
      parts: [
        {
          ...part,
          items: [
            { ...item, id: "or-nieuw", replaces: ["or-cijfers", "nergens"], source: "geen" },
            ...more,
            { ...item, id: more[0]?.id ?? "" },
            { ...item, id: itemsOf(newestChecklist(all, "agenda"))[0]?.id ?? "" },
          ],
        },
        ...others,
        { ...part, items: [{ ...item, id: "or-anders" }] },
      ],
      sources: [...next.sources, ...next.sources.slice(0, 1)],
    };
    const last = part.items.length;
    expect(faults(wrong).sort()).toEqual(
      [
        "id editionTaken",
        "day editionDay",
        `sources.${next.sources.length}.id twice`,
        `parts.${next.parts.length}.id twice`,
        `parts.0.items.${last}.id twice`,
        "parts.0.items.0.source source",
        "parts.0.items.0.replaces.1 replaces",
        `parts.0.items.${last + 1}.id elsewhere`,
      ].sort(),
    );
    expect(() => followedBy(all, wrong)).toThrow(/phases 2026: id: editionTaken; day: editionDay/);
  });

  test("of the assessment asks each of the six once", () => {
    const next = nextFramework();
    expect(faults(next)).toEqual([]);
    const [first] = next.verdicts;
    if (!first) throw new Error("no verdicts");
    expect(faults({ ...next, verdicts: [...next.verdicts.slice(0, 5), first] })).toEqual(["verdicts.5.id twice"]);
  });

  test("of an organisation says so, and has a name that none of ours can have", () => {
    expect(enteredFaults(nextChecklist())).toEqual([]);
    const ours = newestEdition(all, "phases");
    if (!ours) throw new Error("no edition");
    expect(enteredFaults(ours).map(({ code }) => code)).toEqual(["editionName", "editionConcept", "editionBy"]);
  });

  test("may be in Dutch alone: whoever reads English reads that", () => {
    const { by, ...next } = nextFramework();
    expect(AnyEdition.parse({ ...next, by: { nl: "Gemeente Amersfoort" } }).by).toEqual({
      nl: "Gemeente Amersfoort",
      en: "Gemeente Amersfoort",
    });
  });

  test("says what it changes: what is new, in other words, in the place of others, and left out", () => {
    const before = newestChecklist(all, "phases");
    const { added, reworded, replacing, leftOut, same } = changesOf(nextChecklist(), before);
    expect(added.map(({ id }) => id)).toEqual(["eigen-nieuw"]);
    expect(reworded).toMatchObject([{ id: "or-verhalen", text: { nl: "We spraken twintig bewoners." } }]);
    expect(reworded[0]?.before.nl).toMatch(/^We vroegen bewoners/);
    expect(replacing).toMatchObject([{ id: "or-beeld", replaces: [{ id: "or-cijfers" }] }]);
    expect(leftOut.map(({ id }) => id)).toEqual([itemsOf(before).at(-1)?.id]);
    expect(same).toBe(itemsOf(before).length - 3);
  });

  test("of the assessment has other words for the same six, and an assessment keeps those of its own", () => {
    const next = nextFramework();
    const before = newestEdition(all, "framework");
    if (!before) throw new Error("no edition");
    expect(changesOf(next, before)).toMatchObject({
      ...{ added: [], replacing: [], leftOut: [], same: 5 },
      reworded: [{ id: "urgent", text: { nl: "Urgent: Kan het nog een jaar wachten?" } }],
    });
    const frameworks = frameworksOf([...all, next]);
    expect(frameworkOf(frameworks, "2026")).toBe(before);
    expect(frameworkOf(frameworks, undefined)).toBe(next);
  });
});
