/**
 * Where initiatives and figures cluster: what may be asked, and the words of the answer. The question has only what fits in an
 * address and makes the answer: the same question over the same published set gives everybody the same answer.
 */
import { z } from "zod";
import { ChoroplethLevel } from "./area.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "./initiative-filter.ts";

/** Of the rows of an answer about areas, in the order of their codes. */
export const hotSpotClasses = [
  "not-clear", // niet duidelijk
  "high-high", // cluster van hoge waarden
  "low-low", // cluster van lage waarden
  "high-low", // hoog tussen laag
  "low-high", // laag tussen hoog
] as const;
export type HotSpotClass = (typeof hotSpotClasses)[number];

/** Why an area has a class or none, in the order of their codes. */
export const hotSpotStatuses = [
  "tested",
  "no-value", // the area has no figure
  "island", // no area touches it
  "neighbours-without-value", // geen buren met een cijfer
  "unstable", // tested, and another seed gives another picture: nothing is shown
  "reach-unknown", // of none of its initiatives is it known how many people they reach: that is not nobody
] as const;
export type HotSpotStatus = (typeof hotSpotStatuses)[number];

/** As many as make a p of one in 50,000 possible: with 999 hardly any area of 14,000 survives the correction for so many tests. */
export const permutationDraws = 99_999;
/** Of the areas that are shown at most this share is expected to be chance. */
export const falseDiscoveryShare = 0.05;
/** Two seeds must agree on this share of what either of them shows. */
export const leastAgreement = 0.9;

export const Seed = z.number().int().min(0).max(0xffff_ffff);

/** What is tested: a figure, or the initiatives per 1,000 of the people whom a figure counts. */
export const HotSpotSubject = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("indicator"), indicator: z.string().max(100), year: z.number().int() }),
  z.strictObject({
    of: z.literal("initiatives"),
    measure: z.enum(["count", "reach"]),
    /** Indicator that counts the target group. */
    per: z.string().max(100),
    year: z.number().int(),
  }),
]);
export type HotSpotSubject = z.infer<typeof HotSpotSubject>;

export const HotSpotQuestion = z.strictObject({
  /** Both test the neighbours of an area; local Moran also tells an area apart that differs from them. */
  method: z.enum(["gi-star", "local-moran"]),
  level: z.enum(["wijk", "buurt"]),
  subject: HotSpotSubject,
  seed: Seed.default(1),
});
export type HotSpotQuestion = z.infer<typeof HotSpotQuestion>;

export const GroupQuestion = z.strictObject({
  method: z.literal("dbscan"),
  /** How far apart initiatives of one group may lie. */
  metres: z.number().int().min(25).max(5000).default(300),
  /** How many must lie that close together, itself counted, to begin a group. */
  atLeast: z.number().int().min(2).max(100).default(5),
});
export type GroupQuestion = z.infer<typeof GroupQuestion>;

/** Distances across a hexagon, from side to side, in metres. */
export const hexagonSizes = [100, 250, 500, 1000, 2500, 5000, 10_000, 25_000] as const;
export const HexagonQuestion = z.strictObject({
  method: z.literal("hexagons"),
  across: z.literal(hexagonSizes).default(1000),
});
export type HexagonQuestion = z.infer<typeof HexagonQuestion>;

export const AnalysisQuestion = z.discriminatedUnion("method", [HotSpotQuestion, GroupQuestion, HexagonQuestion]);
export type AnalysisQuestion = z.infer<typeof AnalysisQuestion>;

/** Of the initiatives of one area; one that lies in more areas counts in each of them, as it does in their lists. */
export const AreaCount = z
  .object({
    code: z.string(),
    initiatives: z.number().int(),
    reach: z.number().int().meta({ description: "Mensen die ze samen in een jaar bereiken, van wie dat bekend is" }),
    reachKnown: z.number().int().meta({ description: "Van hoeveel initiatieven het bereik bekend is" }),
  })
  .meta({ id: "AreaCount", description: "Initiatieven in een gebied; gebieden zonder initiatief staan er niet bij" });
