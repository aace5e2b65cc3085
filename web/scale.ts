/**
 * One scale for map, legend, tooltip, table, chart and screen reader: from a value and its status to a class,
 * and from a class to a colour and a text. Built from the parameters that the column was published with.
 */

import { classIndex } from "#data/classify.ts";
import type { Level } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { hasValue, type Status, statuses } from "#data/schema/status.ts";
import { rampColours, statusColours } from "./theme.ts";

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
}

/** Undefined where the indicator has no figures at the level. */
export function scaleOf(indicator: PublishedIndicator, level: Level, dark = false): Scale | undefined {
  const found = indicator.breaks.find((entry) => entry.level === level);
  if (!found) return undefined;
  const { breaks } = found;
  const classes = breaks.length + 1;
  const middle = indicator.classMethod.middle;
  const colours = [
    ...rampColours(indicator, breaks, { dark, ...(middle === undefined ? {} : { middle }) }),
    ...statuses.map((status) => statusColours(dark)[status]),
  ];
  const valued = statuses.map(hasValue);
  const code = (value: number, status: number) => (valued[status] ? classIndex(breaks, value) : classes + status);
  return { indicator, level, breaks, extent: [found.min, found.max], colours, classes, code, colour: (c) => colours[c] ?? "" };
}

export const statusOf = (index: number): Status => statuses[index] ?? "missing";
