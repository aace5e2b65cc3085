/** Numbers the distinct places of one area in order of appearance; the table is used again for every area. */
import type { Points } from "../topology/rings.ts";

export interface Places extends Points {
  count: number;
  /** The number of the place: `count` as it was before where the place is new. */
  number(x: number, y: number): number;
}

let slots = new Int32Array(4096);

/** For at most `capacity` places. What an earlier call answered no longer holds. */
export function numberPlaces(capacity: number): Places {
  let size = 64;
  while (size < capacity * 2) size *= 2;
  if (slots.length < size) slots = new Int32Array(size);
  const table = slots.fill(0, 0, size);
  const x: number[] = [];
  const y: number[] = [];
  const places = {
    x,
    y,
    count: 0,
    number(px: number, py: number): number {
      let slot = Math.imul(px, 0x9e3779b1) ^ Math.imul(py, 0x85ebca6b);
      slot = (slot ^ (slot >>> 15)) & (size - 1);
      for (let entry = table[slot]; entry > 0; entry = table[slot]) {
        if (x[entry - 1] === px && y[entry - 1] === py) return entry - 1;
        slot = (slot + 1) & (size - 1);
      }
      x.push(px);
      y.push(py);
      table[slot] = ++places.count;
      return places.count - 1;
    },
  };
  return places;
}
