/**
 * Cuts rings to a band (Sutherland and Hodgman 1974). Crossings are computed from the lower end of an edge to the higher,
 * so both areas along a border and both tiles along an edge get the same vertex.
 */

/** Axis 0 cuts on x, 1 on y; the answer is empty where nothing is inside `low`..`high`. */
export function clipRing(ring: number[], axis: 0 | 1, low: number, high: number): number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = axis; i < ring.length; i += 2) {
    const at = ring[i];
    if (at < least) least = at;
    if (at > most) most = at;
  }
  if (least >= low && most <= high) return ring;
  if (most < low || least > high) return [];
  const above = least < low ? cutSide(ring, axis, low, 1) : ring;
  return most > high ? cutSide(above, axis, high, -1) : above;
}

/** Keeps what is at or beyond `edge` in the direction `sign`. */
function cutSide(ring: number[], axis: 0 | 1, edge: number, sign: 1 | -1): number[] {
  const cut: number[] = [];
  let px = ring[ring.length - 2];
  let py = ring[ring.length - 1];
  let wasInside = ((axis ? py : px) - edge) * sign >= 0;
  for (let i = 0; i < ring.length; i += 2) {
    const qx = ring[i];
    const qy = ring[i + 1];
    const isInside = ((axis ? qy : qx) - edge) * sign >= 0;
    if (isInside !== wasInside) {
      if (axis) addPosition(cut, crossing(py, px, qy, qx, edge), edge);
      else addPosition(cut, edge, crossing(px, py, qx, qy, edge));
    }
    if (isInside) addPosition(cut, qx, qy);
    px = qx;
    py = qy;
    wasInside = isInside;
  }
  while (cut.length > 2 && cut[0] === cut.at(-2) && cut[1] === cut.at(-1)) cut.length -= 2;
  return cut;
}

function addPosition(ring: number[], x: number, y: number): void {
  const n = ring.length;
  if (n === 0 || ring[n - 2] !== x || ring[n - 1] !== y) ring.push(x, y);
}

/** Where an edge has its other coordinate when its first is `edge`: rounded, and the same both ways along the edge. */
function crossing(p: number, pOther: number, q: number, qOther: number, edge: number): number {
  const [low, lowOther, high, highOther] = p < q ? [p, pOther, q, qOther] : [q, qOther, p, pOther];
  return lowOther + Math.round(((edge - low) * (highOther - lowOther)) / (high - low));
}
