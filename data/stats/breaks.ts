/** Class breaks of a column, made once by the import: apart from data/stats/classify.ts, so that no browser loads the statistics. */
import { ckmeans } from "simple-statistics";
import type { Indicator } from "../schema/indicator.ts";

/** Natural breaks are quadratic in the worst case: beyond this an even sample of the sorted values is taken. */
const sampleSize = 5000;
/** A limit may move past this part of the values to become a rounder number. */
const roundingSlack = 0.015;

/**
 * Upper limits of all classes but the last, ascending and distinct, rounded to numbers that read well at the decimals of
 * the unit. There are fewer than `classes - 1` where the values have fewer distinct numbers; none of the classes is empty,
 * except for `given` and around a middle, whose two sides mirror each other. NaN is skipped; without values there are none.
 */
export function breaksOf(values: ArrayLike<number>, classMethod: Indicator["classMethod"], decimals: number): number[] {
  const { method, classes, middle } = classMethod;
  if (method === "given") {
    if (!classMethod.breaks) throw new RangeError("class method `given` without breaks");
    return [...classMethod.breaks];
  }
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  if (sorted.length === 0) return [];
  if (middle === undefined) return readable(limitsOf(sorted, method, classes), sorted, decimals);
  const distances = sorted.map((value) => Math.abs(value - middle)).sort();
  const side = readable(limitsOf(distances, method, Math.max(1, Math.floor(classes / 2))), distances, decimals);
  const exact = (value: number) => Number(value.toFixed(12));
  return [...side.map((limit) => exact(middle - limit)).reverse(), middle, ...side.map((limit) => exact(middle + limit))];
}

function limitsOf(sorted: Float64Array, method: "quantile" | "jenks" | "equal", classes: number): number[] {
  if (method === "quantile") return quantiles(sorted, classes);
  if (method === "jenks") return naturalBreaks(sorted, classes);
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? 0;
  return Array.from({ length: classes - 1 }, (_, i) => low + ((high - low) * (i + 1)) / classes);
}

/**
 * Classes with about as many values each. Where many values are the same, the class that holds them is bigger and the
 * rest is divided again: a column that is half zeros still gets all its classes.
 */
function quantiles(sorted: Float64Array, classes: number): number[] {
  const limits: number[] = [];
  let start = 0;
  for (let left = classes; left > 1 && start < sorted.length; left--) {
    const target = start + Math.round((sorted.length - start) / left);
    const limit = sorted[target];
    const first = sorted[start];
    if (limit === undefined || first === undefined) break;
    start = limit > first ? lowerBound(sorted, limit) : upperBound(sorted, first);
    const found = sorted[start];
    if (found !== undefined) limits.push(found);
  }
  return limits;
}

function naturalBreaks(sorted: Float64Array, classes: number): number[] {
  const step = Math.max(1, sorted.length / sampleSize);
  const sample: number[] = [];
  for (let at = 0; at < sorted.length - 1; at += step) sample.push(sorted[Math.floor(at)] ?? 0);
  sample.push(sorted.at(-1) ?? 0);
  const clusters = ckmeans(sample, Math.min(classes, new Set(sample).size));
  return clusters.slice(1).map((cluster) => cluster[0] ?? 0);
}

/** Rounds each limit as far as it can go without passing its neighbours, emptying a class or moving many values. */
function readable(limits: number[], sorted: Float64Array, decimals: number): number[] {
  const slack = Math.max(0, Math.floor(sorted.length * roundingSlack));
  const scale = 10 ** decimals;
  // Values have the decimals of the unit, so the next such number splits them in the same place.
  const supported = limits.map((limit) => Number((Math.ceil(limit * scale - 1e-6) / scale).toFixed(decimals)));
  const rounded: number[] = [];
  let start = 0;
  for (const [i, limit] of supported.entries()) {
    const rank = lowerBound(sorted, limit);
    const next = i + 1 < supported.length ? lowerBound(sorted, supported[i + 1] ?? 0) : sorted.length;
    const found = candidates(limit, decimals).find((value) => {
      const moved = lowerBound(sorted, value);
      return Math.abs(moved - rank) <= slack && moved > start && moved < next;
    });
    const kept = found ?? limit;
    const at = lowerBound(sorted, kept);
    if (at <= start || at >= sorted.length) continue;
    rounded.push(kept);
    start = at;
  }
  return rounded;
}

/** Roundest first: the limit to steps of 5, 2 and 1 times each power of ten, down to the decimals of the unit. */
function candidates(limit: number, decimals: number): number[] {
  const found: number[] = [];
  const largest = Math.floor(Math.log10(Math.max(Math.abs(limit), 10 ** -decimals)));
  for (let power = largest; power >= -decimals; power--) {
    for (const factor of [5, 2, 1]) {
      const step = factor * 10 ** power;
      for (const multiple of [Math.round(limit / step), Math.floor(limit / step)]) {
        found.push(Number((multiple * step).toFixed(Math.max(0, decimals))));
      }
    }
  }
  return found;
}

/** First position whose value is not below the limit. */
function lowerBound(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First position whose value is above the limit: the upper limits of `classIndex` split in the same place. */
const upperBound = (sorted: Float64Array, limit: number): number => lowerBound(sorted, nextUp(limit));

/** Smallest number above a finite one that still tells two figures apart. */
const nextUp = (value: number): number => value + Math.max(Number.MIN_VALUE, Math.abs(value) * Number.EPSILON);
