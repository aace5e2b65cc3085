/** Profile of one area as `/api/v1/areas/{code}/profile` answers it: every figure with what is needed to judge it. */
import { z } from "zod";
import { AreaCode, ChoroplethLevel, Level, levels, PlaceCode } from "./area.ts";
import { Certainty, GroupListId } from "./group.ts";
import { seriesBreakKinds, Text } from "./indicator.ts";
import { figureMarks, statuses } from "./status.ts";

const Named = z.object({ code: AreaCode, name: z.string() });

/** The country, provinces and what a reader made have a profile, and no column. */
export const ProfileLevel = z.enum([...levels, "land", "provincie", "region"]);
export type ProfileLevel = z.infer<typeof ProfileLevel>;
export const hasColumns = (level: ProfileLevel): level is Level => levels.some((one) => one === level);

/** Several areas that an area can stand beside, by the word for them in an address. */
export const benchmarkSets = ["stedelijkheid", "focusgebieden", "vergelijkbaar"] as const;
export const BenchmarkSet = z.enum(benchmarkSets);
export type BenchmarkSet = z.infer<typeof BenchmarkSet>;

export const Benchmark = Named.extend({
  code: PlaceCode,
  level: ProfileLevel,
  /** Of several areas. What their figures are is told by `medianRule` of the routes, which the first view does not need. */
  areas: z.object({ set: BenchmarkSet, count: z.number().int(), urbanity: Text.optional() }).optional(),
});
export type Benchmark = z.infer<typeof Benchmark>;

export const FigureStatus = z.enum(statuses).meta({
  id: "FigureStatus",
  description: [
    "Hoe zeker het cijfer is, of waarom er geen is: ok (vastgesteld), provisional (voorlopig), estimated (geschat)",
    "suppressed (afgeschermd door de bron), missing (geen cijfer bij de bron), notApplicable (kan hier niet bestaan)",
    "tooSmall (minder dan 50 mensen of huishoudens), tooSmallThen (toen te klein, nu niet)",
    "withheldByUs (niet getoond door ons: de tabel van de bron gebruikt andere grenzen)",
    "otherArea (de bron heeft een cijfer met deze code, en niets laat zien dat het toen om dit gebied ging)",
  ].join("; "),
});

/** Of every figure that is given, wherever it is given. */
export const Marks = z.array(z.enum(figureMarks)).optional().meta({
  description:
    "Wat bij dit cijfer hoort te staan: voorlopig (provisional), geschat (estimated), door Wijkblik berekend uit kleinere gebieden (computed), of door de bron met een model berekend (modelled). Ontbreekt als niets hiervan geldt",
});
export const Margin = z.number().positive().optional().meta({
  description:
    "Hoeveel het cijfer hoger of lager kan zijn doordat de bron aantallen afrondt; ontbreekt als dat niet speelt of niet te zeggen is",
});

export const StatusWords = z
  .array(z.object({ status: FigureStatus, word: z.string(), reason: z.string().optional() }))
  .meta({ description: "De statussen in dit antwoord, met hun woord en waarom het zo is" });
export type StatusWords = z.infer<typeof StatusWords>;

/** A value is null exactly when its status has none. */
const Observation = z.object({ value: z.number().nullable(), status: FigureStatus, marks: Marks });
/** `of`: of how many areas with a figure it is the median. */
export const BenchmarkFigure = Observation.extend({ of: z.number().int().optional() });

export const YearFigure = Observation.extend({
  year: z.number().int(),
  /** True where we rolled it up from smaller areas. */
  computed: z.boolean(),
  coverage: z.number().int().min(0).max(100).optional().meta({
    description: "Deel van het gebied (in procenten) waar het cijfer op rust; ontbreekt bij een cijfer van de bron zelf",
  }),
  margin: Margin,
  /** Id of the source of this year, as in the source list. */
  source: z.string(),
  old: z.literal(true).optional().meta({
    description: "Waar als het jaar meer dan drie jaar ouder is dan het nieuwste cijfer over hetzelfde thema; ontbreekt anders",
  }),
});
export type YearFigure = z.infer<typeof YearFigure>;

/** Why a line may not join a year to the year with a figure before it: other members, another definition or model, other borders. */
export const SeriesBreak = z.enum(["members", ...seriesBreakKinds, "boundary"]);
export type SeriesBreak = z.infer<typeof SeriesBreak>;

const breaks = z.array(SeriesBreak).optional().meta({
  description:
    "Waarom dit jaar niet te vergelijken is met het jaar met een cijfer daarvoor: andere leden (members), een andere definitie of bron (definition), een ander model (model) of andere grenzen (boundary). Ontbreekt als het wel kan",
});

export const SeriesYear = YearFigure.extend({ breaks });
export type SeriesYear = z.infer<typeof SeriesYear>;

export const NationalYear = Observation.extend({ year: z.number().int(), breaks });
export type NationalYear = z.infer<typeof NationalYear>;

const position = z.number().min(0).max(100).optional();
/** Raw: what is favourable is a matter of the polarity. Absent for counts, which say how large an area is. */
const Positions = z.object({ here: position, gemeente: position, national: position, benchmark: position }).meta({
  description:
    "Waar de waarden staan onder alle gebieden van één schaal (`positionsAmong` van het profiel): percentage met een lagere waarde, gelijke waarden voor de helft. Ontbreekt bij aantallen",
});
export type Positions = z.infer<typeof Positions>;