export type AreaCount = z.infer<typeof AreaCount>;

export const InitiativeCounts = z
  .object({
    level: z.enum(["gemeente", "wijk", "buurt"]),
    numberMatched: z
      .number()
      .int()
      .meta({ description: "Initiatieven die passen, ook die in geen gebied van deze schaal liggen" }),
    numberReachKnown: z.number().int().meta({ description: "Hiervan met een bekend bereik" }),
    areas: z.array(AreaCount),
  })
  .meta({ id: "InitiativeCounts" });
export type InitiativeCounts = z.infer<typeof InitiativeCounts>;

const Floats = z.instanceof(Float64Array);
const Rows = z.instanceof(Uint32Array);

/** Points as `data/codecs/initiative-points.ts` gives them. */
const Points = z
  .object({
    /** Longitude and latitude in 1e-5 degrees. */
    x: z.instanceof(Int32Array),
    y: z.instanceof(Int32Array),
    /** People reached; NaN where that is not known. */
    reach: Floats.optional(),
    /** 1 where everybody may see the point itself; absent: nobody but those who sign in. */
    isPublic: z.instanceof(Uint8Array).optional(),
  })
  .refine(({ x, y, reach = x, isPublic = x }) => [y, reach, isPublic].every(({ length }) => length === x.length), {
    error: "x, y, reach and isPublic must have one entry a point: give arrays of the same length",
  });

/** Values in row order of the area index, NaN where there is none, with the neighbours that were published with that index. */
const Areas = z
  .object({
    values: Floats,
    neighbours: z.object({ start: Rows, neighbours: Rows }),
    /** 1 where there is no value because no initiative says how many people it reaches. */
    reachUnknown: z.instanceof(Uint8Array).optional(),
  })
  .refine(({ values, neighbours }) => neighbours.start.length === values.length + 1, {
    error: "values and neighbours are of different lists of areas: take both from one manifest",
  });

/** A question with what it is asked about, as a worker gets it: a message, or a call on the server. */
export const AnalysisRequest = z.union([
  z.object({ question: HotSpotQuestion, areas: Areas }),
  z.object({ question: GroupQuestion, points: Points }),
  z.object({ question: HexagonQuestion, points: Points }),
]);
export type AnalysisRequest = z.infer<typeof AnalysisRequest>;

const counted = z.number().int();
const countsOf = <const W extends string>(words: readonly W[]) =>
  z.object(Object.fromEntries(words.map((word) => [word, counted])) as Record<W, typeof counted>);

/** What all that fit a filter consist of. */
export const InitiativeComposition = z
  .object({
    numberMatched: counted,
    numberActive: counted.meta({ description: "Niet beëindigd en het laatste half jaar bevestigd" }),
    numberUnconfirmed: counted.meta({ description: "Niet beëindigd en langer dan een half jaar niet bevestigd, of nooit" }),
    numberEnded: counted.meta({ description: "Beëindigd" }),
    themes: countsOf(initiativeThemes).meta({ description: "Een initiatief met meer thema's telt bij elk ervan mee" }),
    kinds: countsOf(kinds),
    lifecycles: countsOf(lifecycles),
    phases: countsOf(phases),
    reach: z
      .object({
        known: counted.meta({ description: "Van hoeveel initiatieven bekend is hoeveel mensen zij bereiken" }),
        unknown: counted.meta({ description: "Van hoeveel dat niet bekend is" }),
        people: counted.meta({
          description: "Mensen die de initiatieven met een bekend bereik samen bereiken; wie bij twee meedoet telt twee keer",
        }),
      })
      .meta({ description: "Onbekend is niet nul" }),
  })
  .meta({ id: "InitiativeComposition" });
export type InitiativeComposition = z.infer<typeof InitiativeComposition>;

/** Which areas of a level a selection holds wholly, and which in part; in the order of their codes. */
export const AreasWithin = z
  .object({ level: ChoroplethLevel, whole: z.array(z.string()), partly: z.array(z.string()) })
  .meta({ id: "AreasWithin" });
export type AreasWithin = z.infer<typeof AreasWithin>;
