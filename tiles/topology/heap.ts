/** Smallest weight first over the ids 0..capacity-1, each at most once; ties go to the smaller id, so that a build is repeatable. */
export interface Heap {
  /** Adds the id or changes its weight. */
  set(id: number, weight: number): void;
  /** Removes and returns the id of the smallest weight below the limit; -1 when there is none. */
  pop(): number;
  /** Ids of this weight and above only wait, out of the order: none is asked for before the limit is raised. It starts at 0. */
  raise(limit: number): void;
  /** Last weight given to the id. */
  weight(id: number): number;
}

/** In `place`, of an id that is not in the order. */
const absent = -1;
const waiting = -2;

/** Four children a node, their weights beside each other: the build waits for memory, not for comparisons. */
export function makeHeap(capacity: number): Heap {
  const weights = new Float64Array(capacity);
  const place = new Int32Array(capacity).fill(absent);
  const ids = new Int32Array(capacity);
  /** Weight of the id at each place. */
  const keys = new Float64Array(capacity);
  let length = 0;
  /** All that wait; some of these are in the order since, or out of it again. */
  let heavy: number[] = [];
  let limit = 0;

  const put = (id: number, weight: number, at: number) => {
    ids[at] = id;
    keys[at] = weight;
    place[id] = at;
  };
  const rise = (id: number, weight: number, from: number) => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const key = keys[parent];
      const other = ids[parent];
      if (weight > key || (weight === key && id > other)) break;
      put(other, key, at);
      at = parent;
    }
    put(id, weight, at);
  };
  const sink = (id: number, weight: number, from: number) => {
    let at = from;
    for (;;) {
      let child = 4 * at + 1;
      if (child >= length) break;
      const end = Math.min(child + 4, length);
      let least = keys[child];
      for (let next = child + 1; next < end; next++) {
        const key = keys[next];
        if (key > least || (key === least && ids[next] > ids[child])) continue;
        child = next;
        least = key;
      }
      const other = ids[child];
      if (least > weight || (least === weight && other > id)) break;
      put(other, least, at);
      at = child;
    }
    put(id, weight, at);
  };

  return {
    set(id, weight) {
      const at = place[id];
      const lighter = weight < weights[id];
      weights[id] = weight;
      if (at >= 0) lighter ? rise(id, weight, at) : sink(id, weight, at);
      else if (weight < limit) rise(id, weight, length++);
      else if (at === absent) {
        place[id] = waiting;
        heavy.push(id);
      }
    },
    pop() {
      if (length === 0 || keys[0] >= limit) return -1;
      const top = ids[0];
      place[top] = absent;
      length--;
      if (length > 0) sink(ids[length], keys[length], 0);
      return top;
    },
    raise(to) {
      limit = to;
      heavy = heavy.filter((id) => {
        if (place[id] !== waiting) return false;
        const weight = weights[id];
        if (weight >= limit) return true;
        rise(id, weight, length++);
        return false;
      });
    },
    weight: (id) => weights[id],
  };
}
