/** Marks that would lie on each other are moved apart, as little as it takes; each keeps the place that it points to. */

interface Place {
  x: number;
  y: number;
}
interface Frame {
  /** Between the middles of two marks. */
  apart: number;
  width: number;
  height: number;
}

/** Rounds of moving: two dozen marks come to rest in far fewer. */
const most = 300;

/** The same for the same places. Marks stay in the frame, half a distance from its edge. */
export function spreadMarks<T extends Place>(places: readonly T[], { apart, width, height }: Frame): (T & { from: Place })[] {
  const marks = places.map((place) => ({ ...place, from: { x: place.x, y: place.y } }));
  const inside = (value: number, size: number) => Math.min(Math.max(value, apart / 2), size - apart / 2);
  for (let round = 0; round < most; round++) {
    let moved = false;
    for (const [i, a] of marks.entries()) {
      for (const b of marks.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= apart - 0.01) continue;
        // Two on one spot part along the line that their numbers choose.
        const [ux, uy] = distance === 0 ? [Math.cos(i), Math.sin(i)] : [dx / distance, dy / distance];
        const step = (apart - distance) / 2;
        [a.x, a.y] = [inside(a.x - ux * step, width), inside(a.y - uy * step, height)];
        [b.x, b.y] = [inside(b.x + ux * step, width), inside(b.y + uy * step, height)];
        moved = true;
      }
    }
    if (!moved) break;
  }
  return marks;
}
