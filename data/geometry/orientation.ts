/** Which way around: of three points and of a closed ring, in any plane. */

/** Twice the signed area of the triangle a, b, c: positive where it turns to the left, y growing upward; clockwise on screen, y growing downward. */
export const orient2d = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);

/** Signed area of a closed ring: positive where it turns counterclockwise, y growing upward. */
export function ringArea(ring: readonly (readonly [x: number, y: number])[]): number {
  const [[ox, oy] = [0, 0]] = ring;
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0];
    const [bx, by] = ring[i] ?? [0, 0];
    doubled += orient2d(ox, oy, ax, ay, bx, by);
  }
  return doubled / 2;
}
