/** Practice examples for somebody in an area: those of areas that are like it first, each with why it stands there. */
import { z } from "zod";
import { initiativeThemes, phases } from "../schema/initiative-filter.ts";
import { PublicEntry } from "./public-entry.ts";

export const FittingExample = z
  .object({
    entry: PublicEntry,
    /** Of its areas the one that is most like the one that was asked; absent where it is about the whole country. */
    area: z.string().optional(),
    /** It is about the area itself, or one around or in it. */
    here: z.boolean(),
    /** How far its area is from the one that was asked, on the scale of comparable areas; absent where that cannot be told. */
    distance: z.number().optional(),
    /** Ids of the variables in which the two are most alike, at most three. */
    alike: z.array(z.string()),
    /** Of what was asked. */
    themes: z.array(z.enum(initiativeThemes as [string, ...string[]])),
    phases: z.array(z.enum(phases)),
  })
  .meta({ id: "FittingExample", description: "Een praktijkvoorbeeld, met waarom het hier past" });
export type FittingExample = z.infer<typeof FittingExample>;

export const ExampleList = z
  .object({ examples: z.array(FittingExample), numberMatched: z.number().int() })
  .meta({ id: "ExampleList" });
export type ExampleList = z.infer<typeof ExampleList>;
