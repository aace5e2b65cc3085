/**
 * How much areas differ from areas like them when nothing is known to have happened: the placebo band. A difference inside it cannot be
 * told from chance. The limits are those of split conformal prediction (Lei and others 2018, doi 10.1080/01621459.2017.1307116): of n
 * areas the rank of (n + 1) times the share, so that of new areas at least that share lies inside, whatever the distribution.
 */
import { randomIntegers } from "./random.ts";

/** In the unit of the differences. */
export interface PlaceboBand {
  low: number;
  high: number;
}

/** With fewer the ends of the band would hang on one area. */
export const fewestPlacebos = 60;
/** Share of areas that lie inside, the rest evenly on both sides. */
export const bandShare = 0.9;

/** Undefined for fewer differences than the ends take. */
export function placeboBand(differences: ArrayLike<number>, share = bandShare): PlaceboBand | undefined {
  const sorted = Float64Array.from(differences).sort();
  // A hundredth part of 0.1 is a little less than it should be in floating point.
  const below = Math.floor(((1 - share) / 2) * (sorted.length + 1) + 1e-9);
  const [low, high] = [sorted[below - 1], sorted[sorted.length - below]];
  return below < 1 || low === undefined || high === undefined ? undefined : { low, high };
}

/** Ends of the band are inside. */
export const isOutside = ({ low, high }: PlaceboBand, difference: number): boolean => difference < low || difference > high;

/** The power line: whatever is larger than this in either direction can be seen. */
export const powerLine = ({ low, high }: PlaceboBand): number => Math.max(-low, high);

/** Shares of areas that the band was not made of. */
export interface OutOfSample {
  /** Inside the band. */
  covered: number;
  /** Outside it after a planted effect of twice the power line, up for every other area and down for the rest. */
  found: number;
}

/** Half of the areas make the band and the other half is tested; the mean over many halvings, the same for everyone. */
export function outOfSample(differences: readonly number[], halvings = 100, seed = 1): OutOfSample {
  const next = randomIntegers(seed);
  const order = Float64Array.from(differences);
  const half = order.length >> 1;
  let [covered, found, tested] = [0, 0, 0];
  for (let time = 0; time < halvings; time++) {
    shuffle(order, next);
    const band = placeboBand(order.subarray(0, half));
    if (!band) continue;
    const planted = 2 * powerLine(band);
    for (let at = half; at < order.length; at++) {
      const difference = order[at] as number;
      tested++;
      if (!isOutside(band, difference)) covered++;
      if (isOutside(band, difference + (at % 2 === 0 ? planted : -planted))) found++;
    }
  }
  return { covered: covered / tested, found: found / tested };
}

/** Fisher and Yates. */
function shuffle(values: Float64Array, next: () => number): void {
  for (let at = values.length - 1; at > 0; at--) {
    const other = next() % (at + 1);
    [values[at], values[other]] = [values[other] as number, values[at] as number];
  }
}
