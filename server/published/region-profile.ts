/** The profile of an own region or a province: figures put together from its parts, in the same form as that of any other area. */
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { classIndex } from "#data/stats/classify.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { describeArea, gemeenteRowOf } from "./areas.ts";
import { benchmarkNamed, type ComparedWith, observedAt, positionsOf, standsOutIn } from "./benchmark.ts";
import { profileOf, wordsOfFigures } from "./profile.ts";
import type { PublishedSet } from "./published-set.ts";
import type { OwnRegion } from "./region.ts";
import { figuresOfRegion, isAddedUp, weightOf } from "./region-figures.ts";
import { nationalSeriesOf } from "./series.ts";
import { sketchOfRegion } from "./sketch.ts";

/** Areas that it stands among: as one of a list, there is no level of its likes. */
const amongOf = ({ province }: OwnRegion): ChoroplethLevel => (province === undefined ? "wijk" : "gemeente");

export async function profileOfRegion(set: PublishedSet, region: OwnRegion, other: ComparedWith): Promise<Profile> {
  const about = { area: areaOf(set, region), region: describeRegion(set, region), sketch: sketchOfRegion(set, region) };
  const [only] = region.parts;
  // What one area is, its own figures say best.
  if (only?.share === 1 && region.parts.length === 1) return { ...(await profileOf(set, only, other)), ...about };
  const { series } = figuresOfRegion(set, region);
  const among = amongOf(region);
  const rest = timeSlices();
  const figures: ProfileFigure[] = [];
  for (const indicator of set.catalog.indicators) {
    await rest();
    if (!isAddedUp(indicator)) continue;
    const years = series(indicator);
    const figure = newestOf(set, region, indicator, years);
    if (!figure) continue;
    const compared = observedAt(set, indicator, other, figure.year);
    const beside = { ...figure, ...(compared ? { benchmark: compared } : {}) };
    const positions = positionsOf(set, indicator, { level: among, row: 0 }, beside);
    figures.push({ ...beside, ...(positions ? { positions } : {}) });
  }
  return {
    ...about,
    division: set.manifest.division,
    figures,
    statuses: wordsOfFigures(figures),
    benchmark: benchmarkNamed(set, other),
    positionsAmong: among,
    standsOut: standsOutIn(set, figures),
  };
}

function newestOf(
  set: PublishedSet,
  region: OwnRegion,
  indicator: PublishedIndicator,
  series: ProfileFigure["series"],
): ProfileFigure | undefined {
  const { gemeente } = region;
  const newest = series.at(-1);
  if (!newest) return undefined;
  const { breaks: _, ...figure } = newest;
  const limits = indicator.breaks.find(({ level }) => level === amongOf(region))?.breaks;
  const national = observedAt(set, indicator, "land", figure.year);
  const around =
    gemeente === undefined ? undefined : observedAt(set, indicator, { level: "gemeente", row: gemeente }, figure.year);
  return {
    indicator: indicator.id,
    ...figure,
    ...(isOldYear(set.catalog.indicators, indicator, figure.year) ? { old: true } : {}),
    of: 1,
    ...(figure.value !== null && limits ? { class: classIndex(limits, figure.value) } : {}),
    ...(national ? { national } : {}),
    ...(around ? { gemeente: around } : {}),
    series,
    ...(series.length > 1 ? { nationalSeries: nationalSeriesOf(set, indicator) } : {}),
  };
}

function areaOf(set: PublishedSet, region: OwnRegion): Profile["area"] {
  const { gemeente, parts } = region;
  const place = gemeente === undefined ? undefined : describeArea(set, { level: "gemeente", row: gemeente });
  const lived = parts.map((part) => ({ people: describeArea(set, part).inhabitants, share: part.share }));
  const inhabitants = lived.reduce((sum, { people = 0, share }) => sum + people * share, 0);
  return {
    code: region.code,
    name: nameOfRegion(set, region),
    level: region.province === undefined ? "region" : "provincie",
    row: 0,
    bordered: true,
    ...(place ? { gemeente: { code: place.code, name: place.name } } : {}),
    ...(lived.some(({ people }) => people !== undefined) ? { inhabitants: Math.round(inhabitants) } : {}),
  };
}

/** What it is called while nobody gave it a name. */
export function nameOfRegion(set: PublishedSet, { polygons, parts, gemeente, province }: OwnRegion): string {
  if (province !== undefined) return province;
  const [first, second, ...more] = parts.map((part) => describeArea(set, part).name);
  if (!polygons && more.length === 0) return [first, second].filter((name) => name !== undefined).join(" en ");
  if (gemeente !== undefined) return `Eigen gebied in ${set.areas.gemeente.names[gemeente] ?? ""}`;
  const largest = parts.find(({ level }) => level !== "group");
  const row = largest && gemeenteRowOf(set, largest);
  const place = set.areas.gemeente.names[row ?? -1];
  return place === undefined ? "Eigen gebied" : `Eigen gebied bij ${place}`;
}

function describeRegion(set: PublishedSet, region: OwnRegion): NonNullable<Profile["region"]> {
  const { indicators } = set.catalog;
  const weights = new Set(indicators.flatMap((one) => weightOf(one) ?? []));
  return {
    kind: region.polygons ? "shape" : "areas",
    parts: region.parts.map((part) => {
      const { code, name, level } = describeArea(set, part);
      return { code, name, level, share: Math.round(part.share * 1000) / 1000 };
    }),
    squareKilometres: Math.round(region.squareKilometres * 100) / 100,
    covered: Math.round(region.covered * 100),
    weights: indicators.filter(({ id }) => weights.has(id)).map(({ id }) => id),
    without: indicators.filter((one) => !isAddedUp(one)).map(({ id }) => id),
  };
}
