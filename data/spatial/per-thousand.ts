/** Initiatives, or the people they reach, per 1,000 people of an area: what lies where few live weighs as much as where many do. */
import type { AreaCount } from "../schema/analysis.ts";
import type { PublishedIndicator } from "../schema/catalog.ts";

/** The indicator that the others are a share of. */
export const inhabitants = "inwoners";

/** How a figure counts people: it is a number of them, or the share of the inhabitants that they are; undefined: it does not. */
export function countsPeople({ id, theme, unit, aggregation }: PublishedIndicator): "number" | "share" | undefined {
  if (id === inhabitants) return "number";
  const ofInhabitants = aggregation.rule === "mean" && aggregation.weight === inhabitants;
  return theme === "bevolking" && ofInhabitants && unit.label.nl === "%" ? "share" : undefined;
}

/** People of an area from a figure that counts them; NaN where there is no figure. */
export const peopleOf = (values: Float64Array, shareOf: Float64Array | undefined): Float64Array =>
  shareOf ? values.map((share, row) => (share / 100) * (shareOf[row] ?? Number.NaN)) : values;

/** In the order of the rows of the area index. */
export interface AreaCounts {
  initiatives: Uint32Array;
  /** People reached by those of which it is known, and of how many it is known. */
  reach: Float64Array;
  reachKnown: Uint32Array;
}

export interface PerThousand {
  /** NaN where nobody of the group lives, or where the reach of the initiatives is not known. */
  values: Float64Array;
  /** 1 where there are initiatives, and of none of them it is known how many people they reach. */
  reachUnknown: Uint8Array;
}

export function perThousand(counts: AreaCounts, people: Float64Array, measure: "count" | "reach"): PerThousand {
  const reachUnknown = new Uint8Array(people.length);
  const values = people.map((living, row) => {
    const initiatives = counts.initiatives[row] ?? 0;
    // Nobody of the group lives there, or it is not known how many: no rate, and not a rate of nought.
    if (!(living > 0)) return Number.NaN;
    if (measure === "count") return (1000 * initiatives) / living;
    if (initiatives > 0 && counts.reachKnown[row] === 0) {
      reachUnknown[row] = 1;
      return Number.NaN;
    }
    return (1000 * (counts.reach[row] ?? 0)) / living;
  });
  return { values, reachUnknown };
}

/** Areas that are not named have no initiatives. */
export function countsByRow(counted: Iterable<AreaCount>, codes: readonly string[]): AreaCounts {
  const rowOf = new Map(codes.map((code, row) => [code, row]));
  const rows = codes.length;
  const counts: AreaCounts = {
    initiatives: new Uint32Array(rows),
    reach: new Float64Array(rows),
    reachKnown: new Uint32Array(rows),
  };
  for (const { code, initiatives, reach, reachKnown } of counted) {
    const row = rowOf.get(code);
    if (row === undefined) continue;
    counts.initiatives[row] = initiatives;
    counts.reach[row] = reach;
    counts.reachKnown[row] = reachKnown;
  }
  return counts;
}
