/**
 * People reached, spread over the areas around: the enhanced two-step floating catchment (Luo and Qi, 2009) with a Gaussian of the
 * distance and no hard circle. What an initiative reaches is divided over the areas in proportion to the people it is for and to how
 * near they are, so nothing is lost and nothing counts twice: the sum over areas is the sum over initiatives.
 */
import KDBush from "kdbush";
import { targetGroups } from "../schema/initiative.ts";
import type { ReachAreas } from "./gap-results.ts";

/** What is spread: only what counts for the question, and of which it is known how much it is. */
export interface Offers {
  /** People a year, or euros a year. */
  amount: Float64Array;
  /** Bit i is target group i; 0 and bit 0 are everybody. */
  groups: Uint32Array;
  confirmed: Uint8Array;
  /** RD metres, and how far people come (sigma); where it works by area these say nothing. */
  x: Float64Array;
  y: Float64Array;
  sigma: Float64Array;
  /** 1 where it works by area: in `rows[start[i]]` to `rows[start[i + 1]]`, without any in the whole country. */
  byArea: Uint8Array;
  start: Uint32Array;
  rows: Uint32Array;
  /** Share of each of `rows` that is covered, above 0 to 1. */
  shares: Float64Array;
}

/** What reaches each area, apart for what somebody confirmed and for what nobody did. */
export interface Spread {
  confirmed: Float64Array;
  unconfirmed: Float64Array;
}

export interface Catchment {
  /** Distances times `factor`. */
  spread(factor: number): Spread;
}

/** Beyond this many sigmas nobody comes. */
const cut = 4;
/** Further than any place in the country is from another. */
const everywhere = 1e7;

/** `asked`: the target group of which the people are counted that are reached. */
export function openCatchment(areas: Omit<ReachAreas, "areaOf">, offers: Offers, asked: keyof ReachAreas["people"]): Catchment {
  const rows = areas.x.length;
  const index = new KDBush(rows);
  // An area without a place lies nowhere: what works around a point does not reach it.
  for (let row = 0; row < rows; row++) index.add(placed(areas.x[row]), placed(areas.y[row]));
  if (rows > 0) index.finish();
  const groupsOf = new Map<number, GroupPeople>();
  const peopleFor = (groups: number): GroupPeople => {
    const known = groupsOf.get(groups) ?? groupPeople(areas.people, groups, asked);
    groupsOf.set(groups, known);
    return known;
  };
  const fixed: [Sums, Sums] = [sums(rows), sums(rows)];
  spreadByArea(offers, peopleFor, fixed);
  const near = new Uint32Array(rows);
  const nearness = new Float64Array(rows);

  /** Fills `near` and `nearness`; returns how many there are and what they weigh together. */
  function around(x: number, y: number, sigma: number, all: Float64Array): { count: number; total: number } {
    const found = index.withinInto(x, y, cut * sigma, near);
    let [count, total] = [0, 0];
    for (let i = 0; i < found; i++) {
      const row = near[i];
      if (!(all[row] > 0)) continue;
      const [dx, dy] = [areas.x[row] - x, areas.y[row] - y];
      const share = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      near[count] = row;
      nearness[count++] = share;
      total += all[row] * share;
    }
    return total > 0 ? { count, total } : nearest(x, y, cut * sigma, all);
  }

  function nearest(x: number, y: number, from: number, all: Float64Array): { count: number; total: number } {
    for (let metres = 2 * from; metres < everywhere; metres *= 2) {
      const found = index.withinInto(x, y, metres, near);
      let [best, closest] = [-1, Number.POSITIVE_INFINITY];
      for (let i = 0; i < found; i++) {
        const row = near[i];
        if (!(all[row] > 0)) continue;
        const away = Math.hypot(areas.x[row] - x, areas.y[row] - y);
        if (away < closest || (away === closest && row < best)) [best, closest] = [row, away];
      }
      if (best < 0) continue;
      near[0] = best;
      nearness[0] = 1;
      return { count: 1, total: all[best] };
    }
    return { count: 0, total: 0 };
  }

  return {
    spread(factor) {
      const into: [Sums, Sums] = [copied(fixed[0]), copied(fixed[1])];
      for (let i = 0; rows > 0 && i < offers.amount.length; i++) {
        if (offers.byArea[i]) continue;
        const { all, counted } = peopleFor(offers.groups[i]);
        const { count, total } = around(offers.x[i], offers.y[i], offers.sigma[i] * factor, all);
        const target = into[offers.confirmed[i] ? 0 : 1];
        for (let j = 0; j < count; j++) add(target, near[j], (offers.amount[i] * counted[near[j]] * nearness[j]) / total);
      }
      return { confirmed: summed(into[0]), unconfirmed: summed(into[1]) };
    },
  };
}

