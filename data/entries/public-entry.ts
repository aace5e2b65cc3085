/** Entries of any type as everybody sees them, for lists, pages and the open API. */
import { z } from "zod";
import { sharedDefinitions } from "../entry-types/registry.ts";
import { fieldsAsRead } from "../schema/as-read.ts";
import { ReadGeometry } from "../schema/geometry.ts";
import { Code } from "../schema/initiative.ts";
import { InitiativeFilter } from "../schema/initiative-filter.ts";
import { PublicPlace, TakenOver } from "../schema/public-initiative.ts";
import type { PublicEntryContent } from "../schema/record.ts";
import { EditionRef } from "./related.ts";
import { schemaName } from "./working-version.ts";

/** Asked when the document is made, when every type is known; initiatives have a schema of their own (`PublicInitiative`). */
function contentsAsRead(): z.ZodType<PublicEntryContent> {
  const placed = z.object({ buurt: Code.optional(), wijk: Code.optional(), gemeente: Code.optional() });
  // Loose: what fits more types than one is read as the first of them, and loses nothing.
  const contents = sharedDefinitions().map(({ type, schema, public: fields }) => {
    const shown = Object.fromEntries(["title", ...fields].map((field) => [field, true as const]));
    // Null where the place is not public.
    const place = fields.includes("place") ? { place: PublicPlace.nullable().optional() } : {};
    return z
      .looseObject({ ...fieldsAsRead(schema.pick(shown as Record<string, true> & Record<number, never>)), ...place, placed })
      .meta({ id: schemaName(type) });
  });
  return z.union(contents).meta({ id: "PublicContent" }) as unknown as z.ZodType<PublicEntryContent>;
}
let contents: z.ZodType<PublicEntryContent> | undefined;

export const PublicEntry = z
  .object({
    id: z.string(),
    /** See data/entry-types/registry.ts. */
    type: z.string(),
    version: z.number().int(),
    /** Id of the organisation it belongs to. */
    organisation: z.string().optional(),
    updatedAt: z.string(),
    verifiedOn: z.iso.date().optional(),
    takenOver: TakenOver.optional(),
    get content() {
      contents ??= contentsAsRead();
      return contents;
    },
    geometry: ReadGeometry.nullable(),
    /** The newest edition, where there is one that replaces this. */
    newer: EditionRef.optional(),
  })
  .meta({
    id: "PublicEntry",
    description: "Een inzending zoals iedereen haar ziet: een publicatie, een praktijkvoorbeeld, een verhaal",
  });
export type PublicEntry = z.infer<typeof PublicEntry>;

export const PublicEntryList = z
  .object({
    entries: z.array(PublicEntry),
    numberMatched: z.number().int(),
    numberReturned: z.number().int(),
    next: z.string().optional().meta({ description: "Adres van de volgende bladzijde" }),
    previous: z.string().optional().meta({ description: "Adres van de vorige bladzijde" }),
  })
  .meta({ id: "PublicEntryList" });
export type PublicEntryList = z.infer<typeof PublicEntryList>;

/** As initiatives are narrowed, and by type: without one all that is knowledge. */
export const EntryFilter = InitiativeFilter.extend({
  /** Of types, with commas between them; a name that is none of ours finds nothing. */
  type: z
    .string()
    .max(500)
    .transform((text) => (text ? text.split(",") : []))
    .optional()
    .meta({ description: "Soorten inzendingen; zonder dit alles wat kennis is", example: "publication,example" }),
});
export type EntryFilter = z.infer<typeof EntryFilter>;

/** For the map: where each is shown. */
export const EntryPoints = z
  .object({
    points: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        title: z.string(),
        themes: z.array(z.string()).meta({ description: "Thema's, het eerst genoemde eerst" }),
        at: z.tuple([z.number(), z.number()]).meta({ description: "Lengte- en breedtegraad" }),
      }),
    ),
    numberMatched: z.number().int().meta({ description: "Hoeveel er passen en een plek hebben" }),
  })
  .meta({ id: "EntryPoints" });
export type EntryPoints = z.infer<typeof EntryPoints>;
