/** Where the dots are, which one lies at a place, and how they are drawn. Both axes are percentiles from 0 to 100. */
import type { DrawnAs, GapScale } from "../../labels/gap-picture.ts";
import type { Brush } from "../../state/gap-brush.ts";
import type { GapPicture } from "../../state/gap-picture.ts";

/** In units of the plot, which are CSS pixels where it is as wide as this; it is stretched to the width of its column. */
export const plot = { width: 320, height: 260, left: 30, right: 10, top: 8, bottom: 20 };

export const xOf = (percentile: number): number => plot.left + (percentile / 100) * (plot.width - plot.left - plot.right);
export const yOf = (percentile: number): number =>
  plot.height - plot.bottom - (percentile / 100) * (plot.height - plot.top - plot.bottom);

/** Whole percentile points: what stands in the address is what is drawn. */
const percentile = (share: number): number => Math.min(100, Math.max(0, Math.round(share * 100)));
const needAt = (x: number) => percentile((x - plot.left) / (xOf(100) - xOf(0)));
const secondAt = (y: number) => percentile((yOf(0) - y) / (yOf(0) - yOf(100)));

type Place = readonly [x: number, y: number];

export function boxOf([ax, ay]: Place, [bx, by]: Place): Brush {
  return {
    need: [needAt(Math.min(ax, bx)), needAt(Math.max(ax, bx))],
    second: [secondAt(Math.max(ay, by)), secondAt(Math.min(ay, by))],
  };
}

export interface ScatterDot {
  row: number;
  x: number;
  y: number;
  /** Class of the area, as the map has it. */
  code: number;
  isGap: boolean;
}

/** One dot for each area of which both are known. */
export function dotsOf({
  result: { need, isGap },
  second,
  codes,
}: Pick<GapPicture, "result" | "second" | "codes">): ScatterDot[] {
  const dots: ScatterDot[] = [];
  for (let row = 0; row < need.length; row++) {
    const [across, up] = [need[row] ?? Number.NaN, second[row] ?? Number.NaN];
    if (Number.isNaN(across) || Number.isNaN(up)) continue;
    dots.push({ row, x: xOf(across), y: yOf(up), code: codes[row] ?? 0, isGap: isGap[row] === 1 });
  }
  return dots;
}

/** A finger is not more precise, and a pointer needs no aim. */
const near = 9;

export function dotAt(dots: readonly ScatterDot[], [x, y]: Place): ScatterDot | undefined {
  let found: ScatterDot | undefined;
  let least = near * near;
  for (const dot of dots) {
    const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2;
    if (distance < least) [found, least] = [dot, distance];
  }
  return found;
}

interface Painting {
  scale: GapScale;
  isMarked: ((row: number) => boolean) | undefined;
}

/** What is set aside first, the gaps last: those must be seen. One path a colour, so that all areas take a few milliseconds. */
export function paintDots(canvas: HTMLCanvasElement, dots: readonly ScatterDot[], { scale, isMarked }: Painting): void {
  const density = Math.max(2, window.devicePixelRatio);
  canvas.width = plot.width * density;
  canvas.height = plot.height * density;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(density, density);
  const style = getComputedStyle(canvas);
  const radius = dots.length > 4000 ? 1.7 : 2.4;
  const drawn = (dot: ScatterDot): DrawnAs => (isMarked && !isMarked(dot.row) ? "aside" : dot.isGap ? "gap" : "plain");
  const paths = new Map<string, Path2D>();
  for (const dot of dots) {
    const as = drawn(dot);
    const key = `${as} ${as === "aside" ? 0 : dot.code}`;
    const path = paths.get(key) ?? new Path2D();
    paths.set(key, path);
    path.moveTo(dot.x + radius, dot.y);
    path.arc(dot.x, dot.y, radius, 0, 2 * Math.PI);
  }
  for (const as of ["aside", "plain", "gap"] as const) {
    for (const [key, path] of paths) {
      const [drawnAs, code = "0"] = key.split(" ");
      if (drawnAs !== as) continue;
      context.globalAlpha = as === "aside" ? 0.5 : 1;
      context.fillStyle = as === "aside" ? style.getPropertyValue("--line-strong") : (scale.colours[Number(code)] ?? "");
      context.fill(path);
      if (as === "aside") continue;
      // A pale dot has an edge on light paper, a dark one on dark paper.
      context.globalAlpha = as === "gap" ? 0.85 : 0.5;
      context.strokeStyle = style.color;
      context.lineWidth = as === "gap" ? 0.9 : 0.4;
      context.stroke(path);
    }
  }
}
