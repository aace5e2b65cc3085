/** What an area is compared with, and where its figures and those of others stand among all areas of one level. */
import { decodeColumn } from "#data/codecs/columns.ts";
import { canBeNeed } from "#data/indicators/need.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { type ColumnEntry, isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import {
  type Benchmark,
  type BenchmarkSet,
  benchmarkSets,
  landCode,
  type Positions,
  type Profile,
  type ProfileFigure,
  type ProfileLevel,
} from "#data/schema/profile.ts";
import { type ComparedFigure, standingOut } from "#data/stats/standing-out.ts";
import { type Standing, sortedValues, standing } from "#data/stats/stats.ts";
import { Problem } from "../http/errors.ts";
import { type AreaSet, areaSetOf, type MedianFigure, medianIn } from "./area-sets.ts";
import { type AreaRef, requireArea } from "./areas.ts";
import { bytesOfColumn, columnEntry, figureAt } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";
import { markedNational } from "./series.ts";

/** An area of a column, or the country. */
export type ProfilePlace = AreaRef | "land";
/** A place, several areas with their median, or the profile of what is put together from areas. */
export type ComparedWith = ProfilePlace | AreaSet | Profile;

/** Throws a Problem 404. */
export const requirePlace = (set: PublishedSet, code: string): ProfilePlace =>
  code === landCode ? "land" : requireArea(set, code);

/**
 * What an area stands beside, by what was asked: a code, a word for several areas, or for its gemeente or the country; without any the
 * usual one. Throws a Problem 404 for what this area cannot stand beside.
 */
export function comparedWith(set: PublishedSet, place: ProfilePlace, asked: string | undefined): ComparedWith | undefined {
  const usual = usualBenchmark(set, place);
  // Of a gemeente that is the country.
  if (asked === undefined || asked === "gemeente") return usual;
  if (asked === "nederland") return "land";
  const word = benchmarkSets.find((one): one is BenchmarkSet => one === asked);
  if (!word) return requirePlace(set, asked);
  if (place === "land") throw new Problem(404, "The country stands beside no areas of its own.");
  return areaSetOf(set, place, word);
}

export function benchmarkNamed(set: PublishedSet, other: ComparedWith): Benchmark {
  if (isProfile(other)) return { code: other.area.code, name: other.area.name, level: other.area.level };
  if (!isSet(other)) return nameOfPlace(set, other);
  const { set: word, level, rows, urbanity } = other;
  const areas = { set: word, count: rows.length, ...(urbanity ? { urbanity } : {}) };
  return { code: word, name: setNames[word], level, areas };
}
/** Of the API, which speaks Dutch; pages say it in the language of the reader. */
const setNames: Record<BenchmarkSet, string> = {
  stedelijkheid: "Even stedelijke gebieden",
  focusgebieden: "Andere focusgebieden",
  vergelijkbaar: "Vergelijkbare gebieden",
};

const isSet = (other: ComparedWith): other is AreaSet => other !== "land" && "rows" in other;
const isProfile = (other: ComparedWith): other is Profile => other !== "land" && "figures" in other;

/** The gemeente of what lies in one, else the country; nothing for the country itself. */
export function usualBenchmark(set: PublishedSet, place: ProfilePlace): ProfilePlace | undefined {
  if (place === "land") return undefined;
  const row = set.areas[place.level].gemeenten[place.row] ?? -1;
  return row < 0 || place.level === "gemeente" ? "land" : { level: "gemeente", row };
}

export function nameOfPlace(set: PublishedSet, place: ProfilePlace): { code: string; name: string; level: ProfileLevel } {
  if (place === "land") return { code: landCode, name: "Nederland", level: "land" };
  const { codes, names } = set.areas[place.level];
  return { code: codes[place.row] ?? "", name: names[place.row] ?? "", level: place.level };
}

