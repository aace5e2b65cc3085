/** Figures of own regions against those that are published, and against a planted population whose true numbers are known. */
import { beforeAll, describe, expect, test } from "vitest";
import { polygonsOf } from "#data/codecs/features.ts";
import { boxOfPositions } from "#data/geometry/box.ts";
import { circleAround } from "#data/geometry/metres.ts";
import { prepareOutline } from "#data/geometry/outline.ts";
import type { Polygons } from "#data/geometry/packed-shape.ts";
import { writeRegion } from "#data/region/region.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { placeOfArea } from "#server/published/areas.ts";
import { publishedOutlines } from "#server/published/borders.ts";
import { columnEntry, figureAt } from "#server/published/indicator-values.ts";
import { profileAt, regionAt } from "#server/published/places.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import type { OwnRegion } from "#server/published/region.ts";
import { figuresOfRegion } from "#server/published/region-figures.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let real = false;
beforeAll(async () => {
  const { folder, real: whole } = await published();
  [set, real] = [await loadPublished(folder), whole];
}, 600_000);

const next = randomIntegers(2026);
const random = () => next() / 2 ** 32;
const some = (length: number) => Math.floor(random() * length);
const regionOfRows = (level: "buurt" | "wijk" | "gemeente", rows: readonly number[]): OwnRegion => ({
  code: "R-",
  parts: rows.map((row) => ({ level, row, share: 1 })),
  squareKilometres: 0,
  covered: 1,
});

describe("whole areas", () => {
  test.each(["buurt", "wijk", "gemeente"] as const)(
    "a region of whole areas of level %s is exactly what they add up to",
    (level) => {
      const { codes } = set.areas[level];
      for (let round = 0; round < 12; round++) {
        const rows = [...new Set(Array.from({ length: 2 + some(12) }, () => some(codes.length)))];
        const { series } = figuresOfRegion(set, regionOfRows(level, rows));
        for (const indicator of set.catalog.indicators) {
          const entry = columnEntry(indicator, level);
          const rule = indicator.aggregation;
          if (!entry || (rule.rule !== "sum" && rule.rule !== "ratio")) continue;
          const valuesOf = (id: string) => {
            const found = set.catalog.indicators.find((one) => one.id === id);
            const column = found && columnEntry(found, level, entry.year);
            return found && column ? rows.map((row) => figureAt(set, found, column, row).value) : [];
          };
          const added = (id: string) => {
            const values = valuesOf(id);
            return values.length > 0 && values.every((one) => one !== null)
              ? values.reduce((sum, one) => sum + one, 0)
              : undefined;
          };
          const [above, below] =
            rule.rule === "sum" ? [added(indicator.id), 1] : [added(rule.numerator), added(rule.denominator)];
          const figure = series(indicator).find(({ year }) => year === entry.year);
          if (above === undefined || !below || figure?.value === null) continue;
          const scale = 10 ** indicator.unit.decimals;
          const expected = Math.round((above / below) * (rule.rule === "ratio" ? rule.scale : 1) * scale) / scale;
          expect(figure?.value, `${indicator.id} of ${rows.map((row) => codes[row])}`).toBe(expected);
        }
      }
    },
  );

  test("one whole area has its own figures, and its own comparison", async () => {
    const row = some(set.areas.wijk.bordered);
    const code = set.areas.wijk.codes[row] ?? "";
    const [own, region] = [await profileAt(set, code), await profileAt(set, writeRegion({ codes: [code] }))];
    expect(region.figures).toEqual(own.figures);
    expect(region.area).toMatchObject({ level: "region", name: own.area.name });
    expect(region.benchmark).toEqual(own.benchmark);
  });

  test("what lies in another of them counts once", async () => {
    const row = some(set.areas.gemeente.bordered);
    const [gemeente = "", inside = ""] = [
      set.areas.gemeente.codes[row],
      set.areas.buurt.codes[set.areas.buurt.gemeenten.indexOf(row)],
    ];
    const region = await regionAt(set, writeRegion({ codes: [gemeente, inside] }));
    expect(region.parts).toEqual([{ level: "gemeente", row, share: 1 }]);
  });
});

/** So many people stand in each buurt, spread evenly by a rule that knows no shapes: what a shape holds of them can be counted. */
const perBuurt = 3000;
/** Steps of the sequence of Roberts, which leaves no holes and no heaps. */
const steps = [0.7548776662466927, 0.5698402909980532] as const;

