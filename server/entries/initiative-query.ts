/** Filters of lists in an address: the same for what is public, for working versions, the map and an export. */
import { z } from "@hono/zod-openapi";
import { AreaCode } from "#data/schema/area.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative.ts";
import { states } from "#data/schema/workflow.ts";
import type { Filter } from "../store/search/filter.ts";

/** Values with commas between them, each one of those known. */
const several = <const T extends readonly string[]>(known: T, description: string) =>
  z
    .string()
    .max(500)
    .optional()
    .refine((text) => !text || text.split(",").every((value) => known.includes(value)), `must be of ${known.join(", ")}`)
    .openapi({ description, example: known[0] });

const day = (description: string) =>
  z
    .string()
    .optional()
    .refine((text) => !text || z.iso.date().safeParse(text).success, "must be a day that exists, such as 2026-03-31")
    .openapi({ description, example: "2026-03-31" });

const inRange = ([west = 0, south = 0, east = 0, north = 0]: number[]) =>
  west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;

export const boxOf = (text: string): [number, number, number, number] | undefined => {
  const numbers = text.split(",").map((part) => (/^-?\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN));
  return numbers.length === 4 && numbers.every(Number.isFinite) && inRange(numbers)
    ? (numbers as [number, number, number, number])
    : undefined;
};

export const FilterQuery = z.strictObject({
  theme: several(initiativeThemes, "Thema's"),
  kind: several(kinds, "Soorten"),
  phase: several(phases, "Fasen"),
  lifecycle: several(lifecycles, "Levensloop"),
  area: z
    .string()
    .optional()
    .refine((code) => !code || AreaCode.safeParse(code).success, "must be the code of an area, such as GM0307")
    .openapi({ description: "Code van een gebied of gebiedengroep", example: "GM0307" }),
  organisation: z.string().max(64).optional().openapi({ description: "Id van een organisatie" }),
  q: z.string().max(200).optional().openapi({ description: "Woorden die er allemaal in voorkomen" }),
  from: day("Loopt nog op of na deze dag"),
  to: day("Begonnen op of voor deze dag"),
  bbox: z
    .string()
    .optional()
    .refine((text) => !text || boxOf(text) !== undefined, "must be west,south,east,north in degrees")
    .openapi({ description: "West, zuid, oost, noord in graden (WGS 84)", example: "5.3,52.1,5.5,52.2" }),
  middle: z
    .string()
    .optional()
    .refine((text) => !text || boxOf(text) !== undefined, "must be west,south,east,north in degrees")
    .openapi({ description: "Als bbox, maar dan voor het midden van de plek: waar de kaart het punt tekent" }),
  limit: z.coerce.number().int().min(1).max(1000).default(100).openapi({ description: "Hoogste aantal in het antwoord" }),
  after: z.string().max(64).optional().openapi({ description: "Id waarna de bladzijde begint; staat in `next`" }),
});

/** Of the map and of files: everything that fits, so no pages. */
export const WholeQuery = FilterQuery.omit({ limit: true, after: true });

export const WorkQuery = FilterQuery.extend({ state: several(states, "Stand in de werkstroom") });

const parts = (text: string | undefined): string[] | undefined => text?.split(",");

export function filterOf(query: z.infer<typeof WholeQuery>): Filter {
  return {
    themes: parts(query.theme),
    kinds: parts(query.kind),
    phases: parts(query.phase),
    lifecycles: parts(query.lifecycle),
    area: query.area,
    organisation: query.organisation,
    text: query.q,
    from: query.from,
    to: query.to,
    box: query.bbox ? boxOf(query.bbox) : undefined,
    middle: query.middle ? boxOf(query.middle) : undefined,
  };
}
