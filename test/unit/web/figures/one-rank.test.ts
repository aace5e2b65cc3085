/** Panel, table, its CSV, profile and API give one rank: of 200 areas over real columns, each counted by hand. */
import { beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { type Level, levels } from "#data/schema/area.ts";
import { standingsOf } from "#data/stats/stats.ts";
import { columnEntry } from "#server/published/indicator-values.ts";
import { profileOf } from "#server/published/profile.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { rankAt, tableCsv } from "#web/figures/table/area-table.tsx";
import { rankedAmong, rankWords } from "#web/labels/format.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
beforeAll(async () => {
  set = await loadPublished((await published()).folder);
}, 120_000);

/** Fifty of each level, spread over its rows. */
const sampleOf = (level: Level): number[] => {
  const rows = set.areas[level].codes.length;
  const count = Math.min(50, rows);
  return Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
};

test("for 200 areas, ties shared, an area of a list among its own list", async () => {
  // The nine classes, where nearly every value is shared, and others from the whole catalogue.
  const chosen = set.catalog.indicators.filter((one, i) => one.classMethod.labels !== undefined || i % 12 === 0);
  expect(chosen.length).toBeGreaterThan(1);
  let compared = 0;
  for (const level of levels) {
    const areas = set.areas[level];
    const profiles = new Map<number, Awaited<ReturnType<typeof profileOf>>>();
    for (const row of sampleOf(level)) profiles.set(row, await profileOf(set, { level, row }));
    for (const indicator of chosen) {
      const entry = columnEntry(indicator, level);
      if (!entry) continue;
      const column = decodeColumn(set.files.get(entry.file)?.identity.bytes ?? new Uint8Array());
      const standingOf = standingsOf(areas, column.values);
      const shown = {
        indicator,
        level: level === "group" ? ("wijk" as const) : level,
        year: entry.year,
        entry,
        years: [entry.year],
      };
      for (const [row, profile] of profiles) {
        const value = column.values[row] ?? Number.NaN;
        const list = level === "group" ? areas.parents[row] : undefined;
        const others = column.values.filter(
          (other, at) => Number.isFinite(other) && (list === undefined || areas.parents[at] === list),
        );
        const figure = profile.figures.find((one) => one.indicator === indicator.id);
        const csv = tableCsv({ shown, areas, gemeenten: set.areas.gemeente, column }, [row], standingOf, set.catalog);
        const cell = csv
          .trimEnd()
          .split("\r\n")[1]
          ?.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[7];
        const where = `${indicator.id} ${areas.codes[row]}`;
        compared++;
        if (!Number.isFinite(value)) {
          expect([figure?.rank, rankAt(standingOf, row), cell, figure?.of], where).toEqual([undefined, null, "", others.length]);
          continue;
        }
        const rank = 1 + others.filter((other) => other > value).length;
        const tied = others.filter((other) => other === value).length - 1;
        const lower = (others.filter((other) => other < value).length / others.length) * 100;
        const standing = standingOf(row);
        if (!("rank" in standing)) throw new Error(`${where} has a value and no rank`);
        expect(standing, where).toMatchObject({ rank, tied, of: others.length });
        expect([figure?.rank, figure?.of, figure?.tied, figure?.lower], where).toEqual([
          rank,
          others.length,
          tied,
          standing.lower,
        ]);
        expect(Math.abs(standing.lower - lower), where).toBeLessThan(0.1001);
        expect([rankAt(standingOf, row), Number(cell)], where).toEqual([rank, rank]);
        const among = rankedAmong(level, level === "group" ? set.catalog.groups[list ?? -1] : undefined);
        const dots = (of: number) => of.toLocaleString("nl-NL");
        const text = `${dots(rank)}e van de ${dots(others.length)} ${among}, 1 is het hoogste`;
        expect(rankWords(standing, among)).toBe(tied > 0 ? `gedeeld ${text}` : text);
      }
    }
  }
  expect(compared).toBeGreaterThan(400);
}, 60_000);