export const ProfileFigure = YearFigure.extend({
  /** Indicator id; name and unit are in the catalogue. */
  indicator: z.string(),
  rank: z.number().int().min(1).optional().meta({
    description:
      "Rang onder de gebieden van hetzelfde niveau met een waarde (van een gebied van een lijst: onder die van die lijst); 1 is de hoogste waarde, gelijke waarden delen een rang. Ontbreekt zonder waarde",
  }),
  of: z.number().int().meta({ description: "Aantal van die gebieden met een waarde in dat jaar" }),
  percentile: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Percentage van die gebieden met een lagere waarde, gelijke waarden voor de helft meegeteld" }),
  lower: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Percentage van die gebieden met een strikt lagere waarde, naar beneden afgerond op een tiende" }),
  tied: z.number().int().min(0).optional().meta({ description: "Aantal andere gebieden met dezelfde waarde, die de rang delen" }),
  /** Number of its class by the published breaks of the level, from 0; absent without a value. */
  class: z.number().int().min(0).optional(),
  /** The Netherlands in the same year. */
  national: Observation.optional(),
  /** The area's gemeente in the same year; absent for a gemeente and for a group that spans several. */
  gemeente: Observation.optional(),
  /** All years that have a column at this level, ascending. */
  series: z.array(SeriesYear),
  /** What the area is compared with, in the same year. */
  benchmark: BenchmarkFigure.optional().meta({ description: "Het cijfer waarmee je vergelijkt, van hetzelfde jaar" }),
  positions: Positions.optional(),
  /** The Netherlands in all years that have a figure, ascending; absent where the area has one year. */
  nationalSeries: z.array(NationalYear).optional(),
});
export type ProfileFigure = z.infer<typeof ProfileFigure>;

/** Code of the country as CBS has it. */
export const landCode = "NL00";

/** Of the borders, for a small picture: SVG paths in a box of this width and height, north up. */
export const Sketch = z.object({
  width: z.number().int(),
  height: z.number().int(),
  area: z.string(),
  /** Border of what it lies in, or of the areas that it is made of. */
  around: z.string().optional(),
});
export type Sketch = z.infer<typeof Sketch>;

const StandsOut = z
  .object({ indicator: z.string(), higher: z.boolean(), better: z.boolean(), distance: z.number() })
  .meta({ description: "Een cijfer dat ver van de vergelijking ligt; `distance` is het percentage gebieden ertussen" });

const RegionParts = z
  .object({
    kind: z.enum(["areas", "shape"]),
    parts: z.array(z.object({ code: AreaCode, name: z.string(), level: Level, share: z.number().min(0).max(1) })).meta({
      description: "Gebieden waaruit de cijfers zijn berekend, met het deel van hun land dat erin ligt; hele gebieden eerst",
    }),
    squareKilometres: z.number().min(0),
    covered: z.number().int().min(0).max(100).meta({
      description: "Deel van de tekening (in procenten) dat land van deze gebieden is; 100 bij hele gebieden",
    }),
    weights: z.array(z.string()).meta({ description: "Indicatoren waarmee delen wegen: zie `aggregation` van een indicator" }),
    without: z.array(z.string()).meta({ description: "Indicatoren die niet uit delen te berekenen zijn, en hier ontbreken" }),
  })
  .meta({ description: "Waaruit een eigen gebied of een provincie bestaat; ontbreekt bij andere gebieden" });

export const Profile = z
  .object({
    area: z.object({
      code: PlaceCode,
      name: z.string(),
      level: ProfileLevel,
      /** Row in the area index of the level. */
      row: z.number().int(),
      bordered: z.boolean(),
      gemeente: Named.optional(),
      wijk: Named.optional(),
      /** Absent when unknown. */
      inhabitants: z.number().int().optional(),
    }),
    /** Division year of the borders. */
    division: z.number().int(),
    /** One per indicator that has a column at this level, in the order of the catalogue; newest year. */
    figures: z.array(ProfileFigure),
    statuses: StatusWords.optional(),
    benchmark: Benchmark.optional().meta({
      description:
        "Waarmee je vergelijkt: zonder keuze de gemeente, van een gemeente of provincie Nederland. Nederland zelf heeft geen vergelijking",
    }),
    positionsAmong: ChoroplethLevel.optional().meta({
      description:
        "De schaal waarop de plekken zijn bepaald: die van het gebied; voor een gebied van een lijst en een eigen gebied de wijken, voor een provincie en Nederland de gemeenten",
    }),
    standsOut: z.array(StandsOut).optional().meta({
      description:
        "Wat hier opvalt: hoogstens vijf cijfers die het verst van de vergelijking liggen. Zonder aantallen, zonder oude cijfers en zonder cijfers die niet goed of slecht zijn",
    }),
    sketch: Sketch.optional().meta({ description: "Schets van de grens als paden van SVG; ontbreekt als er geen grens is" }),
    /** What a group area consists of; absent for other areas. */
    group: z
      .object({
        list: GroupListId,
        members: z.array(z.object({ code: z.string(), name: z.string(), share: z.number() })),
        certainty: Certainty.optional(),
        remark: Text.optional(),
      })
      .optional(),
    region: RegionParts.optional(),
  })
  .meta({ id: "Profile" });
export type Profile = z.infer<typeof Profile>;
