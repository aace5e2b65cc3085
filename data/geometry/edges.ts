/**
 * Is a point inside a ring? It is where an odd number of edges lies to the east of it, those with `low <= y < high` and
 * `x - from[0] < (y - from[1]) * slope`. The border counts as inside on its west and south side alone, so that of shapes that fit
 * together exactly one has the point. In one order of double-precision steps, which a database takes as well: the same answer everywhere.
 */
import type { Position, Ring } from "./segments.ts";

export interface Edge {
  /** It is crossed by lines from `low` up to `high`, that one not included. */
  low: number;
  high: number;
  from: Position;
  /** Steps east for a step north. */
  slope: number;
}

/** Of a closed ring, without those that no line to the east can cross. */
export const edgesOf = (ring: Ring): Edge[] =>
  ring.slice(1).flatMap(([bx, by], i) => {
    const [ax, ay] = ring[i] as Position;
    return ay === by ? [] : [{ low: Math.min(ay, by), high: Math.max(ay, by), from: [ax, ay], slope: (bx - ax) / (by - ay) }];
  });
