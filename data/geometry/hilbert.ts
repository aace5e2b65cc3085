/**
 * Place on the Hilbert curve through a square of 65,536 by 65,536 cells: what lies close together in space lies close together
 * on the curve, so that neighbours differ little and pack well. D. Hilbert, 1891; the loop is the textbook's (Warren, Hacker's
 * Delight, chapter 16).
 */
const side = 65_536;

/** `x` and `y` are whole numbers from 0 to 65,535; the answer lies below 2^32. */
export function hilbertAt(x: number, y: number): number {
  let place = 0;
  let [east, north] = [x, y];
  for (let bit = 15; bit >= 0; bit--) {
    const right = (east >> bit) & 1;
    const up = (north >> bit) & 1;
    place = place * 4 + ((3 * right) ^ up);
    if (up === 1) continue;
    // The quarter is a smaller curve, turned: swapped, and mirrored on the right.
    const before = right === 1 ? side - 1 - east : east;
    east = right === 1 ? side - 1 - north : north;
    north = before;
  }
  return place;
}

/** Points whose places are read between two moments at which whoever asks may do something else. */
const pointsAtOnce = 20_000;
/** A place and a number beside it fit in a double: as many numbers as there are. */
const numbers = 2 ** 21;

/**
 * The numbers of these points in the order of the curve that fills their own box; of two at one place the first first. At most two
 * million points. Stands still at every few milliseconds of work.
 */
export function* hilbertOrdering(xs: ArrayLike<number>, ys: ArrayLike<number>): Generator<void, Uint32Array> {
  if (xs.length > numbers) throw new Error(`${xs.length} points are more than can be put in order: at most ${numbers}`);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    box[0] = Math.min(box[0] as number, xs[i] as number);
    box[1] = Math.min(box[1] as number, ys[i] as number);
    box[2] = Math.max(box[2] as number, xs[i] as number);
    box[3] = Math.max(box[3] as number, ys[i] as number);
  }
  yield;
  const [west, south, east, north] = box as [number, number, number, number];
  const scale = (side - 1) / Math.max(east - west, north - south, 1);
  const places = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    const [x, y] = [Math.round(((xs[i] as number) - west) * scale), Math.round(((ys[i] as number) - south) * scale)];
    places[i] = hilbertAt(x, y) * numbers + i;
    if (i % pointsAtOnce === 0) yield;
  }
  // Without a function to compare them it takes a tenth of the time.
  places.sort();
  yield;
  return Uint32Array.from(places, (place) => place % numbers);
}

/** As `hilbertOrdering`, in one go. */
export function hilbertOrder(xs: ArrayLike<number>, ys: ArrayLike<number>): Uint32Array {
  const work = hilbertOrdering(xs, ys);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
