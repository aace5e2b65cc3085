/** The comparison of trends over the published country: as good as it says, in areas that it was not made of. */
import { beforeAll, describe, expect, test } from "vitest";
import { neverCompared, type TrendComparison } from "#data/comparable/trend-comparison.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { outOfSample } from "#data/spatial/placebo.ts";
import { findArea } from "#server/published/areas.ts";
import { endsOf, periodsOf } from "#server/published/changes.ts";
import { focusRows } from "#server/published/comparable.ts";
import { placeboDifferences, sizeClassOf } from "#server/published/placebos.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { structureOf } from "#server/published/structure.ts";
import { compareTrend } from "#server/published/trend-comparison.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let real = false;
beforeAll(async () => {
  const { folder, real: whole } = await published();
  [set, real] = [await loadPublished(folder), whole];
}, 600_000);

const named = (id: string): PublishedIndicator => {
  const found = set.catalog.indicators.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is no indicator`);
  return found;
};
const compare = (code: string, indicator: string): Promise<TrendComparison> => {
  const ref = findArea(set, code);
  if (!ref) throw new Error(`${code} is no area`);
  return compareTrend(set, ref, named(indicator));
};

describe("out of sample, by size of area", () => {
  test("the band covers 87 to 93 percent, twice the power line is found, and chance is called different in one in ten", async () => {
    if (!real) return;
    const said: string[] = [];
    for (const id of ["misdrijven", "laag-inkomen"]) {
      const indicator = named(id);
      const [period] = periodsOf(indicator, "wijk");
      if (!period) throw new Error(`${id} has no period`);
      const ends = endsOf(set, indicator, period);
      for (const people of [1500, 4000, 7000, 12_000]) {
        const size = sizeClassOf("wijk", people);
        if (!size) throw new Error("no class of this size");
        const differences = await placeboDifferences(set, { indicator, level: "wijk", period, ends, size });
        const { covered, found } = outOfSample(differences, 400);
        said.push(
          `${id} ${size.atLeast}+: ${differences.length} wijken, ${(100 * covered).toFixed(1)} %, ${(100 * found).toFixed(1)} %`,
        );
        expect(covered).toBeGreaterThanOrEqual(0.9);
        expect(covered).toBeLessThanOrEqual(0.93);
        expect(found).toBeGreaterThanOrEqual(0.8);
      }
    }
    console.info(`covered and found:\n${said.join("\n")}`);
  });
});

test("the difference is the change here minus the plain mean of the five, by hand", async () => {
  if (!real) return;
  const { found, level } = await compare("arnhem-oost", "misdrijven");
  if (!found) throw new Error("nothing was found");
  expect([level, found.from, found.to, found.changeUnit]).toEqual(["wijk", [2021, 2022], [2024, 2025], "percent"]);
  const changes = found.areas.map(({ first, last }) => 100 * (last / first - 1));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = 100 * (found.own.last / found.own.first - 1);
  expect(found.difference).toBeCloseTo(own - mean(changes), 3);
  expect(found.different).toBe(found.difference < found.band.low || found.difference > found.band.high);
  expect(found.powerLine).toBe(Math.max(-found.band.low, found.band.high));
  for (const [i, { without, code }] of found.areas.entries()) {
    expect(without).toBeCloseTo(own - mean(changes.filter((_, other) => other !== i)), 3);
    const flips = (without < found.band.low || without > found.band.high) !== found.different;
    expect(found.otherwise.includes(code)).toBe(flips);
    expect(focusRows(set, "wijk").has(set.areas.wijk.codes.indexOf(code))).toBe(false);
  }
});

test("of the twenty focusgebieden no recorded crime went differently; the power line is about twenty percent", async () => {
  if (!real) return;
  const list = set.catalog.groups.find(({ id }) => id === "focusgebieden")?.areas ?? [];
  const answers = await Promise.all(list.map(({ id }) => compare(id, "misdrijven")));
  expect(answers.filter(({ found }) => found)).toHaveLength(19);
  expect(answers.filter(({ found }) => found?.different)).toEqual([]);
  for (const { found } of answers) if (found) expect(Math.round(found.powerLine / 10)).toBe(2);
});

test("a modelled figure, one that areas are chosen on and one about residents are never compared", async () => {
  expect(set.catalog.indicators.filter(({ method }) => method === "modelled").map(neverCompared)).not.toContain(undefined);
  if (!real) return;
  expect((await compare("WK030706", "eenzaam")).unsaid).toBe("modelled");
  expect((await compare("WK030706", "leefbaarometer-score")).unsaid).toBe("modelled");
  expect((await compare("WK030706", "koopwoningen")).unsaid).toBe("matched-on");
  expect((await compare("WK030706", "herkomst-nederland")).unsaid).toBe("residents");
  for (const { indicator } of structureOf(set, "wijk")) expect(neverCompared(named(indicator))).toBeDefined();
});

test("without figures of its own, or without years that count the same, nothing is said", async () => {
  if (!real) return;
  expect((await compare("groningen-noord", "misdrijven")).unsaid).toBe("no-figure");
  expect((await compare("WK030706", "misdrijven-per-1000")).unsaid).toBe("years");
  // In 2022 it became another question.
  expect((await compare("WK030706", "hbo-of-universiteit")).unsaid).toBe("years");
});
