/** Two to four areas side by side, as `/api/v1/comparison` answers it: of every figure what each has, on one scale. */
import { z } from "zod";
import { AreaCode, ChoroplethLevel, codesFaults, PlaceCode } from "../schema/area.ts";
import { Benchmark, BenchmarkFigure, NationalYear, Profile, SeriesYear, StatusWords } from "../schema/profile.ts";

/** Beside more than four nobody sees which is which. */
export const mostCompared = 4;

/** Codes with commas between them: each once, in their order, and no more than can be compared. */
export const ComparedCodes = z.string().transform((text, context): string[] => {
  const codes = [...new Set(text.split(","))];
  if (!codes.every((code) => PlaceCode.safeParse(code).success)) context.addIssue(codesFaults.codes);
  else if (codes.length > mostCompared) context.addIssue(`must have at most ${mostCompared} codes`);
  else return codes;
  return z.NEVER;
});

const position = z.number().min(0).max(100).optional();

const Standing = z.object({
  position: position.meta({
    description:
      "Percentage van de gebieden van `positionsAmong` met een lagere waarde, gelijke voor de helft; ontbreekt bij aantallen",
  }),
  rank: z
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: "Rang onder die gebieden; 1 is de hoogste waarde. Alleen voor een gebied van die schaal" }),
});

export const ComparedCell = SeriesYear.extend({
  ...Standing.shape,
  /** All years that have a column at the level of the area, ascending. */
  series: z.array(SeriesYear),
});
export type ComparedCell = z.infer<typeof ComparedCell>;

export const ComparedRow = z.object({
  /** Indicator id; name and unit are in the catalogue. */
  indicator: z.string(),
  year: z.number().int().optional().meta({
    description:
      "Het nieuwste jaar waarvan elk gebied met dit cijfer een kolom heeft. Ontbreekt als er geen jaar is dat ze delen: dan staat bij elk gebied zijn eigen jaar",
  }),
  areas: z.array(ComparedCell.nullable()).meta({
    description: "In de volgorde van de gebieden; null als er geen cijfers zijn van de schaal van het gebied",
  }),
  of: z.number().int().optional().meta({ description: "Aantal gebieden van `positionsAmong` met een waarde in dat jaar" }),
  benchmark: BenchmarkFigure.extend({ year: z.number().int(), position }).optional(),
  nationalSeries: z
    .array(NationalYear)
    .optional()
    .meta({ description: "Nederland in alle jaren met een cijfer; ontbreekt bij aantallen" }),
});
export type ComparedRow = z.infer<typeof ComparedRow>;

export const Comparison = z
  .object({
    areas: z.array(Profile.shape.area.extend({ sketch: Profile.shape.sketch, group: Profile.shape.group })),
    unknown: z.array(AreaCode).meta({ description: "Gevraagde codes die geen gebied van deze indeling zijn" }),
    /** Division year of the borders. */
    division: z.number().int(),
    benchmark: Benchmark.optional().meta({
      description:
        "Waarmee je vergelijkt. Wat van een gebied afhangt (gemeente, stedelijkheid, vergelijkbaar) gaat over het eerste gebied",
    }),
    positionsAmong: ChoroplethLevel.meta({
      description:
        "De schaal waarop alle plekken zijn bepaald: de kleinste van de gebieden. Een gebied van een lijst telt als wijk",
    }),
    /** One per indicator of which one of the areas has figures, in the order of the catalogue. */
    figures: z.array(ComparedRow),
    statuses: StatusWords.optional(),
  })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof Comparison>;
