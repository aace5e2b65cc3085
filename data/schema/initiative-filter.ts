/**
 * What initiatives are narrowed by, in one shape for the address of a page, the list, the map, exports, feeds and the queue. A new
 * field has its line in `ChosenFilter` and in `InitiativeFilter`; tsc then demands its condition (server/store/search/filter.ts) and
 * its word in an export (server/entries/export/about.ts). Light: the first view of the map reads its address with it.
 */
import { z } from "zod";
import { parseBbox } from "../geometry/box.ts";
import { readShape, type SelectedShape, type ShapeFault, shapeFaults } from "../geometry/selected-shape.ts";
import { type CodesFault, codesFaults, readCodes } from "./area.ts";
import { freshnessLimits, today } from "./day.ts";
import { themes } from "./indicator.ts";

export const kinds = ["initiatief", "interventie", "voorziening"] as const;
export const phases = ["orienteren", "initieren", "ontwerpen", "uitvoeren"] as const;
export type Phase = (typeof phases)[number];
export const lifecycles = ["idee", "gepland", "loopt", "gepauzeerd", "beeindigd"] as const;
/** What is done is done for something; "bevolking" is who lives there and no theme of an initiative. */
export const initiativeThemes = themes.filter((theme) => theme !== "bevolking");
export type InitiativeTheme = (typeof initiativeThemes)[number];

/** What the points of the map carry only when it is asked for. A place in this list is a flag in their bytes: new ones come behind. */
export const pointColumns = ["period", "reach"] as const;
export type PointColumn = (typeof pointColumns)[number];

const maxWords = 200;

/** In an address that people share and mangle: what cannot be read is no filter. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const Codes = z.string().refine((text) => typeof readCodes(text) !== "string");

/** "wonen,gezondheid": each once and one of those there are, in their own order; undefined for anything else. */
const themesIn = (text: string): string | undefined => {
  const named = text.split(",");
  const known = initiativeThemes.filter((theme) => named.includes(theme));
  return known.length === named.length ? known.join() : undefined;
};
export const chosenThemes = (theme: string | undefined): InitiativeTheme[] =>
  initiativeThemes.filter((one) => theme?.split(",").includes(one));

/** As a page offers them: of themes and areas more than one, with commas between them. */
export const ChosenFilter = z.object({
  /** Has any of them. */
  theme: lenient(z.string().refine((text) => themesIn(text) !== undefined)),
  kind: lenient(z.enum(kinds)),
  phase: lenient(z.enum(phases)),
  lifecycle: lenient(z.enum(lifecycles)),
  /** Codes of gemeenten, wijken, buurten or areas of a list: lies in any of them. */
  area: lenient(Codes),
  /** A box or a polygon that somebody drew: see data/geometry/selected-shape.ts. */
  within: lenient(z.string().refine((text) => typeof readShape(text) !== "string")),
  /** Id of an organisation. */
  organisation: lenient(z.string().regex(/^[\w-]{1,64}$/)),
  /** Words that all occur. */
  q: lenient(z.string().trim().min(1).max(maxWords)),
  /** Days: some day of its period lies in between. */
  from: lenient(z.iso.date()),
  to: lenient(z.iso.date()),
  /** Only what a person confirmed in the last half year; `no` is only what nobody did, and has not ended. */
  confirmed: lenient(z.enum(["true", "no"])),
  /** What is still to come or goes on, and what is behind us. */
  when: lenient(z.enum(["upcoming", "past"])),
});
export type ChosenFilter = z.infer<typeof ChosenFilter>;

/**
 * Orders of a list, by what of it and from which end: "-" is the largest, latest or last in the alphabet first. What is not known comes
 * last, but for what was never confirmed: that waits longest. Equal ones stand in order of making.
 */
export const sorts = [
  "title",
  "-title",
  "place",
  "-place",
  "theme",
  "-theme",
  "confirmed",
  "-confirmed",
  "ends",
  "-ends",
  "reach",
  "-reach",
] as const;
export type ListOrder = (typeof sorts)[number];
export const sortFields = ["title", "place", "theme", "confirmed", "ends", "reach"] as const satisfies readonly ListOrder[];
export type SortField = (typeof sortFields)[number];

/** Values with commas between them, each one of those known; no text is none of them. */
export const several = <const T extends readonly string[]>(known: T, description: string) =>
  z
    .string()
    .max(500)
    .refine((text) => !text || text.split(",").every((value) => known.includes(value)), `must be of ${known.join(", ")}`)
    .transform((text): T[number][] => (text ? text.split(",") : []))
    .optional()
    .meta({ description, example: known[0] });

