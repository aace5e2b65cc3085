import { expect, test } from "vitest";
import { compare, lineParts, wordParts } from "#web/pages/beheer/entry-fields.tsx";

const side = (parts: ReturnType<typeof wordParts>, mark: "added" | "removed") =>
  parts
    .filter((part) => part.mark === "same" || part.mark === mark)
    .map(({ text }) => text)
    .join("");

test("each side of two texts reads as it was written, with its own spaces", () => {
  const [from, to] = ["Samen groente en koken.", "Samen groente, soep en brood koken."];
  const parts = wordParts(from, to);
  expect([side(parts, "removed"), side(parts, "added")]).toEqual([from, to]);
  expect(parts.filter(({ mark }) => mark === "removed")).toEqual([]);
});

test("of two lists the lines that went and came are told apart", () => {
  expect(lineParts(["wonen", "werk"], ["werk", "zorg"])).toEqual([
    { mark: "removed", text: "wonen" },
    { mark: "same", text: "werk" },
    { mark: "added", text: "zorg" },
  ]);
});

test("a field is changed when its value is, also where both read the same; what neither says is left out", () => {
  const lines = (field: string, value: unknown) => (value === undefined ? [] : [field === "place" ? "een vlak" : String(value)]);
  const order = ["title", "place", "reach", "link"];
  expect(compare(order, lines, { title: "a", place: [1] }, { title: "a", place: [2], reach: 3 })).toEqual([
    { field: "title", from: ["a"], to: ["a"], changed: false },
    { field: "place", from: ["een vlak"], to: ["een vlak"], changed: true },
    { field: "reach", from: [], to: ["3"], changed: true },
  ]);
});

test("without an older version nothing is a change", () => {
  expect(compare(["title"], (_, value) => [String(value)], undefined, { title: "a" })).toEqual([
    { field: "title", from: [], to: ["a"], changed: false },
  ]);
});
