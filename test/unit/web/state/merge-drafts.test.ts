import { describe, expect, test } from "vitest";
import { contentOfDraft, type Draft, newRow } from "#web/state/draft.ts";
import { differences, merged } from "#web/state/merge-drafts.ts";

const base: Draft = { title: "Tuin", summary: "Samen tuinieren.", reach: "10", themes: ["samenhang"] };
const mine: Draft = {
  ...base,
  title: "Buurttuin",
  summary: "Mijn tekst.",
  parties: [newRow({ organisation: "A", role: "partner" })],
};
const theirs: Draft = { ...base, title: "Volkstuin", reach: "25", parties: [newRow({ organisation: "B", role: "partner" })] };

describe("two changes of one version", () => {
  const found = differences(base, mine, theirs);

  test("clash only where both changed a field to something else", () => {
    expect(Object.fromEntries(found.map(({ field, clash, suggested }) => [field, clash ? "clash" : suggested]))).toEqual({
      title: "clash",
      parties: "clash",
      summary: "mine",
      reach: "theirs",
    });
  });

  test("keep by themselves what only one of them changed", () => {
    expect(contentOfDraft(merged(theirs, found, new Map()))).toMatchObject({
      summary: "Mijn tekst.",
      reach: 25,
      title: "Buurttuin",
    });
  });

  test("become what was picked, or both", () => {
    const picks = new Map([
      ["title", "theirs"],
      ["parties", "together"],
      ["summary", "together"],
    ] as const);
    expect(contentOfDraft(merged(theirs, found, picks))).toMatchObject({
      title: "Volkstuin",
      summary: "Samen tuinieren.\n\nMijn tekst.",
      parties: [
        { organisation: "B", role: "partner" },
        { organisation: "A", role: "partner" },
      ],
    });
  });

  test("do not differ by the order in which fields were kept", () => {
    const one: Draft = { place: { kind: "area", code: "GM0307", public: true } };
    const other: Draft = { place: { public: true, code: "GM0307", kind: "area" } };
    expect(differences(one, one, other)).toEqual([]);
  });

  test("are all clashes when nobody knows what they began with", () => {
    expect(differences(undefined, mine, theirs).every(({ clash }) => clash)).toBe(true);
  });

  test("also tell when a field was emptied", () => {
    const emptied: Draft = { ...base, reach: "" };
    const changed = differences(base, emptied, { ...base, title: "Anders" });
    expect(changed.map(({ field, suggested }) => [field, suggested])).toEqual([
      ["title", "theirs"],
      ["reach", "mine"],
    ]);
    expect(contentOfDraft(merged({ ...base, title: "Anders" }, changed, new Map())).reach).toBeUndefined();
  });
});
