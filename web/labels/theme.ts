/**
 * The only file with colours. Ramps are ColorBrewer's, by name, all safe for the common colour deficiencies; a status is a
 * grey, never a colour of a ramp. The page around the map takes its colours from style/tokens.css.
 */
import {
  schemeBuGn,
  schemeOrRd,
  schemePuOr,
  schemePurples,
  schemeRdPu,
  schemeRdYlBu,
  schemeYlOrBr,
  schemeYlOrRd,
} from "d3-scale-chromatic";
import type { Indicator, themes } from "#data/schema/indicator.ts";
import type { Status } from "#data/schema/status.ts";
import { classIndex } from "#data/stats/classify.ts";

type Ramp = readonly (readonly string[])[];
type Theme = (typeof themes)[number];

/** Warm where high or low is bad, so that dark is read as need. */
const judged: Record<Theme, Ramp> = {
  wonen: schemeYlOrBr,
  onderwijs: schemeRdPu,
  werk: schemeYlOrBr,
  armoede: schemeOrRd,
  gezondheid: schemeRdPu,
  veiligheid: schemeYlOrRd,
  leefomgeving: schemeYlOrBr,
  samenhang: schemeOrRd,
  bevolking: schemeOrRd,
};

/** Nobody reads purple as good or bad: of counts, and of shares that are neither. */
const neutral: Ramp = schemePurples;

/** Worse to better; a deviation that is neither gets orange and purple. */
const diverging = { judged: schemeRdYlBu, neutral: schemePuOr };

/** How far the favourable side of a judged deviation goes along its ramp: the end of that side must not be as dark as the other. */
const favourableReach = 0.78;

