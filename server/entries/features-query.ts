/** Parameters of OGC API Features Part 1 (17-069r4, section 7.15): bbox, datetime, limit, and our own place to go on from. */
import { z } from "@hono/zod-openapi";
import { parseBbox } from "#data/geometry/box.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import type { Filter } from "../store/search/filter.ts";

/** More than this is cut, as the standard asks, and not refused. */
const most = 1_000;

interface Interval {
  from?: string;
  to?: string;
}

/** An RFC 3339 moment or day, or two with a slash between them of which one may be open (".." or nothing). */
export function intervalOf(text: string): Interval | undefined {
  const day = (part: string) =>
    z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(part).success ? part.slice(0, 10) : undefined;
  const parts = text.split("/");
  const [start = "", end = start] = parts;
  const open = (part: string) => parts.length === 2 && (part === ".." || part === "");
  if (parts.length > 2 || (open(start) && open(end))) return undefined;
  const [from, to] = [open(start) ? undefined : day(start), open(end) ? undefined : day(end)];
  if ((!open(start) && !from) || (!open(end) && !to) || (from && to && from > to)) return undefined;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** Four numbers, or six with heights, which say nothing here. */
const flatBox = (text: string) => {
  const parts = text.split(",");
  return parseBbox(parts.length === 6 ? [parts[0], parts[1], parts[3], parts[4]].join(",") : text);
};

export const ItemsQuery = z.strictObject({
  bbox: z
    .string()
    .optional()
    .refine((text) => text === undefined || flatBox(text) !== undefined, "must be west,south,east,north in degrees")
    .openapi({ description: "West, zuid, oost, noord in graden (WGS 84)", example: "5.3,52.1,5.5,52.2" }),
  datetime: z
    .string()
    .max(80)
    .optional()
    .refine((text) => text === undefined || intervalOf(text) !== undefined, "must be a moment or an interval of RFC 3339")
    .openapi({ description: "Loopt op deze dag of in deze periode", example: "2025-01-01/.." }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(100)
    .transform((limit) => Math.min(limit, most))
    .openapi({ description: "Hoogste aantal in het antwoord", type: "integer", minimum: 1, maximum: most, default: 100 }),
  after: z.string().max(64).optional().openapi({ description: "Id waarna de bladzijde begint; staat in de link `next`" }),
});

/** Of initiatives also a shape that somebody drew, as in the list. */
export const InitiativeItemsQuery = ItemsQuery.extend({ within: InitiativeFilter.shape.within });

export const boxAsked = (bbox: string | undefined) => (bbox === undefined ? undefined : flatBox(bbox));

export function featureFilter({ bbox, datetime, within }: z.infer<typeof InitiativeItemsQuery>): Filter {
  return { bbox: boxAsked(bbox), within, ...(datetime === undefined ? {} : intervalOf(datetime)) };
}
