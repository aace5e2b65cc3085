/** Marks of one size along an axis, each at its own value and as near to the axis as there is room: one pass, no forces, nothing moves off its value. */

export interface SwarmMark {
  /** In the order of the values that came in. */
  index: number;
  x: number;
  /** From the axis, up and down. */
  y: number;
}

/** `x` in units of the drawing, in any order; marks are circles of this radius that touch at most. */
export function placeSwarm(x: readonly number[], radius: number): SwarmMark[] {
  const order = x.map((_, index) => index).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  const apart = 2 * radius;
  const placed: SwarmMark[] = [];
  // Those farther left than this can touch no mark that is still to come.
  let first = 0;
  for (const index of order) {
    const at = x[index] ?? 0;
    while (first < placed.length && at - (placed[first]?.x ?? 0) >= apart) first++;
    const near = placed.slice(first);
    // Right above and below each of the near ones there may be room; on the axis there is if none is near.
    const rooms = near.flatMap((one) => {
      const away = Math.sqrt(apart ** 2 - (at - one.x) ** 2);
      return [one.y - away, one.y + away];
    });
    const free = [0, ...rooms]
      .sort((a, b) => Math.abs(a) - Math.abs(b))
      .find((y) => near.every((one) => (at - one.x) ** 2 + (y - one.y) ** 2 >= apart ** 2 - 1e-6));
    placed.push({ index, x: at, y: free ?? 0 });
  }
  return placed;
}

/** How many values lie in each of so many equal parts of the axis. */
export function strip(x: readonly number[], from: number, to: number, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  for (const one of x) {
    const part = Math.min(parts - 1, Math.max(0, Math.floor(((one - from) / (to - from)) * parts)));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
