/**
 * Where alike values lie together, by two statistics of the literature. Conventions differ between programs, so ours are named:
 * Gi* is the z of Ord and Getis (Geographical Analysis 27, 1995, equation 14) with binary weights and the area itself among its
 * neighbours; local Moran is Ii of Anselin (Geographical Analysis 27, 1995) with weights that add up to 1 and the variance over n - 1.
 * Both are what `spdep` gives as localG(include.self) and localmoran(mlvar = FALSE).
 *
 * Areas without a value (NaN) are left out altogether: of the mean, of the variance and of their neighbours' neighbours.
 */
import type { Neighbours } from "../codecs/neighbours.ts";

export interface LocalStatistics {
  /** Gi*; NaN for an area without a value or without a neighbour that has one. */
  z: Float64Array;
  /** Ii; NaN where z is. */
  moran: Float64Array;
  /** How many neighbours have a value. */
  valued: Uint32Array;
}

export function localStatistics(values: ArrayLike<number>, { start, neighbours }: Neighbours): LocalStatistics {
  const rows = start.length - 1;
  const { n, mean, squares } = moments(values, rows);
  const z = new Float64Array(rows).fill(Number.NaN);
  const moran = new Float64Array(rows).fill(Number.NaN);
  const valued = new Uint32Array(rows);
  const deviation = Math.sqrt(squares / n);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    let count = 0;
    for (let at = start[row]; at < start[row + 1]; at++) {
      const value = values[neighbours[at]];
      if (Number.isNaN(value)) continue;
      sum += value - mean;
      count++;
    }
    valued[row] = count;
    if (count === 0 || Number.isNaN(values[row])) continue;
    const own = values[row] - mean;
    const weights = count + 1;
    z[row] = (own + sum) / (deviation * Math.sqrt((n * weights - weights * weights) / (n - 1)));
    moran[row] = (own * sum) / count / (squares / (n - 1));
  }
  return { z, moran, valued };
}

/** Around the mean, which the sums are taken from: large values far from zero would lose digits. */
function moments(values: ArrayLike<number>, rows: number): { n: number; mean: number; squares: number } {
  let n = 0;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(values[row])) continue;
    n++;
    sum += values[row];
  }
  const mean = sum / n;
  let squares = 0;
  for (let row = 0; row < rows; row++) if (!Number.isNaN(values[row])) squares += (values[row] - mean) ** 2;
  return { n, mean, squares };
}
