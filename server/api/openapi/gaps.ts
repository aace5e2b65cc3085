/** The question of need and reach and its answer, as the document describes them. */
import { z } from "@hono/zod-openapi";
import { choroplethLevels, codesFaults, isPutTogether, readCodes } from "#data/schema/area.ts";
import { catchments, GapQuestion, reachStates, steadinesses, steadyFrom, thirds, variants } from "#data/schema/gap.ts";
import { targetGroups } from "#data/schema/initiative.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { FigureStatus, Marks } from "#data/schema/profile.ts";
import { about, format } from "./analyses.ts";

const side = (of: string, usual: "high" | "low") =>
  z
    .enum(["high", "low"])
    .default(usual)
    .openapi({ description: `Welke kant van ${of} je zoekt` });

/** Codes of areas, or one code of an own region or a province, which the answer judges. */
const Places = z
  .string()
  .transform((text, context): string[] | undefined => {
    if (text === "") return undefined;
    const codes = isPutTogether(text) ? [text] : readCodes(text);
    if (typeof codes !== "string") return codes;
    context.addIssue({ code: "custom", message: codesFaults[codes] });
    return z.NEVER;
  })
  .optional()
  .openapi({
    description:
      "Codes van gebieden of gebiedengroepen, hoogstens 100; of één code van een eigen gebied of een provincie: de gebieden die er geheel of voor een deel in liggen",
    example: "GM0307",
  });

export const GapsQuery = z.strictObject({
  level: z.enum(choroplethLevels).default("wijk").openapi({ description: "Schaal" }),
  area: Places,
  need: z.string().min(1).max(400).default("samenhang").openapi({
    description:
      "Opgave: de naam van een thema, of indicatoren met een gewicht, zoals `eenzaam,vrijwilligers:0.5`; nooit herkomst",
    example: "eenzaam,moeite-met-rondkomen:2",
  }),
  needIs: side("de opgave", "high"),
  reachIs: side("het bereik", "low"),
  measure: z.enum(["reach", "euros"]).default("reach").openapi({
    description: "Bereikte mensen per 1.000 van de doelgroep, of euro's per jaar per mens van de doelgroep",
  }),
  targetGroup: z.enum(targetGroups).default("iedereen").openapi({ description: "Doelgroep" }),
  theme: z.enum(initiativeThemes).optional().openapi({ description: "Thema van de initiatieven; zonder dit alle thema's" }),
  catchment: z.coerce.number().int().min(catchments.least).max(catchments.most).default(catchments.usual).openapi({
    description: "Hoe ver mensen komen, in meters: de schaal van de kromme van Gauss",
  }),
  unconfirmed: z
    .enum(["true", "false"])
    .default("false")
    .openapi({ description: "Telt ook mee wat niemand het laatste half jaar bevestigde" }),
  format,
});

const count = z.number().int();
const percentile = (description: string) => z.number().nullable().openapi({ description });

export const GapsAnswer = z
  .object({
    analysis: about("GapAnalysis", GapQuestion.clone()),
    variants: z.object({
      number: count.openapi({ description: "Zo vaak wordt de vraag gesteld, telkens een beetje anders" }),
      spread: z.number().openapi({ description: "Zoveel verschillen afstand en gewichten ten hoogste" }),
      seed: count,
      run: count,
      first: count.openapi({ description: "Zoveel gebieden heten in elke variant de eerste" }),
    }),
    totals: z.object({
      initiatives: count,
      reachKnown: count.openapi({ description: "Van hoeveel initiatieven het bereik of het bedrag bekend is" }),
      unconfirmed: count.openapi({ description: "Van hoeveel daarvan niemand het laatste half jaar bevestigde dat het klopt" }),
      reached: z.number().openapi({ description: "Samen bereikte mensen van de doelgroep, of euro's" }),
    }),
    areas: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        need: percentile(
          "Opgave: percentiel in het land van het gewogen gemiddelde van de cijfers, 100 is de hoogste; null als een cijfer ontbreekt",
        ),
        components: z.array(z.number().nullable()).openapi({ description: "Percentiel van elk cijfer van de opgave" }),
        figures: z
          .array(z.object({ figureStatus: FigureStatus, marks: Marks }))
          .openapi({ description: "Status en kenmerken van elk cijfer van de opgave" }),
        people: z.number().nullable().openapi({ description: "Mensen van de doelgroep" }),
        reached: z.number().nullable().openapi({ description: "Wat daarvan bekend is, ook als dat niet alles is" }),
        rate: z
          .number()
          .nullable()
          .openapi({ description: "Per 1.000 mensen, of euro's per mens; null als het bereik onbekend is" }),
        reach: percentile("Deel van de gebieden met een bekend bereik dat minder heeft, in procenten"),
        state: z.enum(reachStates).openapi({ description: "Wat er bekend is; onbekend is niet nul" }),
        initiatives: count,
        reachUnknown: count.openapi({ description: "Van hoeveel initiatieven het bereik onbekend is" }),
        isGap: z.boolean().openapi({
          description: `Past bij de vraag: hoog is vanaf ${thirds.high.toFixed(1)}, laag tot ${thirds.low.toFixed(1)}; nooit waar het bereik onbekend is`,
        }),
        isUnseen: z.boolean().openapi({ description: "Dezelfde opgave waar niets is ingevuld" }),
        times: count.openapi({ description: "In zoveel varianten bij de eerste" }),
        steadiness: z
          .enum(steadinesses)
          .nullable()
          .openapi({ description: `Vanaf ${steadyFrom.sure}, ${steadyFrom.likely} en ${steadyFrom.changing} varianten` }),
      }),
    ),
  })
  .openapi("Gaps", { description: `Zonder rangnummers: ${variants.number} varianten zeggen hoe vast een plek op de lijst is` });