const placed = (metres: number) => (Number.isNaN(metres) ? 1e9 : metres);

/** What is for areas does not depend on distances: it is divided once. */
function spreadByArea(offers: Offers, peopleFor: (groups: number) => GroupPeople, into: [Sums, Sums]): void {
  /** Of the whole country, by who it is for: many of them are one loop over all areas. */
  const ofCountry = new Map<number, [Sums, Sums]>();
  for (let i = 0; i < offers.amount.length; i++) {
    if (!offers.byArea[i]) continue;
    const side = offers.confirmed[i] ? 0 : 1;
    const [from, to] = [offers.start[i], offers.start[i + 1]];
    if (from === to) {
      const sum = ofCountry.get(offers.groups[i]) ?? [sums(1), sums(1)];
      ofCountry.set(offers.groups[i], sum);
      add(sum[side], 0, offers.amount[i]);
      continue;
    }
    const { all, counted } = peopleFor(offers.groups[i]);
    let total = 0;
    for (let j = from; j < to; j++) total += all[offers.rows[j]] * offers.shares[j];
    if (!(total > 0)) continue;
    for (let j = from; j < to; j++) {
      const row = offers.rows[j];
      add(into[side], row, (offers.amount[i] * counted[row] * offers.shares[j]) / total);
    }
  }
  for (const [groups, sides] of ofCountry) {
    const { all, counted } = peopleFor(groups);
    const total = all.reduce((sum, people) => sum + people, 0);
    if (!(total > 0)) continue;
    for (const [side, sum] of sides.entries()) {
      const amount = summed(sum)[0];
      if (amount > 0) for (let row = 0; row < all.length; row++) add(into[side], row, (amount * counted[row]) / total);
    }
  }
}

/** Of every area the people that something is for, and those of them that the question counts; 0 where that is not known. */
interface GroupPeople {
  all: Float64Array;
  counted: Float64Array;
}

export const isForEverybody = (groups: number): boolean => groups === 0 || (groups & 1) === 1;

function groupPeople(people: ReachAreas["people"], groups: number, asked: keyof ReachAreas["people"]): GroupPeople {
  const inhabitants = people.iedereen.map(known);
  const all = isForEverybody(groups) ? inhabitants : new Float64Array(inhabitants.length);
  if (!isForEverybody(groups)) {
    for (const [bit, group] of targetGroups.entries())
      if (groups & (1 << bit)) for (let row = 0; row < all.length; row++) all[row] += known(people[group][row]);
    // Groups overlap, and nobody is two people.
    for (let row = 0; row < all.length; row++) all[row] = Math.min(all[row], inhabitants[row]);
  }
  if (asked === "iedereen") return { all, counted: all };
  return { all, counted: all.map((most, row) => Math.min(most, known(people[asked][row]))) };
}

const known = (people: number) => (people > 0 ? people : 0);

/** Sums with what rounding loses (Neumaier, 1974): the order of initiatives and areas does not show in the answer. */
export interface Sums {
  sum: Float64Array;
  lost: Float64Array;
}

export const sums = (rows: number): Sums => ({ sum: new Float64Array(rows), lost: new Float64Array(rows) });
const copied = ({ sum, lost }: Sums): Sums => ({ sum: sum.slice(), lost: lost.slice() });
export const summed = ({ sum, lost }: Sums): Float64Array => sum.map((one, row) => one + lost[row]);

export function add({ sum, lost }: Sums, row: number, value: number): void {
  const before = sum[row];
  const after = before + value;
  lost[row] += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
  sum[row] = after;
}
