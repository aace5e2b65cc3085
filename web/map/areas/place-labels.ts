/**
 * Every name beside its dot, also where the dots stand close together: each name takes the nearest free place around its dot, and
 * a thin line ties it to the dot where that is further away (labels with leaders; Bekos et al., "External Labeling", 2021).
 * Greedy, the most crowded dot first: for some twenty names that is as good as searching and done within a few milliseconds.
 */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Dot {
  x: number;
  y: number;
  /** Size of its name. */
  width: number;
  height: number;
}

export interface PlacedLabel {
  /** Middle of the name. */
  x: number;
  y: number;
  /** Where the line from the dot ends; undefined where the name stands at its dot. */
  end?: { x: number; y: number };
}

type Point = { x: number; y: number };

/** Pixels between dot and name, nearest first. */
const distances = [9, 13, 22, 30, 40, 52, 66, 82, 100, 120, 145, 175];
/** Beyond the nearest two a line is needed. */
const needsLine = 20;
const turns = 32;
const dotRadius = 5;
const gap = 2;

const rectAt = ({ x, y }: Point, { width, height }: Dot): Rect => ({
  left: x - width / 2 - gap,
  right: x + width / 2 + gap,
  top: y - height / 2 - gap / 2,
  bottom: y + height / 2 + gap / 2,
});
const overlap = (a: Rect, b: Rect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const within = (a: Rect, b: Rect) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
const around = ({ x, y }: Point): Rect => ({
  left: x - dotRadius,
  right: x + dotRadius,
  top: y - dotRadius,
  bottom: y + dotRadius,
});

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
/** Pixels from a rectangle to a point outside it. */
const beside = ({ left, right, top, bottom }: Rect, { x, y }: Point) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
const side = (a: Point, b: Point, c: Point) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
const cross = ([a, b]: [Point, Point], [c, d]: [Point, Point]) =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

function cuts(line: [Point, Point], { left, right, top, bottom }: Rect): boolean {
  const corners: [Point, Point, Point, Point] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return cross(line, [corners[0], corners[2]]) || cross(line, [corners[1], corners[3]]);
}

/** Candidates around a dot, nearest first; to the right and the left before above and below, as on any map. */
function* places(dot: Dot): Generator<{ at: Point; end: Point; far: boolean }> {
  for (const distance of distances) {
    for (let turn = 0; turn < turns; turn++) {
      const angle = ((turn % 2 === 0 ? turn / 2 : -(turn + 1) / 2) * 2 * Math.PI) / turns;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const end = { x: dot.x + cos * distance, y: dot.y + sin * distance };
      // The edge of the name that faces the dot lies at that distance: the middle is half a name further.
      const at = { x: end.x + (Math.abs(cos) < 0.2 ? 0 : Math.sign(cos) * dot.width) / 2, y: end.y + (sin * dot.height) / 2 };
      yield { at, end, far: distance >= needsLine };
    }
  }
}

/** How often those that found no place may go earlier. */
const tries = 10;

/** One place a dot, in the order of the dots; undefined where there is none. `taken` is what no name may cover. */
export function placeLabels(dots: readonly Dot[], frame: Rect, taken: readonly Rect[] = []): (PlacedLabel | undefined)[] {
  const weights = dots.map((dot) => dots.filter((other) => apart(other, dot) < 60).length);
  let best: (PlacedLabel | undefined)[] = [];
  for (let turn = 0; turn < tries; turn++) {
    const order = [...dots.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
    const placed = placeInOrder(dots, order, frame, taken);
    if (placed.filter(Boolean).length > best.filter(Boolean).length) best = placed;
    const left = order.filter((i) => !placed[i]);
    if (left.length === 0) break;
    for (const i of left) weights[i] = (weights[i] ?? 0) + 1.5;
  }
  return dots.map((_, i) => best[i]);
}

function placeInOrder(dots: readonly Dot[], order: readonly number[], frame: Rect, taken: readonly Rect[]) {
  const names: Rect[] = [...taken];
  const lines: [Point, Point][] = [];
  const placed: (PlacedLabel | undefined)[] = dots.map(() => undefined);
  for (const i of order) {
    const dot = dots[i];
    if (!dot) continue;
    for (const { at, end, far } of places(dot)) {
      const rect = rectAt(at, dot);
      const line: [Point, Point] = [dot, end];
      if (!within(rect, frame) || names.some((other) => overlap(rect, other))) continue;
      if (dots.some((other) => overlap(rect, around(other))) || lines.some((other) => cuts(other, rect))) continue;
      if (far && (lines.some((other) => cross(line, other)) || names.some((other) => cuts(line, other)))) continue;
      // Without a line a name belongs to the dot that is nearest.
      if (!far && dots.some((other) => other !== dot && beside(rect, other) <= beside(rect, dot))) continue;
      // A line may leave from between dots that touch, not pass over one further on.
      if (far && dots.some((other) => apart(dot, other) > 2.5 * dotRadius && cuts(line, around(other)))) continue;
      names.push(rect);
      if (far) lines.push(line);
      placed[i] = far ? { ...at, end } : at;
      break;
    }
  }
  return placed;
}

/** Pixels between a column of names and the dots, and between two names of a column. */
const [aside, between] = [12, 3];

/**
 * Names in a column at each side of the dots, tied to them by lines, for where they stand too close together: all of them, or undefined
 * where the columns have no room. Each column is in the order of its dots, and names change places while their lines cross.
 */
export function labelsInColumns(dots: readonly Dot[], frame: Rect, taken: readonly Rect[] = []): PlacedLabel[] | undefined {
  const west = Math.min(...dots.map(({ x }) => x)) - aside;
  const east = Math.max(...dots.map(({ x }) => x)) + aside;
  const byX = [...dots.keys()].sort((a, b) => (dots[a]?.x ?? 0) - (dots[b]?.x ?? 0));
  const half = Math.floor(dots.length / 2);
  // A column of fewer names where one side is shorter, or has something in it.
  for (const left of [half, half + 1, half - 1, half + 2, half - 2, half + 3, half - 3]) {
    const columns = [
      column(dots, byX.slice(0, Math.max(left, 0)), { side: -1, edge: west }, frame, taken),
      column(dots, byX.slice(Math.max(left, 0)), { side: 1, edge: east }, frame, taken),
    ];
    if (columns.some((one) => one === undefined)) continue;
    const placed = new Map(columns.flatMap((one) => [...(one ?? [])]));
    return dots.map((_, i) => placed.get(i) as PlacedLabel);
  }
  return undefined;
}

interface ColumnEdge {
  /** -1: the names end there, 1: they begin there. */
  side: -1 | 1;
  edge: number;
}

function column(
  dots: readonly Dot[],
  members: readonly number[],
  { side: to, edge }: ColumnEdge,
  frame: Rect,
  taken: readonly Rect[],
): Map<number, PlacedLabel> | undefined {
  const dotOf = (i: number) => dots[i] as Dot;
  const widest = Math.max(0, ...members.map((i) => dotOf(i).width));
  const outer = edge + to * widest;
  if (outer < frame.left || outer > frame.right) return undefined;
  const [left, right] = [Math.min(edge, outer), Math.max(edge, outer)];
  let { top, bottom } = frame;
  for (const rect of taken.filter((one) => one.left < right && one.right > left)) {
    if (rect.top + rect.bottom < top + bottom) top = Math.max(top, rect.bottom);
    else bottom = Math.min(bottom, rect.top);
  }
  const order = [...members].sort((a, b) => dotOf(a).y - dotOf(b).y);
  for (let turn = 0; turn < order.length; turn++) {
    const heights = order.map((i) => dotOf(i).height + between);
    const ys = packed(
      order.map((i) => dotOf(i).y),
      heights,
      top,
      bottom,
    );
    if (!ys) return undefined;
    const ends = order.map((_, at): Point => ({ x: edge, y: ys[at] ?? 0 }));
    const crossing = order.findIndex((i, at) => {
      const [below, end, next] = [order[at + 1], ends[at], ends[at + 1]];
      return below !== undefined && end && next && cross([dotOf(i), end], [dotOf(below), next]);
    });
    if (crossing >= 0 && turn < order.length - 1) {
      order.splice(crossing, 2, order[crossing + 1] as number, order[crossing] as number);
      continue;
    }
    return new Map(order.map((i, at) => [i, { x: edge + (to * dotOf(i).width) / 2, y: ys[at] ?? 0, end: ends[at] as Point }]));
  }
  return new Map();
}

/** Middles in the given order, each as near as may be to where it is wanted; undefined where they do not fit. */
function packed(wanted: readonly number[], heights: readonly number[], top: number, bottom: number): number[] | undefined {
  if (heights.reduce((sum, height) => sum + height, 0) > bottom - top) return undefined;
  const ys = [...wanted];
  let edge = top;
  for (const [i, height] of heights.entries()) {
    ys[i] = Math.max(ys[i] ?? 0, edge + height / 2);
    edge = (ys[i] ?? 0) + height / 2;
  }
  edge = bottom;
  for (let i = ys.length - 1; i >= 0; i--) {
    const height = heights[i] ?? 0;
    ys[i] = Math.min(ys[i] ?? 0, edge - height / 2);
    edge = (ys[i] ?? 0) - height / 2;
  }
  return ys;
}

/** A long name in two lines, broken where they come out most alike. */
export function inTwoLines(name: string, longest = 15): string {
  if (name.length <= longest) return name;
  const breaks = [...name.matchAll(/[\s-]/g)].map(({ index }) => index);
  const best = breaks.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  if (best === undefined) return name;
  const head = name.slice(0, name[best] === "-" ? best + 1 : best);
  return `${head}\n${name.slice(best + 1)}`;
}

/**
 * Names cut to their first words (the town, for "Delft West"), where those are of one name only: on a map of the whole country the
 * place says enough, and what is picked says the rest.
 */
export function shortNames(names: readonly string[]): string[] {
  const heads = names.map((name) => /^(?:.{1,4}\s)?[^\s-]+/.exec(name)?.[0] ?? name);
  return names.map((name, at) => (heads.some((head, other) => other !== at && head === heads[at]) ? name : (heads[at] ?? name)));
}
