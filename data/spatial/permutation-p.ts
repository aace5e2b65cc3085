/**
 * How often chance would put neighbours of this sum around an area: conditional randomisation (Anselin 1995), in which an area keeps
 * its own value and its neighbours are drawn from all others. For one area after the other that takes minutes for a country; here all
 * areas with as many neighbours share their draws, which is exact: a draw for an area that holds the area itself takes the next one
 * drawn in its place, and without that one a random order is still a random order.
 *
 * p is two-sided, 2 (min(#>=, #<=) + 1) / (draws + 1), and the same for Gi* and local Moran: with its own value kept both rise and
 * fall with the sum of the neighbours.
 */
import type { Neighbours } from "../codecs/neighbours.ts";
import { randomIntegers } from "./random.ts";

export interface PermutationOptions {
  draws: number;
  seed: number;
}

export interface PermutationResult {
  /** NaN for rows that are not tested: without a rank, or without a neighbour that has one. */
  p: Float64Array;
  /** 1 where the neighbours' sum is high among the draws, -1 where it is low, 0 where it is in the middle or not tested. */
  side: Int8Array;
}

/** Draws between two moments at which the caller may do something else, a few milliseconds. */
const drawsAtOnce = 10_000;

/** `ranks` as `doubledRanks` makes them. Yields the share that is done. */
export function* permutationP(
  ranks: Uint32Array,
  weights: Neighbours,
  { draws, seed }: PermutationOptions,
): Generator<number, PermutationResult> {
  const rows = ranks.length;
  const p = new Float64Array(rows).fill(Number.NaN);
  const side = new Int8Array(rows);
  const { byCount, sums } = rowsByCount(ranks, weights);
  const most = byCount.length - 1;
  if (most < 1) return { p, side };
  const drawn = yield* drawOrders(ranks, { draws, seed, length: most + 1 });
  const { orders, start, places } = drawn;

  // Sums of the first k of each draw, for one k after the other, and how many draws have at most a sum.
  const running = new Uint32Array(draws);
  const atMost = new Uint32Array(2 * most * drawn.members + 1);
  for (let k = 1; k <= most; k++) {
    const column = (k - 1) * draws;
    for (let draw = 0; draw < draws; draw++) running[draw] += ranks[orders[column + draw]];
    const tested = byCount[k];
    if (tested.length === 0) continue;
    const top = countAtMost(running, atMost);
    for (const row of tested) {
      const sum = sums[row];
      const own = ranks[row];
      let low = atMost[Math.min(sum, top)];
      let high = draws - (sum > 0 ? atMost[Math.min(sum - 1, top)] : 0);
      for (let at = start[row]; at < start[row + 1] && places[at] < k * draws; at++) {
        const draw = places[at] % draws;
        const held = running[draw];
        const instead = held - own + ranks[orders[k * draws + draw]];
        low += (instead <= sum ? 1 : 0) - (held <= sum ? 1 : 0);
        high += (instead >= sum ? 1 : 0) - (held >= sum ? 1 : 0);
      }
      p[row] = Math.min(1, (2 * (Math.min(low, high) + 1)) / (draws + 1));
      side[row] = Math.sign(low - high);
    }
    yield 0.5 + k / most / 2;
  }
  return { p, side };
}

/** Rows by how many neighbours with a rank they have, and the sums of those. */
function rowsByCount(ranks: Uint32Array, { start, neighbours }: Neighbours): { byCount: number[][]; sums: Uint32Array } {
  const byCount: number[][] = [];
  const sums = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) {
    if (ranks[row] === 0) continue;
    let count = 0;
    for (let at = start[row]; at < start[row + 1]; at++) {
      const rank = ranks[neighbours[at]];
      sums[row] += rank;
      if (rank > 0) count++;
    }
    if (count === 0) continue;
    while (byCount.length <= count) byCount.push([]);
    byCount[count].push(row);
  }
  return { byCount, sums };
}

interface Orders {
  /** Row that draw d took in its nth place: `orders[n * draws + d]`. */
  orders: Uint32Array;
  /** Where row r stands in `orders`: `places[start[r]]` up to `places[start[r + 1]]`, ascending. */
  start: Uint32Array;
  places: Uint32Array;
  /** How many rows have a rank. */
  members: number;
}

/** The beginnings of so many random orders of all rows with a rank (Fisher and Yates; the next order starts from the last one). */
function* drawOrders(
  ranks: Uint32Array,
  { draws, seed, length }: PermutationOptions & { length: number },
): Generator<number, Orders> {
  const pool = Uint32Array.from(ranks.keys()).filter((row) => ranks[row] > 0);
  const orders = new Uint32Array(draws * length);
  const start = new Uint32Array(ranks.length + 1);
  const next = randomIntegers(seed);
  for (let draw = 0; draw < draws; draw++) {
    for (let nth = 0; nth < length; nth++) {
      // Of 2^32 numbers for some thousands of rows: no row is favoured by more than a millionth.
      const at = nth + Math.floor((next() / 4294967296) * (pool.length - nth));
      const row = pool[at];
      pool[at] = pool[nth];
      pool[nth] = row;
      orders[nth * draws + draw] = row;
      start[row + 1]++;
    }
    if (draw % drawsAtOnce === 0) yield (draw / draws) * 0.4;
  }
  for (let row = 0; row < ranks.length; row++) start[row + 1] += start[row];
  const end = start.slice(0, -1);
  const places = new Uint32Array(orders.length);
  for (let place = 0; place < orders.length; place++) places[end[orders[place]]++] = place;
  yield 0.5;
  return { orders, start, places, members: pool.length };
}

/** Fills `atMost` up to the largest sum, which it returns. */
function countAtMost(sums: Uint32Array, atMost: Uint32Array): number {
  let top = 0;
  for (let draw = 0; draw < sums.length; draw++) if (sums[draw] > top) top = sums[draw];
  atMost.fill(0, 0, top + 1);
  for (let draw = 0; draw < sums.length; draw++) atMost[sums[draw]]++;
  for (let sum = 1; sum <= top; sum++) atMost[sum] += atMost[sum - 1];
  return top;
}
