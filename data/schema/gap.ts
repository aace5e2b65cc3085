/**
 * Where need and reach miss each other: what may be asked, and the words of the answer. The question has only what fits in an address
 * and makes the answer: the same question over the same published set and the same initiatives gives everybody the same answer.
 */
import { z } from "zod";
import { choroplethLevels } from "./area.ts";
import { targetGroups } from "./initiative.ts";
import { initiativeThemes } from "./initiative-filter.ts";

/** One figure of the need, and how heavily it counts beside the others. */
export const NeedPart = z.strictObject({
  indicator: z.string().max(100),
  year: z.number().int(),
  weight: z.number().min(0.25).max(4).default(1),
});
export type NeedPart = z.infer<typeof NeedPart>;

/** How far people come: the scale of the Gaussian of the catchment, in metres. */
export const catchments = { least: 100, usual: 1000, most: 10_000 } as const;

/** As many as a person can weigh. */
export const mostNeedParts = 10;

export const GapQuestion = z.strictObject({
  level: z.enum(choroplethLevels),
  /** Codes of areas, or of one own region or province, that the list is narrowed to; none is the country. Percentiles are of the country always. */
  within: z.array(z.string()).max(100).default([]),
  need: z.array(NeedPart).min(1).max(mostNeedParts),
  /** Which side of the need is looked for, and which of the reach. */
  needIs: z.enum(["high", "low"]).default("high"),
  reachIs: z.enum(["low", "high"]).default("low"),
  /** People reached per 1,000 of the target group, or euros a year per person of it. */
  measure: z.enum(["reach", "euros"]).default("reach"),
  targetGroup: z.enum(targetGroups).default("iedereen"),
  /** Of the initiatives; absent: of every theme. */
  theme: z.enum(initiativeThemes).optional(),
  catchment: z.number().int().min(catchments.least).max(catchments.most).default(catchments.usual),
  /** Counts also what nobody confirmed in the last half year. */
  unconfirmed: z.boolean().default(false),
});
export type GapQuestion = z.infer<typeof GapQuestion>;

/** What is known of the reach in an area, in the order of their codes. Only the first two may be called a gap. */
export const reachStates = [
  "known", // something is entered for it
  "complete", // somebody said that everything is entered: nothing there means nothing
  "unknown", // nothing is entered, but somebody could: there is an account for this area
  "nobody", // nothing is entered, and nobody fills it in
  "withheld", // its wijkteam looks first
  "no-people", // nobody of the target group lives there, or it is not known how many
] as const;
export type ReachState = (typeof reachStates)[number];

/** How an area is on the list over all variants, steadiest first. */
export const steadinesses = ["sure", "likely", "changing"] as const; // zeker, waarschijnlijk, wisselend
export type Steadiness = (typeof steadinesses)[number];
/** In at least so many of a hundred variants. Areas below the last are not listed. */
export const steadyFrom: Record<Steadiness, number> = { sure: 90, likely: 60, changing: 20 };

/** Catchment and weights differ by at most this share, with and without what is not confirmed. */
export const variants = { number: 100, spread: 0.25, seed: 1 } as const;

/** Percentile from which a need or a reach is high, and below which it is low. */
export const thirds = { low: 100 / 3, high: 200 / 3 } as const;

/** A declaration counts for a year: by then something has begun or ended. */
export const monthsOfCompleteness = 12;
