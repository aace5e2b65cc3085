/** Two to four areas side by side. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ComparedCodes, Comparison } from "#data/comparable/comparison.ts";
import { longestRegion } from "#data/schema/area.ts";
import { contentOf, type FileContent } from "../../http/content.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import { comparisonOf } from "../../published/comparison.ts";
import type { Library } from "../../published/published-set.ts";
import { answerCache } from "../../store/cache.ts";
import { apiRoutes, asAnswer, badRequest, medianRule, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const comparison = createRoute({
  method: "get",
  path: "/comparison",
  operationId: "compareAreas",
  tags: ["Gebieden"],
  summary: "Gebieden naast elkaar",
  description: `Van één tot vier gebieden elk cijfer van hetzelfde jaar waar dat kan, met hun plek op één schaal, hun reeks en het cijfer van de vergelijking. Codes die er niet zijn staan in \`unknown\`; is er geen enkele, dan is het antwoord 404. ${medianRule}`,
  request: {
    query: z.strictObject({
      area: ComparedCodes.openapi({
        type: "string",
        description: "Codes van gebieden met komma's ertussen, hoogstens vier",
        example: "WK030701,GM0307",
      }),
      benchmark: z.string().max(longestRegion).optional().openapi({
        description:
          "Waarmee je vergelijkt, als bij het profiel: de code van een gebied, een provincie of een eigen gebied, `nederland`, `gemeente`, `stedelijkheid`, `focusgebieden` of `vergelijkbaar`. Wat van een gebied afhangt gaat over het eerste",
        example: "stedelijkheid",
      }),
    }),
  },
  responses: { 200: ok(Comparison, "De gebieden naast elkaar"), ...badRequest, ...notFound, ...tooMuch },
});

/** Answers that are kept: a comparison that somebody shared is asked for many times. */
const most = 100;

export function comparisonRoutes(library: Library, { concurrency }: Limits, headers: Record<string, string>): OpenAPIHono {
  const keep = answerCache<FileContent>(most);
  const routes = apiRoutes();
  routes.openapi(comparison, async (c) => {
    const set = library.current();
    const { area, benchmark } = c.req.valid("query");
    const make = async () => {
      const bytes = new TextEncoder().encode(JSON.stringify(await comparisonOf(set, area, benchmark)));
      return contentOf({ bytes, type: "application/json", immutable: false, ranges: false, headers });
    };
    const key = JSON.stringify([area, benchmark]);
    const found = () => keep(set.manifest.generation, key, make);
    const content = keep.has(set.manifest.generation, key) ? found() : concurrency.within("answer", c, found);
    return asAnswer(answer(c.req.raw, await content));
  });
  return routes;
}
