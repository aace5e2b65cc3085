/** What the routes of what hangs on an entry share for the document. */
import { z } from "@hono/zod-openapi";
import { entryDefinitions } from "#data/entry-types/registry.ts";

/** Narrows a list of working versions; a name that is no type of ours finds nothing. */
export const TypeParameter = z
  .string()
  .max(500)
  .transform((text) => (text ? text.split(",") : []))
  .optional()
  .openapi({
    description: "Alleen deze soorten inzendingen, met komma's ertussen; zonder dit alle",
    example: "publication,example",
  });

/** In an address: one type, or all that is knowledge. */
export const TypeOrAll = z.object({
  type: z
    .string()
    .max(40)
    .openapi({ description: "Soort inzending, of `kennis` voor alle kennis samen", example: "publication" }),
});

/** A type that nobody knows is not found, as an id that nobody knows: both are answered behind the door. */
export const OfEntry = z.object({
  type: z
    .string()
    .max(40)
    .openapi({
      description: `Soort inzending: ${entryDefinitions()
        .map(({ type }) => type)
        .join(", ")}`,
      example: "initiative",
    }),
  id: z.string().max(64),
});
