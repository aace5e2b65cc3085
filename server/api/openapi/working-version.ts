/** What the routes of working versions share for the document: schemas, headers and answers. */
import { z } from "@hono/zod-openapi";
import { entryDefinitions, schemasOf } from "#data/entry-types/registry.ts";
import { sizeLimits } from "#data/schema/geometry-size.ts";
import { jsonBody, ProblemSchema } from "./openapi.ts";

const { vertices, parts, extent, length } = sizeLimits.member;

/** Checked by `readEntry`, which tells every fault in words; here it is only described, when every type is known. */
export const workingVersionBody = () =>
  jsonBody(
    "WorkingVersionInput",
    z.object({
      type: z.string().optional().describe("Soort inzending; zonder dit een initiatief. De inhoud is die van de soort"),
      organisation: z.string().optional().describe("Id van de organisatie waar het bij hoort"),
      content: z.union(entryDefinitions().map((definition) => schemasOf(definition).draft)),
    }),
    `Een tekening heeft hoogstens ${vertices} punten en ${parts} delen, is hoogstens ${extent} km breed en hoog, en haar lijnen en randen zijn samen hoogstens ${length} km.`,
  );

/** Of everything that becomes public. */
export const SelfApproved = z
  .boolean()
  .optional()
  .describe(
    "Zonder tweede paar ogen: alleen de beheerder mag openbaar maken wat die zelf maakte, schreef of indiende, en noemt dat hiermee. Het staat in de geschiedenis.",
  );

export const Id = z.object({ id: z.string().max(64) });
export const Matching = z.object({
  "if-match": z
    .string()
    .optional()
    .openapi({ description: "ETag van de versie waar je van uitging; zonder is het antwoord 428" }),
});
export const Idempotency = z.object({
  "idempotency-key": z
    .string({ error: "is required: a new random text for every new entry" })
    .min(8)
    .max(100)
    .openapi({ description: "Eigen sleutel: wie hetzelfde nog eens stuurt maakt niets dubbel" }),
});

const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: ProblemSchema } } });
export const denied = { 401: problem("Niet aangemeld"), 403: problem("De rol staat dit hier niet toe") };
export const stale = { 409: problem("Intussen veranderd: haal de nieuwste versie"), 428: problem("If-Match ontbreekt") };
