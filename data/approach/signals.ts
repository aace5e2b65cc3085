/**
 * What needs attention in an area ("dit vraagt aandacht"): computed when somebody asks, kept nowhere. A kind is a row of this table, its
 * question in server/store/approach/signal-queries.ts, its words in web/figures/approach/signal-words.ts and in the letter.
 */
import { z } from "zod";
import { EntryRef } from "../entries/event.ts";
import { type AreaApproach, phasesSince } from "../entry-types/area-approach.ts";
import { choroplethLevels, PlaceCode } from "../schema/area.ts";
import { initiativeThemes } from "../schema/initiative-filter.ts";

/** Whether everybody may see them, or only who may read what is not public there. */
type SeenBy = "everybody" | "readers";

/** The most urgent first: pages and letters keep this order. */
const rules = {
  /** Its end has passed, and it still stands as agreed or running. */
  agreementOverdue: "everybody",
  agreementEnding: "everybody",
  /** Nothing of the same source or theme goes on after it. */
  moneyEnding: "everybody",
  /** A theme with a high need of which the matrix says `empty`: what is unknown is not empty. */
  emptyCell: "everybody",
  agreementWithoutResidents: "everybody",
  /** A party did not confirm it as it stands. */
  agreementUnconfirmed: "everybody",
  /** Of a focusgebied: nobody entered its approach. */
  approachAbsent: "everybody",
  approachWithoutChair: "everybody",
  approachWithoutResidents: "everybody",
  approachWithoutGoals: "everybody",
  approachWithoutPhase: "everybody",
  /** Its answers have long been the same, and not all of it is done. */
  checklistStill: "everybody",
  /** The newest of its area is long ago. */
  assessmentOld: "everybody",
  question: "everybody",
  /** The same, of what was asked "besloten". */
  closedQuestion: "readers",
  unconfirmed: "everybody",
} as const satisfies Record<string, SeenBy>;

export const signalKinds = Object.keys(rules) as [keyof typeof rules, ...(keyof typeof rules)[]];
export const SignalKind = z.enum(signalKinds);
export type SignalKind = z.infer<typeof SignalKind>;
export const seenBy = (kind: SignalKind): SeenBy => rules[kind];

/** As the API is asked. */
export const OwnSignalQuestion = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(5).meta({ description: "Hoogste aantal van elke soort" }),
  kind: SignalKind.optional().meta({ description: "Alleen deze soort" }),
});
export const SignalQuestion = OwnSignalQuestion.extend({
  area: PlaceCode.meta({ description: "Code van een gebied, gebiedengroep, provincie of eigen gebied", example: "GM0307" }),
});

/** Months before its end that something needs attention. */
export const endingMonths = 12;
/** Percentile from which on a need is high. */
export const highNeed = 80;
/** Months after which an area may be another than it was judged to be. */
export const assessmentMonths = 24;
/** Months in which something of a checklist is expected to move. */
export const stillMonths = 6;

export const Signal = z
  .object({
    entry: EntryRef.extend({ title: z.string() })
      .optional()
      .meta({ description: "Waar het over gaat; ontbreekt als het over het gebied zelf gaat" }),
    area: z.string().optional().meta({
      description: "Code van het gebied zelf, waar er geen inzending is; van een afweging het gebied waar die over gaat",
    }),
    day: z.iso.date().optional().meta({
      description:
        "Einde van een afspraak of van geld, dag van de laatste bevestiging of van een afweging, sinds wanneer een vraag wacht, of sinds wanneer de antwoorden van een checklist hetzelfde zijn",
    }),
    theme: z
      .enum(initiativeThemes)
      .optional()
      .meta({ description: "Waarvan iemand zegt dat alles is ingevoerd, terwijl er niets gebeurt" }),
    need: z
      .object({
        percentile: z.number().meta({ description: "In hoeveel procent van de gebieden van dat niveau die lager is" }),
        against: z.enum(choroplethLevels).meta({ description: "Waarmee die is vergeleken" }),
      })
      .optional()
      .meta({ description: "De opgave van dat thema in dat gebied" }),
    what: z.string().optional().meta({ description: "Wat er is afgesproken of betaald, als dat in een initiatief staat" }),
    parties: z
      .object({ waiting: z.number().int(), of: z.number().int() })
      .optional()
      .meta({ description: "Hoeveel partijen van een afspraak nog niet bevestigden, en hoeveel partijen het zijn" }),
    source: z.string().optional().meta({ description: "Wie betaalt" }),
    amount: z.number().optional().meta({ description: "Bedrag in euro; ontbreekt als dat niet bekend is" }),
    status: z
      .string()
      .optional()
      .meta({ description: "Of het geld is toegezegd (committed), betaald (paid) of geschat (estimated)" }),
  })
  .meta({ id: "Signal", description: "Iets dat aandacht vraagt, met de dag of het bedrag waardoor dat zo is" });
export type Signal = z.infer<typeof Signal>;

export const SignalGroup = z
  .object({
    kind: SignalKind,
    total: z.number().int().meta({ description: "Hoeveel het er zijn, ook wat niet in dit antwoord staat" }),
    signals: z.array(Signal),
  })
  .meta({ id: "SignalGroup" });
export type SignalGroup = z.infer<typeof SignalGroup>;

/** Kinds of which there is one, the most urgent first. */
export const SignalList = z
  .object({ total: z.number().int(), kinds: z.array(SignalGroup) })
  .meta({ id: "SignalList", description: "Wat aandacht vraagt, per soort" });
export type SignalList = z.infer<typeof SignalList>;

/** The same for the areas and organisations of who asks. */
export const OwnSignals = SignalList.extend({
  areas: z.array(z.string()).meta({ description: "Codes van je gebieden" }),
  organisations: z.array(z.string()).meta({ description: "Ids van de organisaties waar je bij hoort" }),
}).meta({ id: "OwnSignals" });
export type OwnSignals = z.infer<typeof OwnSignals>;

type Lack = Extract<SignalKind, `approachWithout${string}`>;

/** What an approach lacks. */
const lacks: Record<Lack, (approach: Partial<AreaApproach>) => boolean> = {
  approachWithoutChair: ({ alliance = [] }) => alliance.every(({ role }) => role !== "voorzitter"),
  approachWithoutResidents: ({ alliance = [], residents }) =>
    residents === undefined && alliance.every(({ role }) => role !== "bewoners"),
  approachWithoutGoals: ({ goals = [] }) => goals.length === 0,
  approachWithoutPhase: (approach) => phasesSince(approach).length === 0,
};
export const lacksOf = (kind: Lack) => lacks[kind];
