/**
 * Groups of points that lie close together, by DBSCAN (Ester, Kriegel, Sander and Xu, KDD 1996), in metres. A point with enough points
 * within reach is a core; cores within reach of each other are one group. A point that is no core goes to its nearest core within
 * reach, not to the first that is found: so the answer does not depend on the order of the points.
 */
import KDBush from "kdbush";

export interface GroupingOptions {
  /** How far a point reaches. */
  metres: number;
  /** How many points must be within reach of a core, itself counted. */
  atLeast: number;
}

export interface Groups {
  /** Group of each point, -1 for none; the largest group is 0, of equals the one with the most western, then southern core. */
  groupOf: Int32Array;
  /** 1 where the point is a core. */
  core: Uint8Array;
  count: number;
}

/** Points that are looked up between two moments at which the caller may do something else. */
const pointsAtOnce = 5000;

/** `x` and `y` in metres. Yields the share that is done. */
export function* groupPoints(x: Float64Array, y: Float64Array, options: GroupingOptions): Generator<number, Groups> {
  const { metres, atLeast } = options;
  const index = new KDBush(x.length);
  for (let point = 0; point < x.length; point++) index.add(x[point], y[point]);
  if (x.length > 0) index.finish();
  yield 0.1;

  const core = new Uint8Array(x.length);
  const leader = Int32Array.from(x.keys());
  const nearest = new Int32Array(x.length).fill(-1);
  const leaderOf = (point: number): number => {
    let top = point;
    while (leader[top] !== top) {
      leader[top] = leader[leader[top]];
      top = leader[top];
    }
    return top;
  };
  // A pair of cores is known when the second of them is found to be one: each pair is looked at from both ends.
  // In the order of the index, in which points that lie close together follow each other: the cache holds what they share.
  const order = index.ids;
  for (let i = 0; i < order.length; i++) {
    const point = order[i];
    if (i % pointsAtOnce === 0) yield 0.1 + (0.8 * i) / order.length;
    const within = index.within(x[point], y[point], metres);
    if (within.length < atLeast) continue;
    core[point] = 1;
    const own = leaderOf(point);
    for (const other of within) {
      if (core[other]) leader[leaderOf(other)] = leaderOf(own);
      else nearest[other] = nearerCore(x, y, other, point, nearest[other]);
    }
  }
  const groupOf = new Int32Array(x.length).fill(-1);
  for (let point = 0; point < x.length; point++) {
    const its = core[point] ? point : nearest[point];
    if (its >= 0) groupOf[point] = leaderOf(its);
  }
  return { groupOf, core, count: numberGroups(groupOf, core, x, y) };
}

/** Of two cores the one nearer to a point; at equal distances the western, then the southern one. `before` is -1 where there is none. */
function nearerCore(x: Float64Array, y: Float64Array, point: number, core: number, before: number): number {
  if (before < 0) return core;
  const distance = (to: number) => (x[to] - x[point]) ** 2 + (y[to] - y[point]) ** 2;
  return (distance(core) - distance(before) || x[core] - x[before] || y[core] - y[before]) < 0 ? core : before;
}

/** From leaders to numbers; how many groups there are. */
function numberGroups(groupOf: Int32Array, core: Uint8Array, x: Float64Array, y: Float64Array): number {
  const groups = new Map<number, { leader: number; size: number; first: number }>();
  for (let point = 0; point < groupOf.length; point++) {
    const leader = groupOf[point];
    if (leader < 0) continue;
    const group = groups.get(leader);
    if (!group) groups.set(leader, { leader, size: 1, first: core[point] ? point : leader });
    else {
      group.size++;
      if (core[point] && (x[point] - x[group.first] || y[point] - y[group.first]) < 0) group.first = point;
    }
  }
  const sorted = [...groups.values()].sort((a, b) => b.size - a.size || x[a.first] - x[b.first] || y[a.first] - y[b.first]);
  const numbers = new Map(sorted.map(({ leader }, at) => [leader, at]));
  for (let point = 0; point < groupOf.length; point++) groupOf[point] = numbers.get(groupOf[point]) ?? -1;
  return sorted.length;
}
