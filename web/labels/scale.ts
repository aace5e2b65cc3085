/**
 * One scale for map, legend, tooltip, table, chart and screen reader: from a value and its status to a class,
 * and from a class to a colour and a text. Built from the parameters that the column was published with.
 */

import type { Level } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { hasValue, type Status, statuses } from "#data/schema/status.ts";
import { classIndex } from "#data/stats/classify.ts";
import { statusColours, statusHatch } from "./status-colours.ts";
import { hatched, rampColours } from "./theme.ts";

export interface Scale {
  indicator: PublishedIndicator;
  level: Level;
  /** Upper limits of all classes but the last. */
  breaks: number[];
  /** Lowest and highest value over all years. */
  extent: [number, number];
  /** Colour per class, then one per status in the order of `statuses`: index with `code`. */
  colours: string[];
  classes: number;
  /** Number that goes into feature-state: the class, or classes + status index where there is no value. */
  code(value: number, status: number): number;
  colour(code: number): string;
  /** Strength of the hatch over the colour, 0 for a class. */
  hatch(code: number): number;
  /** Colour and hatch as a CSS background: of whatever stands for the code beside the map. */
  background(code: number): string;
}

/** What it is drawn on: a dark page, or paper that may come out of a printer without colour; default: a light page. */
export interface Surroundings {
  dark?: boolean;
  paper?: boolean;
}

/** Undefined where the indicator has no figures at the level. */
export function scaleOf(
  indicator: PublishedIndicator,
  level: Level,
  { dark = false, paper = false }: Surroundings = {},
): Scale | undefined {
  const found = indicator.breaks.find((entry) => entry.level === level);
  if (!found) return undefined;
  const { breaks } = found;
  const classes = breaks.length + 1;
  const middle = indicator.classMethod.middle;
  // Without colour both ends of a deviation are dark: on paper it has no middle, and worse is darker all the way.
  const drawn = paper ? { ...indicator, ramp: "sequential" as const } : indicator;
  const colours = [
    ...rampColours(drawn, breaks, { dark, ...(middle === undefined ? {} : { middle }) }),
    ...statuses.map((status) => statusColours(dark)[status]),
  ];
  const valued = statuses.map(hasValue);
  const code = (value: number, status: number) => (valued[status] ? classIndex(breaks, value) : classes + status);
  const colour = (of: number) => colours[of] ?? "";
  const hatch = (of: number) => statusHatch[statuses[of - classes] ?? "ok"];
  const background = (of: number) => hatched(colour(of), hatch(of), dark);
  const extent: [number, number] = [found.min, found.max];
  return { indicator, level, breaks, extent, colours, classes, code, colour, hatch, background };
}

export const statusOf = (index: number): Status => statuses[index] ?? "missing";
