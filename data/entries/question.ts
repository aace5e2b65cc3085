/** The vraagbaak: how far a question is, who is asked and why, and what a wijkwijze says of what they know. In code a wijkwijze is a guide. */
import { z } from "zod";
import { uniqueList } from "../entry-types/fields.ts";
import { Question } from "../entry-types/question.ts";
import { Code } from "../schema/initiative.ts";
import { type InitiativeTheme, initiativeThemes, phases } from "../schema/initiative-filter.ts";
import { Day, typed } from "../schema/text.ts";

/** Beside the workflow of the entry: an answer says nothing of whether it is public. */
export const questionStates = ["new", "routed", "answered", "closed"] as const;
export type QuestionState = (typeof questionStates)[number];
/** Of what waits for an answer. */
export const openStates = ["new", "routed"] as const satisfies readonly QuestionState[];

/** `passed`: given to a colleague; `lapsed`: nothing was said in time, or the question is over. */
export const askingStates = ["asked", "accepted", "declined", "passed", "lapsed", "answered"] as const;
export type AskingState = (typeof askingStates)[number];

const themes = initiativeThemes as [InitiativeTheme, ...InitiativeTheme[]];
/** What somebody sets who answers questions of others. */
export const GuideInput = z
  .strictObject({
    about: typed(20, 3000),
    organisation: typed(2, 160),
    themes: uniqueList(z.enum(themes), 1, themes.length),
    phases: uniqueList(z.enum(phases), 0, phases.length),
    areas: uniqueList(Code, 0, 20),
    /** Questions that may be with them at the same time. */
    most: z.number().int().min(1).max(20),
    awayFrom: Day.optional(),
    awayTo: Day.optional(),
  })
  .refine(({ awayFrom, awayTo }) => (awayFrom === undefined) === (awayTo === undefined), {
    path: ["awayTo"],
    message: "required",
  })
  .refine(({ awayFrom = "", awayTo = "9999" }) => awayFrom <= awayTo, { path: ["awayTo"], message: "order" });
export type GuideInput = z.infer<typeof GuideInput>;

const Load = { open: z.number().int().meta({ description: "Vragen die nu bij deze wijkwijze liggen" }) };

/** One's own, as it was set; `guide` is null for who is none. */
export const OwnGuide = z
  .object({ guide: z.object({ ...GuideInput.shape, ...Load }).nullable() })
  .meta({ id: "OwnGuide", description: "Wat je als wijkwijze hebt ingesteld" });
export type OwnGuide = z.infer<typeof OwnGuide>;

const Place = z.object({ code: z.string(), name: z.string() });

/** One term of the score, as somebody reads it: "omdat …". */
export const RoutingReason = z
  .discriminatedUnion("term", [
    z.object({ term: z.literal("theme"), themes: z.array(z.enum(themes)) }),
    z.object({ term: z.literal("phase"), phases: z.array(z.enum(phases)) }),
    z.object({
      term: z.literal("area"),
      how: z.enum(["gemeente", "comparable", "province"]),
      asked: Place.meta({ description: "Gebied van de vraag" }),
      known: Place.meta({ description: "Gebied van de wijkwijze" }),
    }),
    z.object({ term: z.literal("text"), words: z.array(z.string()) }),
    z.object({ term: z.literal("load"), open: z.number().int(), most: z.number().int() }),
  ])
  .meta({ id: "RoutingReason", description: "Eén reden waarom iemand deze vraag krijgt" });
export type RoutingReason = z.infer<typeof RoutingReason>;

/** For everybody: how far it is, and why those who are asked are; nobody's name. */
export const QuestionStanding = z
  .object({
    state: z.enum(questionStates),
    since: z.string(),
    asked: z.array(z.object({ state: z.enum(askingStates), reasons: z.array(RoutingReason) })),
  })
  .meta({ id: "QuestionStanding", description: "Hoe ver een vraag is. Wie gevraagd is, staat er nooit bij." });
export type QuestionStanding = z.infer<typeof QuestionStanding>;

const token = z.string().min(20).max(200);
export const AskingToken = z.strictObject({ token });

/** What a guide says of what they were asked, by the link in their mail. */
export const AskingStep = z.strictObject({ token, step: z.enum(["accept", "decline", "pass"]) });
export type AskingStep = z.infer<typeof AskingStep>;

export const AskingAnswer = z.strictObject({
  token,
  text: typed(10, 5000),
  /** For everybody after a redacteur has looked at it, or for who asked alone. */
  shared: z.enum(["openbaar", "besloten"]),
});
export type AskingAnswer = z.input<typeof AskingAnswer>;

const { title, question, asker, visibility } = Question.shape;
/** For who has the link alone. */
export const AskingStatus = z
  .object({
    state: z.enum(askingStates),
    reasons: z.array(RoutingReason),
    question: z
      .object({ id: z.string(), title, question, asker: asker.optional(), visibility, places: z.array(z.string()) })
      .optional()
      .meta({ description: "Ontbreekt als de vraag is ingetrokken" }),
    public: z.boolean().meta({ description: "Staat de vraag openbaar?" }),
  })
  .meta({ id: "AskingStatus" });
export type AskingStatus = z.infer<typeof AskingStatus>;

/** For the beheerder: what waits, how long, and who carries how much. */
export const QuestionOverview = z
  .object({
    questions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        state: z.enum(questionStates),
        since: z.string(),
        round: z.number().int(),
        workDays: z.number().int().meta({ description: "Werkdagen sinds de vraag is gesteld" }),
        asked: z.array(z.object({ name: z.string(), state: z.enum(askingStates), at: z.string() })),
      }),
    ),
    guides: z.array(
      z.object({
        name: z.string(),
        organisation: z.string(),
        themes: z.array(z.enum(themes)),
        ...Load,
        most: z.number().int(),
        awayFrom: Day.optional(),
        awayTo: Day.optional(),
        answered: z.number().int(),
      }),
    ),
    alike: z
      .array(z.array(z.object({ id: z.string(), title: z.string(), themes: z.array(z.enum(themes)) })))
      .meta({ description: "Openbare vragen die vaker zijn gesteld en bij geen leervraag horen, in groepen" }),
    middleWait: z.number().optional().meta({ description: "Werkdagen tot het eerste antwoord, de middelste van alle vragen" }),
  })
  .meta({ id: "QuestionOverview" });
export type QuestionOverview = z.infer<typeof QuestionOverview>;

/** Working days: after so many somebody is reminded, and after so many the next are asked. */
export const remindAfter = 3;
export const askOthersAfter = 5;
/** Guides of one round, and the organisations they are of at least. */
export const askedAtOnce = 3;
export const fewestOrganisations = 2;
