/** What of all that initiatives offer counts for a question: where it is to be spread, and what is known of it in every area. */
import { unitsPerDegree } from "../codecs/initiative-points.ts";
import { rdOfPoints } from "../geometry/rd.ts";
import { targetGroups } from "../schema/initiative.ts";
import { initiativeThemes } from "../schema/initiative-filter.ts";
import type { Supply } from "../schema/supply.ts";
import { isForEverybody, type Offers } from "./catchment.ts";
import type { GapRequest } from "./gap-results.ts";

/** Initiatives of the question in every area of the level, without those that work in the whole country: these say nothing of one. */
interface Counted {
  initiatives: Uint32Array;
  reachUnknown: Uint32Array;
  /** 1 where of any of them the reach is known. */
  knownReach: Uint8Array;
  totals: { initiatives: number; reachKnown: number; unconfirmed: number };
}

export interface ReachCounts {
  of(unconfirmed: boolean): Counted;
}

export function gapOffers(supply: Supply, { question, areas, within }: GapRequest): { offers: Offers; counts: ReachCounts } {
  const amounts = question.measure === "reach" ? supply.reach : supply.euros;
  const theme = question.theme === undefined ? -1 : initiativeThemes.indexOf(question.theme);
  const group = targetGroups.indexOf(question.targetGroup);
  const isAsked = (i: number) =>
    (theme < 0 || (supply.themes[i] & (1 << theme)) !== 0) &&
    (group === 0 || isForEverybody(supply.targetGroups[i]) || (supply.targetGroups[i] & (1 << group)) !== 0);
  const asked = Array.from(amounts.keys()).filter(isAsked);
  const isPoint = (i: number) => supply.home[i] >= 0 || supply.points[2 * i] !== 0 || supply.points[2 * i + 1] !== 0;
  const placesOf = (i: number) => (isPoint(i) ? [supply.home[i]] : supply.rows.slice(supply.start[i], supply.start[i + 1]));

  const counted = (unconfirmed: boolean): Counted => {
    const [initiatives, reachUnknown] = [new Uint32Array(within.length), new Uint32Array(within.length)];
    const knownReach = new Uint8Array(within.length);
    const totals = { initiatives: 0, reachKnown: 0, unconfirmed: 0 };
    for (const i of asked) {
      const isKnownAmount = amounts[i] >= 0;
      // How many are left out is said in both.
      if (isKnownAmount && !supply.confirmed[i]) totals.unconfirmed++;
      if (!unconfirmed && !supply.confirmed[i]) continue;
      totals.initiatives++;
      if (isKnownAmount) totals.reachKnown++;
      for (const row of new Set(placesOf(i).map((buurt) => areas.areaOf[buurt] ?? -1))) {
        if (row < 0) continue;
        initiatives[row]++;
        if (isKnownAmount) knownReach[row] = 1;
        else reachUnknown[row]++;
      }
    }
    return { initiatives, reachUnknown, knownReach, totals };
  };
  const both = [counted(false), counted(true)];

  const offered = asked.filter((i) => amounts[i] > 0);
  const pick = (of: readonly number[]) => offered.map((i) => of[i]);
  const { x, y } = rdOfPoints(
    offered.map((i) => supply.points[2 * i]),
    offered.map((i) => supply.points[2 * i + 1]),
    unitsPerDegree,
  );
  const byArea = Uint8Array.from(offered, (i) => Number(!isPoint(i)));
  const start = new Uint32Array(offered.length + 1);
  const [rows, shares]: [number[], number[]] = [[], []];
  for (const [at, i] of offered.entries()) {
    for (let j = supply.start[i]; byArea[at] && j < supply.start[i + 1]; j++) {
      rows.push(supply.rows[j]);
      shares.push(supply.shares[j] / 1000);
    }
    start[at + 1] = rows.length;
  }
  const sigma = Float64Array.from(offered, (i) => (supply.metres[i] > 0 ? supply.metres[i] / 2 : question.catchment));
  return {
    offers: {
      amount: Float64Array.from(pick(amounts)),
      groups: Uint32Array.from(pick(supply.targetGroups)),
      confirmed: Uint8Array.from(pick(supply.confirmed)),
      ...{ x, y, sigma, byArea, start },
      rows: Uint32Array.from(rows),
      shares: Float64Array.from(shares),
    },
    counts: { of: (unconfirmed) => both[unconfirmed ? 1 : 0] },
  };
}