/** Of what the API takes an empty text is no filter. */
const day = (description: string) =>
  z
    .string()
    .refine((text) => !text || z.iso.date().safeParse(text).success, "must be a day that exists, such as 2026-03-31")
    .optional()
    .meta({ description, example: "2026-03-31" });

const bbox = () =>
  z
    .string()
    .refine((text) => !text || parseBbox(text) !== undefined, "must be west,south,east,north in degrees")
    .transform(parseBbox)
    .optional();

/** What somebody selects on the map: a shape, or areas. */
export type Selection = { shape: SelectedShape } | { codes: readonly string[] };
export type SelectionFault = ShapeFault | CodesFault;
const selectionFaults: Record<SelectionFault, string> = { ...shapeFaults, ...codesFaults };

export function readSelection(text: string): Selection | SelectionFault {
  if (/^[A-Za-z]/.test(text)) {
    const codes = readCodes(text);
    return typeof codes === "string" ? codes : { codes };
  }
  const shape = readShape(text);
  return typeof shape === "string" ? shape : { shape };
}

/** Says which fault it is; no text is no selection. */
const selection = <T extends object>(read: (text: string) => T | SelectionFault) =>
  z
    .string()
    .transform((text, context): T | undefined => {
      if (text === "") return undefined;
      const found = read(text);
      if (typeof found !== "string") return found;
      context.addIssue({ code: "custom", message: selectionFaults[found] });
      return z.NEVER;
    })
    .optional();

/** As the API is asked: more values of each with commas between them, and boxes. */
export const InitiativeFilter = z.strictObject({
  theme: several(initiativeThemes, "Thema's"),
  kind: several(kinds, "Soorten"),
  phase: several(phases, "Fasen"),
  lifecycle: several(lifecycles, "Levensloop"),
  area: selection<string[]>(readCodes).meta({
    description: "Codes van gebieden of gebiedengroepen: ligt in een ervan, hoogstens 100",
    example: "GM0307",
  }),
  organisation: z.string().max(64).optional().meta({ description: "Id van een organisatie" }),
  q: z.string().max(maxWords).optional().meta({ description: "Woorden die er allemaal in voorkomen" }),
  from: day("Loopt nog op of na deze dag"),
  to: day("Begonnen op of voor deze dag"),
  /** Read with the first day on which a confirmation still counts: the same day as in the counts of a list. */
  confirmed: z
    .enum(["true", "no", "false", ""])
    .transform((text) =>
      text === "true" || text === "no" ? { is: text === "true", from: freshnessLimits(new Date()).fading } : undefined,
    )
    .optional()
    .meta({
      description:
        "Alleen wat een mens het laatste half jaar bevestigde; met `no` alleen wat niemand bevestigde en niet beëindigd is. `false` is geen filter",
      example: "true",
    }),
  /** Read with today: the same day all through one question. */
  when: z
    .enum(["upcoming", "past", ""])
    .transform((text) => (text === "" ? undefined : { is: text, today: today() }))
    .optional()
    .meta({
      description: "`upcoming` is wat nog komt, bezig is of nog geen dag heeft; `past` is wat voor vandaag eindigde",
      example: "upcoming",
    }),
  bbox: bbox().meta({ description: "West, zuid, oost, noord in graden (WGS 84)", example: "5.3,52.1,5.5,52.2" }),
  within: selection<SelectedShape>(readShape).meta({
    description:
      "Als middle, maar dan binnen een vorm: vier getallen zijn west, zuid, oost, noord; zes of meer zijn de hoeken van een veelhoek als lengte, breedte, lengte, breedte, hoogstens 100 hoeken die elkaar niet kruisen. Op de rand van een vak telt mee; op de rand van een veelhoek telt de west- en zuidkant mee",
    example: "5.3,52.1,5.5,52.1,5.4,52.2",
  }),
  middle: bbox().meta({ description: "Als bbox, maar dan voor het midden van de plek: waar de kaart het punt tekent" }),
} satisfies Record<keyof ChosenFilter, z.ZodType> & Record<string, z.ZodType>);
export type InitiativeFilter = z.infer<typeof InitiativeFilter>;

/**
 * What an entry can wait for: who asks, because it was assigned to them; a judgement of theirs, an answer to a report that it is not
 * right, a confirmation, its end within 90 days; others changed it in the last week; it waits for nothing and is public, or was confirmed
 * in the last half year.
 */
export const waitKinds = ["assigned", "judge", "reported", "confirm", "ending", "changed", "public", "confirmed"] as const;
export type WaitKind = (typeof waitKinds)[number];

/** Own work, that of the own team too, or everything within reach. */
export const whoseWork = ["mine", "team", "all"] as const;
export type WhoseWork = (typeof whoseWork)[number];
