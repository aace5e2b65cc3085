/**
 * How need and reach are drawn: from what is known of an area to its class, its colour and its words; the same for map, legend and
 * scatter plot.
 */
import { type GapQuestion, type ReachState, reachStates, thirds } from "#data/schema/gap.ts";
import type { Status } from "#data/schema/status.ts";
import * as m from "../paraglide/messages.js";
import { formatEuro, formatNumber } from "./format.ts";
import { bothColours, needColours } from "./gap-theme.ts";
import { targetGroupWord } from "./initiative-words.ts";
import { statusColours } from "./status-colours.ts";
import { hatched, ink } from "./theme.ts";

/** Classes of the need when it alone is the colour: of 20 percentile points each. */
export const needClasses = 5;
export const needClass = (percentile: number): number => Math.min(needClasses - 1, Math.floor(percentile / (100 / needClasses)));

/** Where the axes of the scatter plot are divided. */
export const thirdsOfAxis: readonly number[] = [thirds.low, thirds.high];

/** 0 for the lowest third, 2 for the highest. */
export const thirdOf = (percentile: number): 0 | 1 | 2 => (percentile >= thirds.high ? 2 : percentile > thirds.low ? 1 : 0);

/** Why an area has no class, in the order of their codes, and the word that `only` of the address has for each. */
export const gapReasons = ["unfilled", "no-figure", "withheld", "no-people"] as const;
export type GapReason = (typeof gapReasons)[number];
const onlyWords: Record<GapReason, Status> = {
  unfilled: "notApplicable",
  "no-figure": "missing",
  withheld: "suppressed",
  "no-people": "tooSmall",
};
export const onlyWordOf = (reason: GapReason): Status => onlyWords[reason];

/** `reach`: need as colour, reach as circle. `both`: thirds of both in one colour. `bare`: need alone, while nothing is known of reach. */
export type PictureKind = "reach" | "both" | "bare";

/** Of `reach` the classes of the need are there twice: where reach is known, and hatched where nobody filled it in. */
const classesOf = (kind: PictureKind): number => (kind === "both" ? 9 : needClasses);
const hatchedClasses = (kind: PictureKind): number => (kind === "both" ? 0 : needClasses);

export interface KnownOfArea {
  need: number;
  state: ReachState;
  /** Percentile of reach, or of the figure that stands in its place; NaN where it is not known. */
  second: number;
  /** The figure stands in the place of reach: then what is known of reach does not matter. */
  isFigure?: boolean;
}

export const isReachKnown = (state: ReachState): boolean => state === "known" || state === "complete";

/** Number of the class or the reason of an area: every area has exactly one. */
export function codeOf(kind: PictureKind, { need, state, second, isFigure = false }: KnownOfArea): number {
  const reason = (of: GapReason) => classesOf(kind) + hatchedClasses(kind) + gapReasons.indexOf(of);
  if (Number.isNaN(need)) return reason("no-figure");
  if (!isFigure && (state === "withheld" || state === "no-people")) return reason(state);
  if (kind === "both") {
    if (!Number.isNaN(second)) return thirdOf(need) * 3 + thirdOf(second);
    return reason(isFigure ? "no-figure" : "unfilled");
  }
  return needClass(need) + (kind === "bare" || isReachKnown(state) ? 0 : needClasses);
}

/** An area is drawn plainly, as a gap with an edge, or set aside where another selection is shown. */
export const drawnAs = ["plain", "gap", "aside"] as const;
export type DrawnAs = (typeof drawnAs)[number];

export interface GapScale {
  classes: number;
  /** Codes without the ways in which they are drawn. */
  codes: number;
  colours: string[];
  /** From the code of an area and how it is drawn to its place in `colours`. */
  drawn(code: number, as: DrawnAs): number;
  code(value: number): number;
  hatch(code: number): number;
  shows(code: number, only: string): boolean;
  edged(code: number): boolean;
  /** As a CSS background. */
  background(code: number): string;
}

export function gapScale(kind: PictureKind, dark: boolean): GapScale {
  const classes = classesOf(kind);
  const twice = hatchedClasses(kind);
  const codes = classes + twice + gapReasons.length;
  const of = kind === "both" ? bothColours(dark) : needColours(dark);
  const greys = statusColours(dark);
  const plain = [...of, ...of.slice(0, twice), ...gapReasons.map((reason) => greys[onlyWords[reason]])];
  const aside = plain.map(() => ink[dark ? "dark" : "light"].muted);
  const hatch = (drawn: number) => {
    const code = drawn % codes;
    if (drawn >= drawnAs.indexOf("aside") * codes || code < classes) return 0;
    if (code < classes + twice) return unfilledHatch;
    // The greys say that there is nothing to know; only what somebody could fill in is hatched.
    return gapReasons[code - classes - twice] === "unfilled" ? unfilledHatch : 0;
  };
  const colours = [...plain, ...plain, ...aside];
  return {
    classes,
    codes,
    colours,
    drawn: (code, as) => code + drawnAs.indexOf(as) * codes,
    code: (value) => value,
    hatch,
    edged: (drawn) => Math.floor(drawn / codes) === drawnAs.indexOf("gap"),
    background: (code) => hatched(colours[code] ?? "", hatch(code), dark),
    shows(drawn, only) {
      const code = drawn % codes;
      if (/^\d$/.test(only))
        return Number(only) >= classes || code === Number(only) || (twice > 0 && code === Number(only) + classes);
      const reason = gapReasons.find((one) => onlyWords[one] === only);
      if (reason === undefined) return true;
      const isTwice = reason === "unfilled" && code >= classes && code < classes + twice;
      return isTwice || code === classes + twice + gapReasons.indexOf(reason);
    },
  };
}

