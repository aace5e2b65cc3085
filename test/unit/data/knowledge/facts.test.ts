/** The facts that every new place begins with: whole, sourced, and about things that there are. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionOf } from "#data/entry-types/registry.ts";
import { partners } from "#data/knowledge/fact.ts";
import { knowledgeFacts, perspectiveAreas } from "#data/knowledge/facts.ts";
import { Organisation } from "#data/schema/organisation.ts";

const keys = new Set(knowledgeFacts.map(({ key }) => key));

test.each(knowledgeFacts)("$key is whole, and says where it was read", ({ type, content }) => {
  expect(definitionOf(type).schema.safeParse(content).error).toBeUndefined();
  expect(content.source.length).toBeGreaterThan(10);
});

test("each is known by a key of its own, and names only others that are there", () => {
  expect(keys.size).toBe(knowledgeFacts.length);
  for (const { content } of knowledgeFacts) {
    const named = [
      ...("publications" in content ? (content.publications ?? []) : []),
      ...("replaces" in content ? [content.replaces] : []),
    ];
    expect(named.filter((key) => key !== undefined && !keys.has(key))).toEqual([]);
  }
});

test("whoever owns one is a partner, and made it", () => {
  expect(partners.map((partner) => Organisation.parse(partner).name)).toHaveLength(7);
  for (const { owner, content } of knowledgeFacts) {
    if (owner === undefined) continue;
    expect(partners.map(({ name }) => name as string)).toContain(owner);
    expect(content.organisations).toContain(owner);
  }
});

test("the areas of “Nieuwe perspectieven” are those of the list", () => {
  const file = new URL("../../../../data/groups/nieuwe-perspectieven.json", import.meta.url);
  const list = JSON.parse(readFileSync(file, "utf8")) as { areas: { id: string }[] };
  expect(perspectiveAreas).toEqual(list.areas.map(({ id }) => id));
});

test("the sentences are short enough to read", () => {
  for (const { key, content } of knowledgeFacts) {
    const texts = [content.summary, ...("problem" in content ? [content.problem, content.approach, content.worked] : [])];
    const long = texts.flatMap((text) => text.split(/[.?!:]\s/)).filter((sentence) => sentence.split(/\s+/).length > 25);
    expect([key, long]).toEqual([key, []]);
  }
});
