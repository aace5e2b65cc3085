/** An initiative: project, facility or intervention. One schema for the form, the request, the row and the import. */
import { z } from "zod";
import { AreaCode } from "./area.ts";
import type { FaultCode } from "./faults.ts";
import { Geometry } from "./geometry.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "./initiative-filter.ts";
import { Day, Email, Link, Period, Phone, typed, unfinishedOf } from "./text.ts";

const fault = (code: FaultCode) => code;
const choice = <const T extends readonly string[]>(values: T) => z.enum(values as unknown as [T[number], ...T[number][]]);

export const targetGroups = [
  "iedereen",
  "kinderen",
  "jongeren",
  "volwassenen",
  "ouderen",
  "gezinnen",
  "nieuwkomers",
  "ondernemers",
] as const;
export type TargetGroup = (typeof targetGroups)[number];
export const partyRoles = ["trekker", "uitvoerder", "financier", "partner", "bewoners"] as const;
export const evidenceLevels = ["geen", "beschreven", "onderbouwd", "effectief"] as const;
export const precisions = ["exact", "straat", "buurt"] as const;

export const Code = z.string().refine((code) => AreaCode.safeParse(code).success, fault("area"));
/** Euro, in whole cents. */
export const Amount = z
  .number()
  .min(0)
  .max(1e10)
  .refine((euro) => Math.abs(Math.round(euro * 100) - euro * 100) < 1e-4, fault("cents"));

/** Each value once. */
const unique = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z
    .array(item)
    .min(min)
    .max(max)
    .refine((items) => new Set(items.map((one) => JSON.stringify(one))).size === items.length, fault("twice"));

export const Goal = z
  .strictObject({
    text: typed(3, 500),
    indicator: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,80}$/, fault("choice"))
      .optional(),
    direction: choice(["up", "down"]).optional(),
  })
  .refine(({ indicator, direction }) => !indicator === !direction, { error: fault("together"), path: ["direction"] });

/** Promised, paid, or nobody knows better yet: never one sum over them. */
export const fundingStatuses = ["committed", "paid", "estimated"] as const;
export type FundingStatus = (typeof fundingStatuses)[number];

/** Whose money it is: own share against the share of the state is counted by this. */
export const payers = [
  "rijk",
  "provincie",
  "gemeente",
  "corporatie",
  "fonds",
  "europa",
  "bewoners",
  "ondernemer",
  "anders",
] as const;
export type Payer = (typeof payers)[number];
/** Structural money comes again every year: its amount is that of one year. Of temporary money it is that of the whole period. */
export const durations = ["structural", "temporary"] as const;
export type Duration = (typeof durations)[number];

const FundingLine = z.strictObject({
  source: typed(2, 120),
  instrument: typed(2, 120).optional(),
  /** Euro; absent where only the source is known. Of structural money that of one year. */
  amount: Amount.optional(),
  period: Period.optional(),
  status: choice(fundingStatuses),
  payer: choice(payers).optional(),
  /** Absent is temporary. */
  duration: choice(durations).optional(),
  /** Id of the funding line of an area that this money is a part of: in one total it counts once. */
  partOf: z
    .string()
    .regex(/^[\w-]{1,64}$/, fault("choice"))
    .optional(),
});

/** Where it is. `exact: false` to the public is a place redrawn within the street or the buurt; `public: false` is no place at all. */
export const Place = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("geometry"), geometry: Geometry, precision: choice(precisions), public: z.boolean() }),
  z.strictObject({ kind: z.literal("area"), code: Code, public: z.boolean() }),
]);
export type Place = z.infer<typeof Place>;

/** May everybody see where it is, exactly as it was typed? */
export const isOpenPlace = (place: Place): boolean => place.public && (place.kind === "area" || place.precision === "exact");

export const WorkingArea = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("areas"), codes: unique(Code, 1, 100) }),
  z.strictObject({ kind: z.literal("polygon"), geometry: Geometry }),
  /** Metres around the place. */
  z.strictObject({ kind: z.literal("radius"), metres: z.number().int().min(50).max(50_000) }),
]);

/** As on an envelope. What of it is public follows the precision of the place. */
export const Address = z.strictObject({
  street: typed(2, 120).optional(),
  number: typed(1, 20).optional(),
  postcode: typed(6, 7)
    .transform((text) => text.toUpperCase().replace(/\s+/g, ""))
    .pipe(z.string().regex(/^[1-9]\d{3}[A-Z]{2}$/, fault("postcode")))
    .optional(),
  city: typed(2, 80).optional(),
});
export type Address = z.infer<typeof Address>;

export const weekdays = ["ma", "di", "wo", "do", "vr", "za", "zo"] as const;
export type Weekday = (typeof weekdays)[number];

