/** Questions about clusters and their answers, as the document describes them. */
import { z } from "@hono/zod-openapi";
import {
  GroupQuestion,
  HotSpotQuestion,
  hexagonSizes,
  hotSpotClasses,
  hotSpotStatuses,
  leastAgreement,
} from "#data/schema/analysis.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { FigureStatus, Marks } from "#data/schema/profile.ts";

export const format = z.enum(["json", "csv"]).optional().openapi({ description: "Vorm van het antwoord; gaat voor `Accept`" });
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

export const DensityQuery = InitiativeFilter.extend({
  across: z.coerce
    .number()
    .int()
    .refine((metres) => hexagonSizes.some((size) => size === metres), `must be one of ${hexagonSizes.join(", ")}`)
    .default(1000)
    .openapi({ description: "Breedte van een zeshoek in meters", enum: [...hexagonSizes], example: 500 }),
  format,
});

export const GroupsQuery = InitiativeFilter.extend({
  metres: whole(25, 5000).default(300).openapi({ description: "Hoe ver initiatieven van een groep uit elkaar mogen liggen" }),
  atLeast: whole(2, 100).default(5).openapi({ description: "Hoeveel er zo dicht bij elkaar moeten liggen" }),
  format,
});

export const HotSpotsQuery = InitiativeFilter.extend({
  method: z
    .enum(["local-moran", "gi-star"])
    .default("local-moran")
    .openapi({ description: "Beide toetsen de buren; local Moran onderscheidt ook gebieden die van hun buren verschillen" }),
  level: z.enum(["wijk", "buurt"]).default("wijk").openapi({ description: "Schaal" }),
  indicator: z.string().max(100).optional().openapi({ description: "Naam van de indicator die getoetst wordt" }),
  measure: z.enum(["count", "reach"]).optional().openapi({
    description: "In plaats van een indicator: initiatieven (`count`) of mensen die ze bereiken (`reach`) per 1.000 van `per`",
  }),
  per: z.string().max(100).optional().openapi({
    description:
      "Indicator die mensen telt, bij `measure`; zonder dit `inwoners`. Een percentage van de inwoners wordt omgerekend",
  }),
  year: whole(1900, 2100).optional().openapi({ description: "Jaar van de indicator; zonder dit het nieuwste" }),
  seed: whole(0, 0xffff_ffff)
    .default(1)
    .openapi({ description: "Begin van het loten: hetzelfde begin geeft hetzelfde antwoord" }),
  format,
}).superRefine(({ method: _, level: __, year: ___, seed: ____, format: _____, indicator, measure, per, ...filter }, context) => {
  const say = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  if ((indicator === undefined) === (measure === undefined))
    return say("indicator", "name an indicator or a measure, and not both");
  if (measure !== undefined) return;
  if (per !== undefined) say("per", "goes with a measure");
  for (const [name, value] of Object.entries(filter)) if (value) say(name, "narrows initiatives: it goes with a measure");
});

export const about = (name: string, question: z.ZodType) =>
  z
    .object({
      method: z.string(),
      parameters: z.string().openapi({ description: "In woorden die een ander kan herhalen" }),
      question,
      filter: z.string().openapi({ description: "Waartoe de initiatieven beperkt zijn; leeg is alles" }),
      version: z.string().openapi({ description: "Versie van de gepubliceerde cijfers" }),
      source: z.string(),
      licence: z.string(),
      date: z.iso.date().openapi({ description: "Van de initiatieven vandaag, van de cijfers de dag van publicatie" }),
      explanation: z.string().openapi({ description: "Pagina met uitleg van de methode" }),
    })
    .openapi(name);

const Position = z.array(z.number()).min(2).max(2);
const Ring = z.array(Position);

/** A list of literals is described by its first alone. */
const across = z
  .number()
  .int()
  .openapi({ enum: [...hexagonSizes] });

export const DensityAnswer = z
  .object({
    type: z.literal("FeatureCollection"),
    analysis: about("DensityAnalysis", z.object({ method: z.literal("hexagons"), across })),
    features: z.array(
      z.object({
        type: z.literal("Feature"),
        id: z.string(),
        geometry: z.object({ type: z.literal("Polygon"), coordinates: z.array(Ring) }),
        properties: z.object({
          q: z.number().int(),
          r: z.number().int(),
          initiatives: z.number().int().nullable().openapi({ description: "Aantal; ontbreekt bij `fewerThanFive`" }),
          fewerThanFive: z.boolean().openapi({ description: "Er zijn er 1 tot 4, en niet elke plek is openbaar" }),
          reach: z.number().int().nullable().openapi({ description: "Mensen die ze bereiken; null als het van geen bekend is" }),
          reachKnown: z.number().int().nullable().openapi({ description: "Van hoeveel initiatieven het bereik bekend is" }),
        }),
      }),
    ),
  })
  .openapi("Density");

export const GroupsAnswer = z
  .object({
    type: z.literal("FeatureCollection"),
    analysis: about("GroupAnalysis", GroupQuestion.clone()),
    features: z.array(
      z.object({
        type: z.literal("Feature"),
        id: z.string(),
        geometry: z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(Ring)) }),
        properties: z.object({
          name: z.string().openapi({ description: "Naar de buurten waarin de meeste initiatieven liggen" }),
          initiatives: z.number().int(),
          themes: z.array(z.object({ theme: z.string(), count: z.number().int() })),
          from: z.iso.date().nullable().openapi({ description: "Eerste begin dat bekend is" }),
          to: z.iso.date().nullable().openapi({ description: "Laatste einde; null zolang er een zonder einde is" }),
          middle: Position,
          list: z.string().openapi({ description: "Adres van de initiatieven op deze plek" }),
        }),
      }),
    ),
  })
  .openapi("InitiativeGroups");

export const HotSpotsAnswer = z
  .object({
    analysis: about("HotSpotAnalysis", HotSpotQuestion.clone()),
    agreement: z.number().openapi({ description: "Deel van wat opvalt waarover twee keer loten het eens is" }),
    stable: z.boolean().openapi({ description: `Onwaar onder ${leastAgreement}: dan heet geen enkel gebied een cluster` }),
    limit: z.number().openapi({ description: "Grootste p die nog opvalt" }),
    numberMatched: z.number().int().optional().openapi({ description: "Initiatieven die passen, bij `measure`" }),
    numberReachKnown: z.number().int().optional().openapi({ description: "Hiervan met een bekend bereik" }),
    areas: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        value: z.number().nullable().openapi({ description: "Wat getoetst is; null waar geen cijfer is" }),
        z: z.number().nullable().openapi({ description: "Gi* van de rang" }),
        moran: z.number().nullable().openapi({ description: "Local Moran van de rang" }),
        p: z.number().nullable().openapi({ description: "Tweezijdig, niet gecorrigeerd voor het aantal toetsen" }),
        class: z.enum(hotSpotClasses),
        status: z.enum(hotSpotStatuses),
        figureStatus: FigureStatus.optional(),
        marks: Marks,
      }),
    ),
  })
  .openapi("HotSpots");
