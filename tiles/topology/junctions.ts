/** The graph of all borders together: which vertices lie on one plain border, and which are ends that must stay. */
import { type Areas, eachRing } from "./areas.ts";

export interface Graph {
  /** The two neighbours of a vertex on a plain border; -1 where there is none. */
  a: Int32Array;
  b: Int32Array;
  /** 1 where the vertex belongs to a ring at all. */
  used: Uint8Array;
  /** 1 where borders meet, part or end: any number of distinct neighbours but two. */
  junction: Uint8Array;
  /** Borders that are one edge from junction to junction, see `chordKey`. */
  chords: Set<number>;
}

/** The graph of the rings of all these levels, skipping vertices that `isKept` leaves out. */
export function borderGraph(levels: Areas[], vertexCount: number, isKept: (id: number) => boolean): Graph {
  const a = new Int32Array(vertexCount).fill(-1);
  const b = new Int32Array(vertexCount).fill(-1);
  const used = new Uint8Array(vertexCount);
  const junction = new Uint8Array(vertexCount);
  const meet = (id: number, neighbour: number) => {
    if (id === neighbour || a[id] === neighbour || b[id] === neighbour) return;
    if (a[id] === -1) a[id] = neighbour;
    else if (b[id] === -1) b[id] = neighbour;
    else junction[id] = 1;
  };
  eachEdge(levels, isKept, (from, to) => {
    used[from] = 1;
    meet(from, to);
    meet(to, from);
  });
  for (let id = 0; id < vertexCount; id++) if (used[id] && b[id] === -1) junction[id] = 1;
  const chords = new Set<number>();
  eachEdge(levels, isKept, (from, to) => {
    if (junction[from] && junction[to]) chords.add(chordKey(from, to));
  });
  return { a, b, used, junction, chords };
}

export const chordKey = (from: number, to: number): number => (from < to ? from * 2 ** 26 + to : to * 2 ** 26 + from);

function eachEdge(levels: Areas[], isKept: (id: number) => boolean, visit: (from: number, to: number) => void): void {
  for (const level of levels) {
    eachRing(level, (ids) => {
      let first = -1;
      let from = -1;
      for (const id of ids) {
        if (!isKept(id)) continue;
        if (from >= 0) visit(from, id);
        else first = id;
        from = id;
      }
      if (from >= 0 && first !== from) visit(from, first);
    });
  }
}