/** The lines of "nog niet ingevuld" must be seen on every colour of the need. */
const unfilledHatch = 0.6;

/** Areas of each class and each reason; those that are hatched count with their class, and as not filled in. */
export function countCodes(
  kind: PictureKind,
  codes: ArrayLike<number>,
): { classes: number[]; reasons: Record<GapReason, number> } {
  const [classes, twice] = [classesOf(kind), hatchedClasses(kind)];
  const counted = new Array<number>(classes).fill(0);
  const reasons = { unfilled: 0, "no-figure": 0, withheld: 0, "no-people": 0 };
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (code < classes + twice) counted[code % classes] = (counted[code % classes] ?? 0) + 1;
    if (code >= classes && code < classes + twice) reasons.unfilled++;
    const reason = gapReasons[code - classes - twice];
    if (reason) reasons[reason]++;
  }
  return { classes: counted, reasons };
}

/**
 * The rate that the largest circle stands for: round, and at least what 19 of 20 areas have, so that a few large ones do not make all
 * the others dots. Of the whole country: it is the same wherever the map is. 0 where nobody is reached.
 */
export function largestRate(rates: Float64Array): number {
  const known = rates.filter((rate) => rate > 0).sort();
  const high = known[Math.floor((known.length - 1) * 0.95)];
  if (high === undefined) return 0;
  const power = 10 ** Math.floor(Math.log10(high));
  return ([1, 2, 5, 10].find((step) => step * power >= high) ?? 10) * power;
}

/** Radius as a share of that of the largest circle: the area of a circle is in proportion to the rate. */
export const radiusOf = (rate: number, largest: number): number => Math.sqrt(Math.min(1, rate / largest));

/** Of the largest circle in CSS pixels by zoom: between these it grows evenly. */
export const largestRadius: readonly (readonly [zoom: number, pixels: number])[] = [
  [5, 3.5],
  [8, 7],
  [11, 20],
  [14, 34],
];

export function largestRadiusAt(zoom: number): number {
  const above = largestRadius.findIndex(([stop]) => stop >= zoom);
  const [last = [0, 0]] = largestRadius.slice(-1);
  if (above < 0) return last[1];
  const [high, radius] = largestRadius[above] ?? last;
  const [low, least] = largestRadius[above - 1] ?? [high, radius];
  return high === low ? radius : least + ((radius - least) * (zoom - low)) / (high - low);
}

const reasonWords: Record<GapReason, () => string> = {
  unfilled: m.gaps_reason_unfilled,
  "no-figure": m.gaps_reason_no_figure,
  withheld: m.gaps_reason_withheld,
  "no-people": m.gaps_reason_no_people,
};
export const gapReasonWord = (reason: GapReason): string => reasonWords[reason]();

const thirdWords = [m.gaps_third_low, m.gaps_third_middle, m.gaps_third_high] as const;
/** "laag", "midden", "hoog". */
export const thirdWord = (third: number): string => (thirdWords[third] ?? m.gaps_third_low)();

/** Whom a rate is of: "inwoners", "ouderen". */
export const peopleWord = ({ targetGroup }: Pick<GapQuestion, "targetGroup">): string =>
  targetGroup === "iedereen" ? m.gaps_inhabitants() : targetGroupWord(targetGroup).toLowerCase();

type Measured = Pick<GapQuestion, "measure" | "targetGroup">;

/** What the circles are, as a title: "bereikte mensen per 1.000 ouderen". */
export const rateTitle = (question: Measured): string => {
  const people = peopleWord(question);
  return question.measure === "euros" ? m.gaps_rate_euros_title({ people }) : m.gaps_rate_title({ people });
};

/** The same with the rate before it, in a sentence about one area. */
export function rateWords(question: Measured, rate: number): string {
  const said = { rate: rateNumber(question, rate), people: peopleWord(question) };
  return question.measure === "euros" ? m.gaps_said_euros(said) : m.gaps_said_reach(said);
}

/** What is more than nothing never looks like it. */
export function rateNumber({ measure }: Measured, rate: number): string {
  if (measure === "euros") return rate > 0 && rate < 0.005 ? `<${formatEuro(0.01)}` : formatEuro(rate);
  if (rate > 0 && rate < 0.05) return `<${formatNumber(0.1, 1)}`;
  return formatNumber(rate, rate > 0 && rate < 10 ? 1 : 0);
}

/** What the mark on the map stands for: "hoge opgave, weinig bereik". */
export function gapWord({ needIs, reachIs }: Pick<GapQuestion, "needIs" | "reachIs">): string {
  const words = {
    high: { low: m.gaps_high_low, high: m.gaps_high_high },
    low: { low: m.gaps_low_low, high: m.gaps_low_high },
  };
  return words[needIs][reachIs]();
}

/** What is known of an area of this state, where that is no rate. */
export const stateReason = (state: ReachState): GapReason | undefined =>
  state === "withheld" || state === "no-people" ? state : isReachKnown(state) ? undefined : "unfilled";

export const reachStateOf = (code: number): ReachState => reachStates[code] ?? "unknown";
