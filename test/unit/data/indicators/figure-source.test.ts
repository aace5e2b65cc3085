import { expect, test } from "vitest";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import type { PublishedSource } from "#data/schema/catalog.ts";

const source = (id: string): PublishedSource => ({
  id,
  title: id,
  publisher: "CBS",
  licence: "CC BY 4.0",
  attribution: "CBS",
  urls: [],
  years: [],
  fidelity: "official",
  fetchedAt: "2026-01-01T00:00:00Z",
  sha256: [],
  rows: 0,
  joined: 0,
});
const sources = [source("new"), source("old")];
const indicator = { source: "new" };

test("a figure has the source of its column, and the indicator's where the column names none", () => {
  expect(sourceIdOf(indicator, { source: "old" })).toBe("old");
  expect(sourceIdOf(indicator, {})).toBe("new");
  expect(sourceIdOf(indicator, undefined)).toBe("new");
  expect(sourceOf(sources, indicator, { source: "old" })?.title).toBe("old");
});

test("a source that the catalogue lacks is undefined, never another one", () => {
  expect(sourceOf(sources, indicator, { source: "gone" })).toBeUndefined();
});
