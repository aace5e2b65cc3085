/** The placebo band of an indicator, a period and a class of size: made of areas where nothing is known to have been done. */
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { fewestPlacebos, type OutOfSample, outOfSample, type PlaceboBand, placeboBand } from "#data/spatial/placebo.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import type { ComparedPeriod, EndsOf } from "./changes.ts";
import { focusRows, matchArea } from "./comparable.ts";
import type { PublishedSet } from "./published-set.ts";

/** Inhabitants from which a class begins: figures of small areas jump more. */
const sizeClasses: Record<ChoroplethLevel, readonly number[]> = {
  gemeente: [0, 25_000, 50_000],
  wijk: [500, 1500, 4000, 7000, 12_000],
  buurt: [100, 500, 1000, 2000, 4000],
};

export interface SizeClass {
  atLeast: number;
  below: number | undefined;
}

/** Undefined for an area that is smaller than the smallest class. */
export function sizeClassOf(level: ChoroplethLevel, inhabitants: number): SizeClass | undefined {
  const at = sizeClasses[level].findLastIndex((least) => inhabitants >= least);
  const atLeast = sizeClasses[level][at];
  return atLeast === undefined ? undefined : { atLeast, below: sizeClasses[level][at + 1] };
}

export interface Calibration {
  band: PlaceboBand;
  /** Of so many areas. */
  areas: number;
  tested: OutOfSample;
}

/** More say no more, and cost time: taken evenly over the codes. */
const mostPlacebos = 1000;

const known = new WeakMap<PublishedSet, Map<string, Promise<Calibration | undefined>>>();

interface Asked {
  indicator: PublishedIndicator;
  level: ChoroplethLevel;
  period: ComparedPeriod;
  ends: EndsOf;
  size: SizeClass;
}

/** Undefined with too few areas. Made once a set, in slices of time: others are answered in between. */
export function calibrationOf(set: PublishedSet, asked: Asked): Promise<Calibration | undefined> {
  const made = known.get(set) ?? new Map<string, Promise<Calibration | undefined>>();
  known.set(set, made);
  const { indicator, level, period, size } = asked;
  const key = `${indicator.id} ${level} ${period.from[0]?.year} ${size.atLeast}`;
  const calibration = made.get(key) ?? calibrate(set, asked);
  made.set(key, calibration);
  return calibration;
}

async function calibrate(set: PublishedSet, asked: Asked): Promise<Calibration | undefined> {
  const differences = await placeboDifferences(set, asked);
  const band = differences.length < fewestPlacebos ? undefined : placeboBand(differences);
  return band && { band, areas: differences.length, tested: outOfSample(differences) };
}

/** Of every area of the class that is in no focusgebied or krachtwijk: its change minus the mean of those like it. */
export async function placeboDifferences(set: PublishedSet, { level, ends, size }: Asked): Promise<number[]> {
  const focus = focusRows(set, level);
  const { codes, inhabitants } = set.areas[level];
  const inClass = (row: number) => {
    const people = inhabitants[row] ?? -1;
    return people >= size.atLeast && people < (size.below ?? Number.POSITIVE_INFINITY) && !focus.has(row);
  };
  const rows = Array.from(codes.keys()).filter((row) => inClass(row) && ends(row));
  const step = Math.max(1, rows.length / mostPlacebos);
  const rest = timeSlices();
  const differences: number[] = [];
  for (let at = 0; at < rows.length; at += step) {
    await rest();
    const row = rows[Math.floor(at)] ?? -1;
    const own = ends(row);
    const match = matchArea(set, { level, row }, { among: (other) => ends(other) !== undefined, neverFocus: true });
    if (!own || !match || match.neighbours.length < 5) continue;
    const changes = match.neighbours.map((one) => ends(one.row)?.change ?? Number.NaN);
    differences.push(own.change - changes.reduce((sum, change) => sum + change, 0) / changes.length);
  }
  return differences;
}
