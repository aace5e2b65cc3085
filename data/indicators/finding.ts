/** What an import found implausible, and the reasons for which a person let it stand; shown on /bronnen. */
import { z } from "zod";
import { Level } from "../schema/area.ts";
import { Text } from "../schema/indicator.ts";

export const findingRules = [
  "partsDiffer", // parts do not add up to their whole
  "sharesOver", // shares that exclude each other are more, or less, than 100 together
  "notPart", // a part is more than what it is a part of
  "nationalMoves", // the figure of the country moves further than its kind ever does
  "areasMove", // and so in more areas
  "unlike", // over the areas a year is not like the one before: rows may have shifted
  "swapped", // two columns look as if they have each other's name
] as const;

/** What a person should look at; it may be true all the same. */
export const Finding = z.object({
  /** The same for the same thing in every import: what is accepted is known by it. */
  id: z.string(),
  rule: z.enum(findingRules),
  indicators: z.array(z.string()),
  level: Level.optional(),
  years: z.array(z.number().int()),
  /** How many areas, of how many that could be compared. */
  areas: z.number().int().optional(),
  of: z.number().int().optional(),
  /** What was found, and the limit that it goes over. */
  found: z.number(),
  most: z.number(),
  /** Columns as the source names them. */
  fields: z.array(z.string()).optional(),
  accepted: z.object({ reason: Text, on: z.iso.date() }).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** One reason for findings of one kind: it holds while they are no worse than they were when somebody looked. */
export const Acceptance = z.object({
  /** Finding by id, with how bad it was: the part of the areas, or else what was found. */
  findings: z.record(z.string(), z.number()),
  reason: Text,
  /** When somebody looked. */
  on: z.iso.date(),
});
export type Acceptance = z.infer<typeof Acceptance>;