const parse = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** From one colour to another, share 0..1. */
export function mix(from: string, to: string, share: number): string {
  const b = parse(to);
  const channels = parse(from).map((value, i) => Math.round(value + ((b[i] ?? value) - value) * share));
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Colour at t (0..1) between evenly spaced stops. */
function sample(stops: readonly string[], t: number): string {
  const at = Math.min(Math.max(t, 0), 1) * (stops.length - 1);
  const low = Math.floor(at);
  return mix(stops[low] ?? "", stops[Math.min(low + 1, stops.length - 1)] ?? "", at - low);
}

function sequentialColours(ramp: Ramp, classes: number): string[] {
  const stops = ramp[9] ?? [];
  // The palest step of a scheme cannot be told from the paper and from the greys: start further.
  const [from, to] = [0.18, 0.92];
  return Array.from({ length: classes }, (_, i) => sample(stops, from + ((to - from) * i) / Math.max(classes - 1, 1)));
}

/** Place of each class beside the middle, -1..1; without a middle class the innermost ones keep a step of distance to it. */
function stepsFromMiddle(breaks: readonly number[], middle: number, even: boolean): number[] {
  const classes = breaks.length + 1;
  const at = classIndex(breaks, middle);
  const straddles = !breaks.includes(middle);
  const above = Math.max(classes - at - (straddles ? 1 : 0), 1);
  const below = Math.max(at, 1);
  const longest = Math.max(above, below);
  return Array.from({ length: classes }, (_, i) => {
    const step = straddles || i < at ? i - at : i - at + 1;
    return step / (even ? longest : step < 0 ? below : above);
  });
}

type Coloured = Pick<Indicator, "theme" | "polarity" | "ramp">;

/** Which way is favourable: 1 for more, -1 for less, 0 where it is not known. */
export const favourable = ({ polarity }: Pick<Indicator, "polarity">): 1 | 0 | -1 =>
  polarity === "higherIsBetter" ? 1 : polarity === "lowerIsBetter" ? -1 : 0;

function lightColours(indicator: Coloured, breaks: readonly number[], middle: number): string[] {
  const direction = favourable(indicator);
  if (indicator.ramp === "sequential") {
    const colours = sequentialColours(direction === 0 ? neutral : judged[indicator.theme], breaks.length + 1);
    return direction > 0 ? colours.toReversed() : colours;
  }
  const stops = (direction === 0 ? diverging.neutral : diverging.judged)[11] ?? [];
  return stepsFromMiddle(breaks, middle, direction === 0).map((step) => {
    const better = step * (direction || 1);
    return sample(stops, 0.5 + (better > 0 && direction !== 0 ? favourableReach * better ** 0.8 : better) / 2);
  });
}

/**
 * One colour per class, lowest class first. Where it is known what is favourable, the unfavourable end is the dark one. A dark page
 * has the same colours, only less bright: two people who share a link must see the same end dark.
 */
export function rampColours(
  indicator: Coloured,
  breaks: readonly number[],
  { dark, middle }: { dark: boolean; middle?: number },
): string[] {
  const colours = lightColours(indicator, breaks, middle ?? breaks[Math.floor(breaks.length / 2)] ?? 0);
  return dark ? colours.map((colour) => mix(colour, ink.dark.paper, 0.1)) : colours;
}

export type Absent = Exclude<Status, "ok" | "provisional" | "estimated">;

/** Of areas without a figure, by how that came about: what somebody withholds is dark, what nobody has is light, what is too small lies between. */
export const statusGreys: Record<"light" | "dark", Record<Absent, string>> = {
  light: {
    suppressed: "#9a9da1",
    withheldByUs: "#83868a",
    missing: "#d6d7d9",
    otherArea: "#c8cacc",
    notApplicable: "#eceded",
    tooSmall: "#b3b5b8",
    tooSmallThen: "#bdbfc2",
  },
  dark: {
    suppressed: "#6b6d70",
    withheldByUs: "#7e8185",
    missing: "#323437",
    otherArea: "#3d3f42",
    notApplicable: "#232527",
    tooSmall: "#55575a",
    tooSmallThen: "#4a4c4f",
  },
};

/** A colour of eight digits that lets `share` through of what is below it, and that is `colour` where the paper is below it. */
export function veil(colour: string, paper: string, share: number): string {
  const below = parse(paper);
  const channels = parse(colour).map((value, i) => (value - share * (below[i] ?? 0)) / (1 - share));
  const bytes = [...channels, 255 * (1 - share)].map((value) => Math.round(Math.min(Math.max(value, 0), 255)));
  return `#${bytes.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Of the hatch, in CSS pixels: distance between the lines, and their width; 45 degrees, rising to the right. */
export const hatchLines = { every: 6, width: 1.2 };

/** A colour under a hatch of that strength, as a CSS background. */
export function hatched(colour: string, strength: number, dark: boolean): string {
  if (strength === 0) return colour;
  const line = `${ink[dark ? "dark" : "light"].hatch}${Math.round(strength * 255)
    .toString(16)
    .padStart(2, "0")}`;
  const { width } = hatchLines;
  // A square of a few pixels needs the lines closer together than an area of the map.
  return `repeating-linear-gradient(135deg, ${line} 0 ${width}px, transparent ${width}px 4px), ${colour}`;
}

/** Of hexagons: more is darker, in a hue that no theme has. The steps widen where the greens are pale, or not every reader sees them. */
export const densityColours = (classes: number): string[] =>
  Array.from({ length: classes }, (_, i) =>
    sample(schemeBuGn[9] ?? [], palest + (1 - palest) * (i / Math.max(classes - 1, 1)) ** 0.8),
  );
const palest = 0.3;

/** Orange for high and purple for low, which nobody reads as good or bad; a shade lighter on a dark page. */
const spots = { light: [0.9, 0.1, 0.7, 0.24], dark: [0.8, 0.2, 0.6, 0.4] };
/** By class of hot spots, in the order of `hotSpotClasses`; the first is not clear and has the colour of what is set aside. */
export const hotSpotColours = (dark: boolean): string[] => {
  const mode = dark ? "dark" : "light";
  return [ink[mode].muted, ...spots[mode].map((at) => sample(diverging.neutral[11] ?? [], at))];
};

type InitiativeTheme = Exclude<Theme, "bevolking">;

/**
 * Fill of the mark of a theme and the glyph on it. Eight colours that the common colour deficiencies keep apart: Okabe and Ito,
 * "Color Universal Design", 2008; the black of that list is a grey here, and light in the dark.
 */
const marks: Record<InitiativeTheme, { fill: string; glyph: string; darkFill?: string; darkGlyph?: string }> = {
  wonen: { fill: "#d55e00", glyph: "#ffffff" },
  onderwijs: { fill: "#0072b2", glyph: "#ffffff" },
  werk: { fill: "#e69f00", glyph: "#1c1608" },
  armoede: { fill: "#cc79a7", glyph: "#22101a" },
  gezondheid: { fill: "#56b4e9", glyph: "#08202e" },
  veiligheid: { fill: "#3b424b", glyph: "#ffffff", darkFill: "#d5dae0", darkGlyph: "#14181d" },
  leefomgeving: { fill: "#007d5b", glyph: "#ffffff" },
  samenhang: { fill: "#f0e442", glyph: "#24220a" },
};

export interface Mark {
  fill: string;
  glyph: string;
  /** Of a mark whose initiative nobody confirmed for half a year. */
  paleFill: string;
  paleGlyph: string;
}

export function markColours(theme: InitiativeTheme, dark: boolean): Mark {
  const { fill, glyph, darkFill = fill, darkGlyph = glyph } = marks[theme];
  const { surface, text } = markInk[dark ? "dark" : "light"];
  const own = dark ? darkFill : fill;
  return { fill: own, glyph: dark ? darkGlyph : glyph, paleFill: mix(own, surface, 0.72), paleGlyph: mix(own, text, 0.55) };
}

/** Ground, text and edge of marks and clusters; `draft` is the edge of what is not published. */
export const markInk = {
  light: { surface: "#ffffff", text: "#10151a", edge: "#4a525c", draft: "#7a3e9d" },
  dark: { surface: "#1b2026", text: "#f2f4f6", edge: "#aab2bb", draft: "#d9b3f0" },
};

/** Of knowledge: one ink for all types, so that it is no theme; the glyph tells the type. */
export const entryMark = {
  light: { fill: "#2b2457", glyph: "#ffffff", edge: "#ffffff" },
  dark: { fill: "#d8d2ff", glyph: "#1a1633", edge: "#1b2026" },
};

/** What the map draws apart from data: paper, borders, names, marks; areas outside the isolated class (`muted`) and without figures yet (`waiting`). */
export const ink = {
  light: {
    paper: "#f4f5f6",
    land: "#fbfbfc",
    border: "#ffffff",
    gemeenteBorder: "#8a939e",
    name: "#2f3740",
    halo: "#ffffff",
    group: "#141a20",
    mark: "#10151a",
    muted: "#eef0f2",
    waiting: "#d9dcdf",
    hatch: "#6f7781",
  },
  dark: {
    paper: "#14181d",
    land: "#1b2026",
    border: "#171b20",
    gemeenteBorder: "#59626d",
    name: "#e3e7eb",
    halo: "#14181d",
    group: "#f5f7f9",
    mark: "#ffffff",
    muted: "#20262c",
    waiting: "#33393f",
    hatch: "#8d97a3",
  },
};
export type Ink = (typeof ink)["light"];

/** What is drawn by hand: seen on the plain basemap, light and dark, and on streets. */
export const drawInk = { line: "#b8257f", corner: "#ffffff", edge: "#ffffff", beside: "#1f6f8b" } as const;
