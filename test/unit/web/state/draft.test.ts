import { describe, expect, test } from "vitest";
import { Initiative } from "#data/schema/initiative.ts";
import {
  contentOfDraft,
  type Draft,
  draftOfEntry,
  type Edit,
  edited,
  inverse,
  newRow,
  readNumber,
  rowsAt,
  valueAt,
} from "#web/state/draft.ts";
import { wholeInitiative } from "../../../fixtures/initiatives.ts";

const draft: Draft = { title: "Moestuin", parties: [newRow({ organisation: "A" }), newRow({ organisation: "B" })] };

describe("an edit", () => {
  const edits: [string, Edit][] = [
    ["of a field", { kind: "set", path: "title", value: "Buurttuin" }],
    ["of a field that was empty, inside another", { kind: "set", path: "publicContact.email", value: "x@example.org" }],
    ["of a row", { kind: "set", path: "parties.1.organisation", value: "C" }],
    ["that adds a row", { kind: "insert", path: "parties", at: 2, value: newRow() }],
    ["that begins a list", { kind: "insert", path: "goals", at: 0, value: newRow() }],
    ["that removes a row", { kind: "remove", path: "parties", at: 0 }],
  ];
  test.each(edits)("%s is undone by its inverse", (_what, edit) => {
    const after = edited(draft, edit);
    expect(after).not.toEqual(draft);
    expect(contentOfDraft(edited(after, inverse(draft, edit)))).toEqual(contentOfDraft(draft));
  });

  test("leaves the draft it was made from as it was", () => {
    const before = JSON.stringify(draft);
    edited(draft, { kind: "set", path: "parties.0.organisation", value: "Z" });
    expect(JSON.stringify(draft)).toBe(before);
  });

  test("keeps the keys of the rows that stay", () => {
    const keys = rowsAt(draft, "parties").map(({ key }) => key);
    const after = edited(draft, { kind: "remove", path: "parties", at: 0 });
    expect(rowsAt(after, "parties").map(({ key }) => key)).toEqual([keys[1]]);
  });

  test("cannot reach the prototype of what it changes", () => {
    edited({}, { kind: "set", path: "__proto__.polluted", value: "yes" });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(valueAt({}, "constructor.name")).toBeUndefined();
  });
});

describe("what is sent", () => {
  test("of a whole initiative is that initiative, there and back", () => {
    const whole = Initiative.parse(wholeInitiative());
    expect(Initiative.parse(contentOfDraft(draftOfEntry(whole)))).toEqual(whole);
  });

  test("leaves out what is empty, and keys of rows", () => {
    const typed: Draft = { title: "Moestuin", summary: "  ", themes: [], publicContact: { email: "" }, organisation: "1" };
    expect(contentOfDraft(typed)).toEqual({ title: "Moestuin" });
    expect(contentOfDraft(draft).parties).toEqual([{ organisation: "A" }, { organisation: "B" }]);
  });

  test("keeps an empty row where it stands, so that its fault stands there too", () => {
    const typed: Draft = { goals: [newRow(), newRow({ text: "Meer groen" })] };
    expect(contentOfDraft(typed).goals).toEqual([{}, { text: "Meer groen" }]);
    const paths = Initiative.safeParse(contentOfDraft(typed)).error?.issues.map(({ path }) => path.join("."));
    expect(paths).toContain("goals.0.text");
  });
});

test.each([
  ["12500", 12_500],
  ["12.500", 12_500],
  ["12.500,50", 12_500.5],
  ["12500,5", 12_500.5],
  ["12500.50", 12_500.5],
  ["€ 1.250.000", 1_250_000],
  ["-3", -3],
  ["veel", "veel"],
  ["1e3", "1e3"],
  ["0x10", "0x10"],
])("%s is read as %s", (text, read) => {
  expect(readNumber(text)).toBe(read);
});
