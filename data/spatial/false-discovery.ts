/**
 * Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995): of so many areas some look special by chance. Of what
 * this keeps at most `share` is expected to be chance.
 */

/** The largest p that is kept; 0 where none is. NaN takes no part. */
export function discoveryLimit(p: Float64Array, share = 0.05): number {
  const sorted = p.filter((one) => !Number.isNaN(one)).sort();
  for (let i = sorted.length; i > 0; i--) {
    const one = sorted[i - 1] as number;
    if (one <= (i / sorted.length) * share) return one;
  }
  return 0;
}

/** The same as a p for each area, to be held against the share itself. */
export function adjustedP(p: Float64Array): Float64Array {
  const adjusted = new Float64Array(p.length).fill(Number.NaN);
  const order = Uint32Array.from(p.keys())
    .filter((row) => !Number.isNaN(p[row]))
    .sort((a, b) => (p[a] as number) - (p[b] as number));
  let least = 1;
  for (let i = order.length; i > 0; i--) {
    const row = order[i - 1] as number;
    least = Math.min(least, ((p[row] as number) * order.length) / i);
    adjusted[row] = least;
  }
  return adjusted;
}