/** Days in their order, in runs of days that follow on one another. */
export function runsOf(days: readonly Weekday[]): Weekday[][] {
  const runs: Weekday[][] = [];
  for (const day of weekdays.filter((one) => days.includes(one))) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && weekdays.indexOf(day) === weekdays.indexOf(last) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** "9", "9.30", "9u30" and "0930" are times as well. */
export const Time = typed(1, 20)
  .transform((text) => {
    const [, hours, minutes = "00"] = /^(\d{1,2})\s*[:.u]?\s*(\d{2})?\s*(?:uur|u)?$/i.exec(text) ?? [];
    return hours === undefined ? text : `${hours.padStart(2, "0")}:${minutes}`;
  })
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, fault("time")));
/** On these days, from and until a time of the Netherlands. */
const OpenHours = z
  .strictObject({ days: unique(choice(weekdays), 1, 7), from: Time, to: Time })
  .refine(({ from, to }) => from < to, { error: fault("hours"), path: ["to"] });

/** Ids of uploaded files; see data/entries/file.ts. */
const FileId = z.string().regex(/^[0-9a-z-]{10,40}$/, fault("choice"));
export const Photo = z.strictObject({ file: FileId, alt: typed(3, 250) });
export const Attachment = z.strictObject({ file: FileId, title: typed(2, 120) });
export const mostPhotos = 6;
export const mostAttachments = 10;

/** A point that says nothing of where the work is: it may be an office, and then reach around it is counted where nobody is reached. */
export const lacksWorkingArea = ({ place, workingArea }: { place?: Place | undefined; workingArea?: unknown }): boolean =>
  workingArea === undefined && place?.kind === "geometry" && /Point$/.test(place.geometry.type);

export const Initiative = z.strictObject({
  title: typed(3, 120),
  summary: typed(10, 2000),
  kind: choice(kinds),
  themes: unique(choice(initiativeThemes), 1, 3),
  phase: choice(phases),
  lifecycle: choice(lifecycles),
  targetGroups: unique(choice(targetGroups), 0, targetGroups.length).default([]),
  /** People reached in a year. */
  reach: z.number().int().min(0).max(20_000_000).optional(),
  period: Period.default({}),
  /** Part of regular work, or on top of it. */
  regular: z.boolean().default(false),
  goals: z.array(Goal).max(10).default([]),
  parties: z
    .array(z.strictObject({ organisation: typed(2, 160), role: choice(partyRoles) }))
    .max(30)
    .default([]),
  funding: z.array(FundingLine).max(30).default([]),
  agreements: z
    .array(z.strictObject({ what: typed(3, 500), who: typed(2, 160), until: Day.optional() }))
    .max(30)
    .default([]),
  evidence: choice(evidenceLevels).default("geen"),
  source: typed(2, 200).optional(),
  /** Of the source, as the source names it: "CC0", "CC BY 4.0". */
  licence: typed(2, 120).optional(),
  link: Link.optional(),
  address: Address.optional(),
  openingHours: z.array(OpenHours).max(14).default([]),
  /** What hours do not say: "in de zomer gesloten". */
  openingNote: typed(2, 300).optional(),
  /** How somebody takes part, or how a professional refers somebody. */
  takePart: typed(2, 1000).optional(),
  photos: z.array(Photo).max(mostPhotos).default([]),
  attachments: z.array(Attachment).max(mostAttachments).default([]),
  /** For everybody: a function address rather than a person. */
  publicContact: z.strictObject({ name: typed(2, 120).optional(), email: Email.optional(), phone: Phone.optional() }).optional(),
  /** For members of the organisation and editors only. */
  internalContact: z
    .strictObject({ name: typed(2, 120).optional(), email: Email.optional(), phone: Phone.optional() })
    .optional(),
  place: Place,
  workingArea: WorkingArea.optional(),
});
export type Initiative = z.infer<typeof Initiative>;
/** As people send it: what has a default may be left out. */
export type InitiativeInput = z.input<typeof Initiative>;

/** Fields that may wait to be right: all but the title, by which a draft is known. */
export const unfinishedFields = Object.keys(Initiative.omit({ title: true }).shape) as Exclude<keyof Initiative, "title">[];

const Unfinished = unfinishedOf(unfinishedFields);
export type Unfinished = z.infer<typeof Unfinished>;

/** A draft may be unfinished, and what is in its fields must be right; it is whole when it is submitted. */
export const InitiativeDraft = Initiative.partial().required({ title: true }).extend({ unfinished: Unfinished.optional() });
export type InitiativeDraft = z.infer<typeof InitiativeDraft>;

/** What a proposal of somebody without an account has at least: what and where. What else is asked of what is public is filled in by who judges. */
export const ProposedInitiative = Initiative.partial().required({ title: true, place: true });
