/**
 * Comparable areas: nearest neighbours on the standardised distance of some structural variables, as CIPFA's statistical neighbours are.
 * The distance of two areas is the root of the mean of the squared differences, each in standard deviations of the pool: 0.5 is half a
 * standard deviation a variable. Balance is the standardised mean difference with the same denominator before and after (Stuart 2010,
 * as R's cobalt has it).
 */

/** A variable in row order, NaN where an area has no figure; transformed before it comes here. */
export type StructureColumn = Float64Array;

/** Mean and standard deviation (n - 1) of a variable over a pool. */
export interface VariableSpread {
  mean: number;
  sd: number;
}

export interface Neighbour {
  row: number;
  /** Standard deviations a variable. */
  distance: number;
}

/** A mean that lies farther than this from the area, in standard deviations, is said to differ. */
export const imbalanceLimit = 0.25;

/** A variable that does not vary tells nothing: its standard deviation is 0. */
export function spreadOf(column: StructureColumn, rows: readonly number[]): VariableSpread {
  const values = rows.map((row) => column[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/** In standard deviations; 0 where the variable does not vary. */
export const standardised = (difference: number, { sd }: VariableSpread): number => (sd > 0 ? difference / sd : 0);

export interface NearestOptions {
  columns: readonly StructureColumn[];
  spreads: readonly VariableSpread[];
  /** The area itself, in the order of the columns; all are there. */
  subject: readonly number[];
  /** Rows to choose from. */
  pool: readonly number[];
  /** Row of the gemeente of every row; of each at most one is taken. Below 0: none. */
  gemeenten: ArrayLike<number>;
  /** How many. */
  most?: number;
}

/** The nearest first; of the same distance the lower row. Rows that lack a variable are passed over. */
export function nearestAreas({ columns, spreads, subject, pool, gemeenten, most = 5 }: NearestOptions): Neighbour[] {
  const weights = spreads.map(({ sd }) => (sd > 0 ? 1 / (sd * sd) : 0));
  const nearest: Neighbour[] = [];
  for (const row of pool) {
    let sum = 0;
    for (let v = 0; v < columns.length; v++) {
      const difference = ((columns[v] as StructureColumn)[row] as number) - (subject[v] as number);
      sum += difference * difference * (weights[v] as number);
    }
    // NaN where a variable is missing: no comparison holds.
    if (!(sum >= 0)) continue;
    const last = nearest[most - 1];
    if (last && sum >= last.distance) continue;
    const gemeente = gemeenten[row] ?? -1;
    const same = gemeente < 0 ? -1 : nearest.findIndex((one) => gemeenten[one.row] === gemeente);
    if (same >= 0) {
      if ((nearest[same] as Neighbour).distance <= sum) continue;
      nearest.splice(same, 1);
    }
    const at = nearest.findIndex(({ distance }) => distance > sum);
    nearest.splice(at < 0 ? nearest.length : at, 0, { row, distance: sum });
    if (nearest.length > most) nearest.pop();
  }
  return nearest.map(({ row, distance }) => ({ row, distance: Math.sqrt(distance / columns.length) }));
}

/** Of one variable, in standard deviations: the area minus the mean of the pool, and minus the mean of those chosen. */
export interface Balance {
  before: number;
  after: number;
}

export const balanceOf = (
  subject: number,
  column: StructureColumn,
  spread: VariableSpread,
  chosen: readonly number[],
): Balance => ({
  before: standardised(subject - spread.mean, spread),
  after: standardised(subject - spreadOf(column, chosen).mean, spread),
});

/** How alike two areas are, and in which variables most. */
export interface AreaLikeness<Id extends string = string> {
  /** Standard deviations a variable. */
  distance: number;
  /** Variables in which they differ less than half a standard deviation, the most alike first; at most three. */
  alike: Id[];
}

const [mostReasons, alikeWithin] = [3, 0.5];

/** Undefined where they have fewer than `fewest` variables in common. Values by variable, NaN where there is none. */
export function likenessOf<Id extends string>(
  variables: readonly { id: Id; spread: VariableSpread; a: number; b: number }[],
  fewest: number,
): AreaLikeness<Id> | undefined {
  const apart = variables
    .map(({ id, spread, a, b }) => ({ id, away: Math.abs(standardised(a - b, spread)) }))
    .filter(({ away }) => !Number.isNaN(away));
  if (apart.length < fewest) return undefined;
  return {
    distance: Math.sqrt(apart.reduce((sum, { away }) => sum + away * away, 0) / apart.length),
    alike: apart
      .filter(({ away }) => away < alikeWithin)
      .sort((a, b) => a.away - b.away)
      .slice(0, mostReasons)
      .map(({ id }) => id),
  };
}
