import { expect, test } from "vitest";
import { fieldsOfType } from "#data/entry-types/registry.ts";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import { mergedContent, offersOf } from "#data/schema/merge.ts";
import { wholeInitiative } from "../../../fixtures/initiatives.ts";

const fields = fieldsOfType("initiative");
const whole = (changes: Partial<InitiativeInput> = {}) => Initiative.parse(wholeInitiative(changes));

test("of two that say the same nothing can be taken over", () => {
  expect(offersOf(fields, whole(), whole())).toEqual([]);
});

test("what the survivor leaves empty is filled, its lists are added to, and what it says otherwise can be replaced", () => {
  const { reach: _, source: __, ...survivor } = whole({ targetGroups: [], themes: ["samenhang"], period: {} });
  const duplicate = whole({ title: "Moestuin", themes: ["leefomgeving", "samenhang"] });
  expect(offersOf(fields, survivor, duplicate)).toEqual([
    { field: "title", taking: "replaces" },
    { field: "themes", taking: "adds" },
    { field: "targetGroups", taking: "fills" },
    { field: "reach", taking: "fills" },
    { field: "period", taking: "fills" },
    { field: "source", taking: "fills" },
  ]);
  const merged = mergedContent(fields, { survivor, duplicate, take: ["themes", "reach", "goals"] });
  expect(merged).toMatchObject({ title: survivor.title, themes: ["samenhang", "leefomgeving"], reach: 120, period: {} });
  expect(merged.goals).toEqual(survivor.goals);
  expect(merged).not.toHaveProperty("source");
});
