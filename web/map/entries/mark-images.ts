/** Marks and rings as images of the map, drawn when the map first requests them; their names say all there is to draw. */
import type { Map as MapLibre } from "maplibre-gl";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { markColours, markInk } from "../../labels/theme.ts";
import { themeGlyphs } from "../../labels/theme-glyphs.ts";
import type { Drawn } from "./point-index.ts";

/** Steps that the ring of a cluster is cut in: finer cannot be seen, and fewer pictures are made. */
const steps = 24;
const sizes = [
  { below: 10, side: 36 },
  { below: 100, side: 42 },
  { below: 1_000, side: 50 },
  { below: Number.POSITIVE_INFINITY, side: 60 },
];
const pointSide = 28;
const sharp = 2;

export const clusterSide = (count: number): number => sizes.find(({ below }) => count < below)?.side ?? 60;

/** Whole steps that add up to `steps`; whoever is there at all has one. */
export function ringSteps(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  const exact = shares.map((one) => (total === 0 ? 0 : (one / total) * steps));
  const whole = exact.map((one) => (one > 0 ? Math.max(1, Math.floor(one)) : 0));
  const rests = exact.map((one, i) => ({ i, rest: one - (whole[i] ?? 0) })).filter(({ i }) => (whole[i] ?? 0) > 0);
  for (let left = steps - whole.reduce((sum, one) => sum + one, 0); left !== 0 && rests.length > 0; ) {
    const turn = Math.sign(left);
    rests.sort((a, b) => turn * (b.rest - a.rest));
    const next = rests.find(({ i }) => (whole[i] ?? 0) + turn > 0);
    if (!next) break;
    whole[next.i] = (whole[next.i] ?? 0) + turn;
    next.rest -= turn;
    left -= turn;
  }
  return whole;
}

const ground = (dark: boolean) => (dark ? "donker" : "licht");
export const iconOf = ({ count, shares, freshness }: Drawn, dark: boolean): string =>
  count === 1 && freshness !== undefined
    ? `punt/${ground(dark)}/${shares.indexOf(1)}/${freshness}`
    : `groep/${ground(dark)}/${clusterSide(count)}/${ringSteps(shares).join(".")}`;
export const draftIcon = (theme: number, dark: boolean): string => `concept/${ground(dark)}/${Math.max(0, theme)}`;

function canvas(side: number): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = side * sharp;
  element.height = side * sharp;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser gives no 2d canvas");
  context.scale(sharp, sharp);
  return context;
}

const themeAt = (index: number) => initiativeThemes[index] ?? "samenhang";

function glyph(context: CanvasRenderingContext2D, theme: number, side: number, colour: string): void {
  const size = 14;
  context.save();
  context.translate((side - size) / 2, (side - size) / 2);
  context.scale(size / 24, size / 24);
  context.fillStyle = colour;
  context.fill(new Path2D(themeGlyphs[themeAt(theme)]), "evenodd");
  context.restore();
}

function disc(context: CanvasRenderingContext2D, side: number, radius: number, fill: string): void {
  context.beginPath();
  context.arc(side / 2, side / 2, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

/** Fresh is full colour, half a year old pale, a year old or never confirmed an outline: told without colour too. */
function point(theme: number, freshness: number, dark: boolean): CanvasRenderingContext2D {
  const context = canvas(pointSide);
  const { surface, edge } = markInk[dark ? "dark" : "light"];
  const { fill, glyph: on, paleFill, paleGlyph } = markColours(themeAt(theme), dark);
  disc(context, pointSide, 13, edge);
  disc(context, pointSide, 12, surface);
  if (freshness === 0) disc(context, pointSide, 10.5, fill);
  else if (freshness === 1) disc(context, pointSide, 10.5, paleFill);
  else {
    context.beginPath();
    context.arc(pointSide / 2, pointSide / 2, 10.2, 0, 2 * Math.PI);
    context.strokeStyle = paleFill;
    context.lineWidth = 2;
    context.setLineDash([3, 2.3]);
    context.stroke();
  }
  glyph(context, theme, pointSide, freshness === 0 ? on : paleGlyph);
  return context;
}

function ring(side: number, parts: readonly number[], dark: boolean): CanvasRenderingContext2D {
  const context = canvas(side);
  const { surface, edge } = markInk[dark ? "dark" : "light"];
  const outer = side / 2 - 1;
  const width = side > 45 ? 7 : 5.5;
  disc(context, side, outer + 0.5, edge);
  disc(context, side, outer - 0.5, surface);
  let from = -Math.PI / 2;
  parts.forEach((part, theme) => {
    if (part === 0) return;
    const to = from + (part / steps) * 2 * Math.PI;
    context.beginPath();
    context.arc(side / 2, side / 2, outer - 1 - width / 2, from, to);
    context.strokeStyle = markColours(themeAt(theme), dark).fill;
    context.lineWidth = width;
    context.stroke();
    from = to;
  });
  disc(context, side, outer - 1 - width, surface);
  return context;
}

/** A square with a broken edge: nothing else on the map has corners. */
function draft(theme: number, dark: boolean): CanvasRenderingContext2D {
  const context = canvas(pointSide);
  const { surface, draft: edge } = markInk[dark ? "dark" : "light"];
  context.beginPath();
  context.roundRect(2, 2, pointSide - 4, pointSide - 4, 5);
  context.fillStyle = surface;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = 2;
  context.setLineDash([4, 2.5]);
  context.stroke();
  glyph(context, theme, pointSide, edge);
  return context;
}

function drawnFor(name: string): CanvasRenderingContext2D | undefined {
  const [kind, tone, first = "", second = ""] = name.split("/");
  const dark = tone === "donker";
  if (kind === "punt") return point(Number(first), Number(second), dark);
  if (kind === "groep") return ring(Number(first), second.split(".").map(Number), dark);
  return kind === "concept" ? draft(Number(first), dark) : undefined;
}

/** Gives the map images of ours; those of a basemap come from its own sprite. */
export async function resolveMark(map: MapLibre, name: string): Promise<void> {
  const context = drawnFor(name);
  if (!context || map.hasImage(name)) return;
  const { width, height } = context.canvas;
  map.addImage(name, context.getImageData(0, 0, width, height), { pixelRatio: sharp });
}