function plantedIn(row: number): [x: number, y: number][] {
  const polygons = polygonsOf(publishedOutlines(set, "buurt"), row);
  const outlines = polygons.map(prepareOutline);
  const [west, south, east, north] = boxOfPositions(polygons);
  const found: [number, number][] = [];
  for (let i = 1; found.length < perBuurt && i < perBuurt * 40; i++) {
    const [x, y] = [(i * steps[0]) % 1, (i * steps[1]) % 1];
    const point: [number, number] = [west + x * (east - west), south + y * (north - south)];
    if (outlines.some((outline) => outline.sideOf(...point) === "inside")) found.push(point);
  }
  return found;
}

describe("shapes", () => {
  test("hold what a planted population has in them within 2 % for 95 of 100", async () => {
    const people = set.areas.buurt.inhabitants;
    const errors: number[] = [];
    const planted = new Map<number, [number, number][]>();
    for (let round = 0; round < (real ? 120 : 20); round++) {
      const place = placeOfArea(set, { level: "buurt", row: some(set.areas.buurt.bordered) });
      if (!place) continue;
      const polygons: Polygons = [[circleAround(place.point, 500 + random() * 3500)]];
      const region = await regionAt(set, writeRegion({ polygons }));
      const inside = prepareOutline(polygons.flat());
      const buurten = await regionBuurten(region);
      let [truth, ours] = [0, 0];
      for (const { row, share } of buurten) {
        const lived = Math.max(0, people[row] ?? 0);
        ours += lived * share;
        if (share === 1) {
          truth += lived;
          continue;
        }
        const points = planted.get(row) ?? plantedIn(row);
        planted.set(row, points);
        truth += lived * (points.filter((point) => inside.sideOf(...point) === "inside").length / (points.length || 1));
      }
      if (truth > 500) errors.push(Math.abs(ours - truth) / truth);
    }
    errors.sort((a, b) => a - b);
    const at = (share: number) => errors[Math.floor(share * errors.length)] ?? Number.NaN;
    console.log(
      `planted: ${errors.length} regions, median ${(100 * at(0.5)).toFixed(2)} %, p95 ${(100 * at(0.95)).toFixed(2)} %`,
    );
    expect(at(0.95)).toBeLessThanOrEqual(0.02);
  }, 240_000);

  test("drawn along the border of a gemeente are that gemeente, with its own figures", async () => {
    const small = Array.from({ length: set.areas.gemeente.bordered }, (_, row) => row).filter((row) => {
      const polygons = polygonsOf(publishedOutlines(set, "gemeente"), row);
      return polygons.length === 1 && polygons.flat(2).length < 800;
    });
    const row = small[some(small.length)];
    if (row === undefined) return;
    const code = writeRegion({ polygons: polygonsOf(publishedOutlines(set, "gemeente"), row) });
    const region = await regionAt(set, code);
    expect(region.parts).toEqual([{ level: "gemeente", row, share: 1 }]);
    expect(region.covered).toBeGreaterThan(0.99);
  });

  test("that lie on no land are refused, and so are those that are none", async () => {
    const square = (west: number, south: number) =>
      writeRegion({
        polygons: [
          [
            [
              [west, south],
              [west + 0.01, south],
              [west + 0.01, south + 0.01],
              [west, south + 0.01],
              [west, south],
            ],
          ],
        ],
      });
    await expect(profileAt(set, square(3.3, 53.5))).rejects.toMatchObject({ status: 404 });
    await expect(profileAt(set, "R-GM9998_9")).rejects.toMatchObject({ status: 404 });
    await expect(profileAt(set, "R-~AA")).rejects.toMatchObject({ status: 400 });
  });
});

/** Down to the buurten, of wijken and gemeenten as a whole. */
async function regionBuurten({ parts }: OwnRegion): Promise<{ row: number; share: number }[]> {
  const { buurt } = set.areas;
  return parts.flatMap(({ level, row, share }) =>
    level === "buurt"
      ? [{ row, share }]
      : [...buurt.codes.keys()]
          .filter((at) => (level === "wijk" ? buurt.parents[at] : buurt.gemeenten[at]) === row)
          .map((at) => ({ row: at, share })),
  );
}
