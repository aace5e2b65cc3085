/** The map story of the twenty: every sentence of it can be traced to figures, by reading the columns without our readers of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { decodeColumn } from "#data/codecs/columns.ts";
import { MapStory, readFigureRef } from "#data/entry-types/map-story.ts";
import { twentyAreas } from "#data/knowledge/twenty-areas.ts";
import { listReader } from "#server/published/list-figures.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let folder: string;
let story: z.input<typeof MapStory> | undefined;
let real = false;
beforeAll(async () => {
  ({ folder, real } = await published());
  set = await loadPublished(folder);
  story = twentyAreas(listReader(set, "focusgebieden"));
}, 600_000);

const country = "NL00";
const dutch = (value: number, decimals: number) =>
  value.toLocaleString("nl-NL", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace("-", "−");

/** Straight out of the published files. */
function figure(ref: string): { name: string; value: number; written: string } {
  const { indicator: id, area, year } = readFigureRef(ref);
  const indicator = set.catalog.indicators.find((one) => one.id === id);
  if (!indicator) throw new Error(`${id} is no indicator`);
  const { decimals } = indicator.unit;
  if (area === country) {
    const value = indicator.national.find((one) => one.year === year)?.value ?? Number.NaN;
    return { name: "Nederland", value, written: dutch(value, decimals) };
  }
  const row = set.areas.group.codes.indexOf(area);
  const entry = indicator.columns.find((one) => one.level === "group" && one.year === year);
  const value = decodeColumn(readFileSync(join(folder, entry?.file ?? ""))).values[row] ?? Number.NaN;
  return { name: set.areas.group.names[row] ?? "", value, written: dutch(value, decimals) };
}

test("there are ten views of all twenty, whole and of the map", () => {
  if (!real) return expect(story).toBeUndefined();
  expect(MapStory.safeParse(story).error).toBeUndefined();
  expect(story?.steps).toHaveLength(10);
  expect(new Set(story?.steps.map(({ view }) => view)).size).toBe(10);
});

test("each sentence says no more than the figures that stand with it", () => {
  if (!real) return;
  let sentences = 0;
  for (const { text, figures = [], heading } of story?.steps ?? []) {
    const known = figures.map(figure);
    expect(
      known.every(({ value }) => Number.isFinite(value)),
      heading,
    ).toBe(true);
    const areas = known.filter(({ name }) => name !== "Nederland").sort((a, b) => b.value - a.value);
    const nation = known.find(({ name }) => name === "Nederland");
    const [most, least] = [areas[0], areas.at(-1)];
    const year = String(readFigureRef(figures[0] ?? "").year);
    const facts: Record<string, boolean> = {};
    for (const sentence of text.split(/(?<=[.:])\s+/).filter((one) => one !== "")) {
      sentences += 1;
      const numbers = sentence.match(/−?\d[\d.]*(,\d+)?/g) ?? [];
      // Every number is a figure, the year, or a count that is counted again here.
      const above = areas.filter(({ value }) => nation && value > nation.value).length;
      const allowed = [
        ...known.map(({ written }) => written),
        year,
        "1.000",
        "15",
        "40",
        String(above),
        String(areas.length),
        "20",
        String(20 - areas.length),
      ];
      expect(
        numbers.filter((one) => !allowed.includes(one.replace(/\.$/, ""))),
        `${heading}: ${sentence}`,
      ).toEqual([]);
      if (sentence.includes(`(${year})`))
        facts.ends =
          sentence.includes(`In ${most?.name} `) &&
          sentence.includes(most?.written ?? "?") &&
          sentence.includes(`in ${least?.name} `) &&
          sentence.includes(least?.written ?? "?");
      if (/ligg?t?e?n? daarboven/.test(sentence)) {
        const count = above === 0 ? "geen" : above === areas.length ? "alle" : String(above);
        facts.above = sentence.startsWith(count) && sentence.includes(`${areas.length} gebieden`);
      }
    }
    expect(facts, heading).toEqual({ ends: true, ...(nation ? { above: true } : {}) });
  }
  expect(sentences).toBeGreaterThan(30);
});
