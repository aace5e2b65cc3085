/** The buurten of every gemeente added up give the figure that the source publishes of it: for every count that may be added up. */
import { beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { catalog } from "#data/indicators/catalog.ts";
import { countedFields } from "#data/indicators/entry.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { rollUp } from "#data/stats/stats.ts";
import { buurtRows } from "#server/published/areas.ts";
import { columnEntry } from "#server/published/indicator-values.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
beforeAll(async () => {
  set = await loadPublished((await published()).folder);
}, 120_000);

/** Of crimes the police know the gemeente, and not always the buurt: the gemeente has more, and never much more. */
const withoutBuurt = new Set(["misdrijven"]);
const mostWithoutBuurt = 0.02;

/** What one part can be off: half of what it is rounded to, for each of the counts that it was made of. */
function halfOf({ id, rounding }: PublishedIndicator, year: number): number {
  const binding = catalog.find((one) => one.id === id)?.from.find(({ years }) => years.includes(year));
  return ((rounding?.to ?? 1) / 2) * (binding ? countedFields(binding.figure).length : 1);
}

test("for every summable indicator on the borders of today, within rounding; the largest deviation is printed", () => {
  const { division } = set.manifest;
  const members = set.areas.gemeente.codes.map((_, row) => buurtRows(set, { level: "gemeente", row }));
  const columnOf = (file: string) => decodeColumn(set.files.get(file)?.identity.bytes ?? new Uint8Array());
  const lines: string[] = [];
  for (const indicator of set.catalog.indicators.filter(({ aggregation }) => aggregation.rule === "sum")) {
    // Counts of an older division are of other buurten: there nothing has to add up.
    const years = indicator.columns.filter((one) => one.level === "gemeente" && !one.computed && !one.sourceDivision);
    for (const entry of years) {
      const parts = columnEntry(indicator, "buurt", entry.year);
      if (!parts || parts.computed || parts.sourceDivision) continue;
      const [whole, smaller] = [columnOf(entry.file), columnOf(parts.file)];
      const half = halfOf(indicator, entry.year);
      let [compared, largest, where] = [0, 0, ""];
      for (const [row, rows] of members.entries()) {
        const own = whole.values[row] ?? Number.NaN;
        const sum = rollUp({ rule: indicator.aggregation, members: rows, figures: smaller });
        if (!Number.isFinite(own) || sum.coverage < 1 || Number.isNaN(sum.value)) continue;
        compared++;
        const off = own - sum.value;
        const name = `${indicator.id} ${entry.year} ${set.areas.gemeente.names[row]}: ${own} published, ${sum.value} added up`;
        if (Math.abs(off) > largest) [largest, where] = [Math.abs(off), name];
        // The gemeente is rounded too, or to one.
        const room = half * (rows.length + 1) + (withoutBuurt.has(indicator.id) ? mostWithoutBuurt * own : 0);
        expect(Math.abs(off), name).toBeLessThanOrEqual(room);
      }
      if (compared > 0) lines.push(`${where || indicator.id}; largest deviation ${largest} of ${compared} gemeenten`);
    }
  }
  expect(lines.length).toBeGreaterThan(set.manifest.fictional ? 0 : 5);
  process.stdout.write(`Buurten of ${division} added up:\n${lines.map((line) => `  ${line}\n`).join("")}`);
});
