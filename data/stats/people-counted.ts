/** Of how many people what a figure rests on is known: for every figure that is put together from parts, whoever does it. */
import { hasValue, statuses } from "../schema/status.ts";
import type { Observations } from "./stats.ts";

const valued = statuses.map(hasValue);
const isValued = (status: number | undefined) => status !== undefined && valued[status] === true;

/** Below this part of the people in areas that have both figure and denominator, a larger area has no figure. */
export const leastPeople = 0.5;

/** Part of the inhabitants that live in parts where everything that the rule needs is known; 1 where nobody lives. */
export function peopleCounted(
  { rows, shares }: { rows: readonly number[]; shares: readonly number[] },
  inhabitants: Observations,
  needed: readonly Observations[],
): number {
  let all = 0;
  let counted = 0;
  for (const [i, row] of rows.entries()) {
    const here = (isValued(inhabitants.status[row]) ? (inhabitants.values[row] ?? 0) : 0) * (shares[i] ?? 1);
    all += here;
    if (needed.every(({ status }) => isValued(status[row]))) counted += here;
  }
  return all === 0 ? 1 : counted / all;
}
