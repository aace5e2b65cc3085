/** Smallest weight first over the ids 0..capacity-1, each at most once; ties go to the smaller id, so that a build is repeatable. */
export interface Heap {
  /** Adds the id or changes its weight. */
  set(id: number, weight: number): void;
  /** Removes and returns the id of the smallest weight; -1 when empty. */
  pop(): number;
  /** Last weight given to the id. */
  weight(id: number): number;
}

export function makeHeap(capacity: number): Heap {
  const weights = new Float64Array(capacity);
  const place = new Int32Array(capacity).fill(-1);
  const ids = new Int32Array(capacity);
  let length = 0;

  const before = (a: number, b: number) => {
    const difference = (weights[a] as number) - (weights[b] as number);
    return difference < 0 || (difference === 0 && a < b);
  };
  const put = (id: number, at: number) => {
    ids[at] = id;
    place[id] = at;
  };
  const rise = (id: number, from: number) => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = ids[parent] as number;
      if (!before(id, other)) break;
      put(other, at);
      at = parent;
    }
    put(id, at);
  };
  const sink = (id: number, from: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && before(ids[child + 1] as number, ids[child] as number)) child++;
      const other = ids[child] as number;
      if (!before(other, id)) break;
      put(other, at);
      at = child;
    }
    put(id, at);
  };

  return {
    set(id, weight) {
      const at = place[id] as number;
      const lighter = weight < (weights[id] as number);
      weights[id] = weight;
      if (at < 0) rise(id, length++);
      else if (lighter) rise(id, at);
      else sink(id, at);
    },
    pop() {
      if (length === 0) return -1;
      const top = ids[0] as number;
      place[top] = -1;
      const last = ids[--length] as number;
      if (length > 0) sink(last, 0);
      return top;
    },
    weight: (id) => weights[id] as number,
  };
}
