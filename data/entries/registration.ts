/** Who takes part in an activity: how somebody registers, by which rule there is a place, and what they and the organiser see of it. */
import { z } from "zod";
import { Code } from "../schema/initiative.ts";
import { type InitiativeTheme, initiativeThemes } from "../schema/initiative-filter.ts";
import { Email, typed } from "../schema/text.ts";

/** A gemeente that there is; which of those is asked behind the door. */
const Gemeente = Code.refine((code) => code.startsWith("GM"), "areaUnknown");

export const RegistrationInput = z.strictObject({
  name: typed(2, 120),
  email: Email,
  gemeente: Gemeente,
  field: z.enum(initiativeThemes as [InitiativeTheme, ...InitiativeTheme[]]),
  organisation: typed(2, 160).optional(),
  consent: z.literal(true, "required"),
});
export type RegistrationInput = z.infer<typeof RegistrationInput>;

/** `asked` until the mailbox is confirmed; `offered` holds a place until somebody says yes or the time is over, and then it is `lapsed`. */
const registrationStates = ["asked", "placed", "offered", "waiting", "cancelled", "lapsed"] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const RegistrationStep = z.strictObject({
  token: z.string().min(20).max(200),
  step: z.enum(["confirm", "accept", "cancel"]),
});
export type RegistrationStep = z.infer<typeof RegistrationStep>;

export const RegistrationStatus = z
  .object({
    activity: z.object({ id: z.string(), title: z.string() }),
    state: z.enum(registrationStates),
    offeredUntil: z.string().optional().meta({ description: "Zo lang staat het aanbod van een plek (UTC)" }),
    forgottenOn: z.string().meta({ description: "Dag waarop naam en adres hier weg zijn" }),
  })
  .meta({ id: "RegistrationStatus" });
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;

/** For everybody: numbers of places, and nothing of a person. */
export const ActivityPlaces = z
  .object({
    state: z
      .enum(["none", "early", "open", "full", "closed"])
      .meta({ description: "`none`: hier meldt niemand zich aan; `full`: wie zich aanmeldt, komt op de wachtlijst" }),
    left: z.number().int().optional().meta({ description: "Plekken die nog vrij zijn; ontbreekt als er geen grens is" }),
    gemeentenLeft: z.number().int().optional().meta({ description: "Gemeenten die er nog bij kunnen" }),
  })
  .meta({ id: "ActivityPlaces" });
export type ActivityPlaces = z.infer<typeof ActivityPlaces>;

export const Participants = z
  .object({
    participants: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        gemeente: z.string(),
        gemeenteName: z.string(),
        field: z.string(),
        organisation: z.string().optional(),
        state: z.enum(["placed", "offered", "waiting"]),
        since: z.string(),
      }),
    ),
  })
  .meta({ id: "Participants" });
export type Participants = z.infer<typeof Participants>;

/** What an activity says of its places. */
export interface PlaceRule {
  mostPeople?: number | undefined;
  mostGemeenten?: number | undefined;
  mostOfGemeente?: number | undefined;
  mixedFields?: boolean | undefined;
}

/** As far as a place depends on who somebody is. */
export interface Taker {
  gemeente: string;
  field: string;
}

/** Why there is no place for them now; undefined where there is one. `taken`: who has a place, or an offer of one. */
export function limitFor(rule: PlaceRule, taken: readonly Taker[], who: Taker): keyof PlaceRule | undefined {
  const { mostPeople = Number.POSITIVE_INFINITY, mostGemeenten, mostOfGemeente = Number.POSITIVE_INFINITY, mixedFields } = rule;
  const gemeenten = new Set(taken.map(({ gemeente }) => gemeente));
  const beside = taken.filter(({ gemeente }) => gemeente === who.gemeente);
  if (taken.length >= mostPeople) return "mostPeople";
  if (mostGemeenten !== undefined && !gemeenten.has(who.gemeente) && gemeenten.size >= mostGemeenten) return "mostGemeenten";
  if (beside.length >= mostOfGemeente) return "mostOfGemeente";
  if (mixedFields && beside.some(({ field }) => field === who.field)) return "mixedFields";
  return undefined;
}

/** Places that nobody has yet, as far as the rule counts them. */
export function placesLeft(rule: PlaceRule, taken: readonly Taker[]): Pick<ActivityPlaces, "left" | "gemeentenLeft"> {
  const { mostPeople, mostGemeenten, mostOfGemeente } = rule;
  const gemeenten = new Set(taken.map(({ gemeente }) => gemeente)).size;
  const all = [
    mostPeople,
    mostGemeenten !== undefined && mostOfGemeente !== undefined ? mostGemeenten * mostOfGemeente : undefined,
  ];
  const most = Math.min(...all.map((one) => one ?? Number.POSITIVE_INFINITY));
  return {
    ...(Number.isFinite(most) ? { left: Math.max(0, most - taken.length) } : {}),
    ...(mostGemeenten === undefined ? {} : { gemeentenLeft: Math.max(0, mostGemeenten - gemeenten) }),
  };
}

/** Hours that an offer stands, and in which a mailbox is confirmed. */
export const offerHours = 48;
/** Months after the last meeting that names and addresses are kept. */
export const monthsKept = 12;
/** Days that is kept what nobody confirmed, and what was cancelled. */
export const daysKept = { asked: 7, ended: 30 };