/** Figure of a place in a year; undefined where it has no column of it. */
export function observedAt(
  set: PublishedSet,
  indicator: PublishedIndicator,
  place: ComparedWith,
  year: number,
): MedianFigure | undefined {
  if (isSet(place)) return medianIn(set, place, indicator, year);
  if (isProfile(place)) return figureIn(place, indicator, year);
  if (place === "land") {
    const found = indicator.national.find((one) => one.year === year);
    return found && markedNational(indicator, found);
  }
  const entry = columnEntry(indicator, place.level, year);
  if (!entry) return undefined;
  const { value, status, marks } = figureAt(set, indicator, entry, place.row);
  return { value, status, ...(marks ? { marks } : {}) };
}

function figureIn({ figures }: Profile, { id }: PublishedIndicator, year: number): MedianFigure | undefined {
  const found = figures.find(({ indicator }) => indicator === id)?.series.find((one) => one.year === year);
  return found && { value: found.value, status: found.status, ...(found.marks ? { marks: found.marks } : {}) };
}

/** The areas that a place stands among: its likes; of areas of a list there are too few, and of the country one. */
export const levelOfPositions = (place: ProfilePlace): ChoroplethLevel => {
  if (place === "land") return "gemeente";
  return place.level === "group" ? "wijk" : place.level;
};

const sorted = new WeakMap<PublishedSet, Map<string, Float64Array>>();

/** Values of a column, ascending, sorted once. */
function sortedIn(set: PublishedSet, entry: ColumnEntry): Float64Array {
  const known = sorted.get(set) ?? new Map<string, Float64Array>();
  sorted.set(set, known);
  const found = known.get(entry.file) ?? sortedValues(decodeColumn(bytesOfColumn(set, entry)).values);
  known.set(entry.file, found);
  return found;
}

/** Standing of any value among the areas of a level; undefined for a count, and where the level has no figures of that year. */
export function standingAmong(
  set: PublishedSet,
  indicator: PublishedIndicator,
  level: ChoroplethLevel,
  year: number,
): ((value: number | null | undefined) => Standing | undefined) | undefined {
  const entry = columnEntry(indicator, level, year);
  if (!entry || indicator.aggregation.rule === "sum") return undefined;
  const values = sortedIn(set, entry);
  return (value) => {
    const found = typeof value === "number" ? standing(values, value) : undefined;
    return found && { ...found, percentile: Math.round(found.percentile * 10) / 10 };
  };
}

type OfFigure = Pick<ProfileFigure, "year" | "value" | "gemeente" | "national" | "benchmark">;

/** Undefined for a count, and where the level has no figures of that year. */
export function positionsOf(
  set: PublishedSet,
  indicator: PublishedIndicator,
  place: ProfilePlace,
  figure: OfFigure,
): Positions | undefined {
  const standingOf = standingAmong(set, indicator, levelOfPositions(place), figure.year);
  if (!standingOf) return undefined;
  const of = (value: number | null | undefined) => standingOf(value)?.percentile;
  const positions = {
    here: of(figure.value),
    gemeente: of(figure.gemeente?.value),
    national: of(figure.national?.value),
    benchmark: of(figure.benchmark?.value),
  };
  const known = Object.entries(positions).filter(([, one]) => one !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

/** The five of a profile; see `standingOut`. A figure that is old beside the others of its theme says nothing of how it stands now. */
export function standsOutIn(set: PublishedSet, figures: readonly ProfileFigure[]): NonNullable<Profile["standsOut"]> {
  const { indicators } = set.catalog;
  const compared = figures.flatMap((figure): ComparedFigure[] => {
    const indicator = indicators.find((one) => one.id === figure.indicator);
    const { value, benchmark, positions, margin, year } = figure;
    const other = benchmark?.value;
    if (!indicator || !canBeNeed(indicator) || isOldYear(indicators, indicator, year)) return [];
    if (value === null || typeof other !== "number") return [];
    if (positions?.here === undefined || positions.benchmark === undefined) return [];
    const { polarity, unit } = indicator;
    return [
      {
        ...{ indicator: figure.indicator, polarity, value, other, decimals: unit.decimals, margin },
        ...{ position: positions.here, otherPosition: positions.benchmark },
      },
    ];
  });
  return standingOut(compared);
}
