/** What the routes of what hangs on an entry share for the document. */
import { z } from "@hono/zod-openapi";
import { entryTypes } from "#data/entries/event.ts";

/** A type that nobody knows is not found, as an id that nobody knows: both are answered behind the door. */
export const OfEntry = z.object({
  type: z
    .string()
    .max(40)
    .openapi({ description: `Soort inzending: ${entryTypes.join(", ")}`, example: "initiative" }),
  id: z.string().max(64),
});
