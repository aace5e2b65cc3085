/**
 * Which areas lie in a cluster of high or of low values, on the rank of the value: from figures and neighbours to a class for every
 * area. Nothing is shown of what another seed would not show as well.
 */
import type { Neighbours } from "../codecs/neighbours.ts";
import {
  falseDiscoveryShare,
  type HotSpotClass,
  type HotSpotStatus,
  hotSpotClasses,
  hotSpotStatuses,
  leastAgreement,
  permutationDraws,
} from "../schema/analysis.ts";
import { discoveryLimit } from "./false-discovery.ts";
import { type LocalStatistics, localStatistics } from "./local-statistics.ts";
import { type PermutationResult, permutationP } from "./permutation-p.ts";
import { doubledRanks } from "./ranks.ts";
import type { HotSpots } from "./results.ts";

export interface HotSpotOptions {
  method: "gi-star" | "local-moran";
  seed: number;
  draws?: number;
  /** Expected share of chance among what is shown (Benjamini and Hochberg). */
  share?: number;
}

export const hotSpotClass = (name: HotSpotClass): number => hotSpotClasses.indexOf(name);
export const hotSpotStatus = (name: HotSpotStatus): number => hotSpotStatuses.indexOf(name);
const [notClear, tested] = [hotSpotClass("not-clear"), hotSpotStatus("tested")];

/** The other seed of a pair: any that is another. */
const otherSeed = (seed: number): number => (seed ^ 0x5bd1e995) >>> 0;

/** `values` in row order, NaN where there is none. Yields the share that is done. */
export function* findHotSpots(
  values: Float64Array,
  neighbours: Neighbours,
  options: HotSpotOptions,
): Generator<number, HotSpots> {
  const { method, seed, draws = permutationDraws, share = falseDiscoveryShare } = options;
  const ranks = doubledRanks(values);
  const statistics = localStatistics(
    Float64Array.from(ranks, (rank) => (rank === 0 ? Number.NaN : rank / 2)),
    neighbours,
  );
  const [first, second] = [yield* half(0, seed), yield* half(0.5, otherSeed(seed))];

  function* half(from: number, of: number): Generator<number, Found> {
    const work = permutationP(ranks, neighbours, { draws, seed: of });
    for (;;) {
      const { done, value } = work.next();
      if (!done) yield from + value / 2;
      else {
        const limit = discoveryLimit(value.p, share);
        return { ...value, limit, class: classesOf(method, ranks, statistics, value, limit) };
      }
    }
  }

  const agreement = agreementOf(first.class, second.class);
  const stable = agreement >= leastAgreement;
  const status = statusesOf(ranks, neighbours, statistics);
  if (!stable) {
    const unstable = hotSpotStatus("unstable");
    first.class.fill(notClear);
    status.forEach((one, row) => {
      if (one === tested) status[row] = unstable;
    });
  }
  const { z, moran } = statistics;
  return { z, moran, p: first.p, class: first.class, status, agreement, stable, limit: first.limit };
}

interface Found extends PermutationResult {
  limit: number;
  class: Uint8Array;
}

function classesOf(
  method: HotSpotOptions["method"],
  ranks: Uint32Array,
  { z }: LocalStatistics,
  { p, side }: PermutationResult,
  limit: number,
): Uint8Array {
  const classes = new Uint8Array(ranks.length);
  // Twice the mean rank is one more than how many ranks there are.
  const middle = ranks.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0) + 1;
  const classOf = (row: number): HotSpotClass => {
    const high = side[row] > 0;
    // Gi* counts the area itself: where it outweighs its neighbours the two contradict each other and nothing is said.
    if (method === "gi-star") return Math.sign(z[row]) === side[row] ? (high ? "high-high" : "low-low") : "not-clear";
    if (ranks[row] === middle) return "not-clear";
    return ranks[row] > middle ? (high ? "high-high" : "high-low") : high ? "low-high" : "low-low";
  };
  for (let row = 0; row < classes.length; row++) if (p[row] <= limit) classes[row] = hotSpotClass(classOf(row));
  return classes;
}

function statusesOf(ranks: Uint32Array, { start }: Neighbours, { valued }: LocalStatistics): Uint8Array {
  const statusOf = (row: number): HotSpotStatus => {
    if (ranks[row] === 0) return "no-value";
    if (start[row] === start[row + 1]) return "island";
    return valued[row] === 0 ? "neighbours-without-value" : "tested";
  };
  return Uint8Array.from(ranks, (_, row) => hotSpotStatus(statusOf(row)));
}

/** Jaccard's index of the areas that are shown, as the same class by both. */
export function agreementOf(one: Uint8Array, other: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let row = 0; row < one.length; row++) {
    if (one[row] === notClear && other[row] === notClear) continue;
    either++;
    if (one[row] === other[row]) both++;
  }
  return either === 0 ? 1 : both / either;
}
