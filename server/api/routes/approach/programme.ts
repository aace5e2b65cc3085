/** The programme: the areas of a list side by side. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Programme, ProgrammeQuestion } from "#data/approach/programme.ts";
import { programmeOf } from "../../../approach/programme.ts";
import { programmeCsv } from "../../../approach/programme-csv.ts";
import type { Living } from "../../../entries/living-data.ts";
import type { Limits } from "../../../http/limits.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, asksCsv, badRequest, csvFile, notFound, ok, tooMuch } from "../../openapi/openapi.ts";

const programme = createRoute({
  method: "get",
  path: "/programme",
  operationId: "getProgramme",
  tags: ["Aanpak"],
  summary: "De gebieden van een lijst naast elkaar: fase, afspraken, geld, thema's, checklists en cijfers",
  description:
    "Een rij per gebied, in de volgorde van de lijst; nooit een gemiddelde of een som over gebieden. Onbekend, geen en nul zijn drie dingen. Als CSV met `Accept: text/csv` of `format=csv`.",
  request: {
    query: ProgrammeQuestion.extend({
      format: z.enum(["json", "csv"]).optional().openapi({ description: "Vorm van het antwoord; gaat voor `Accept`" }),
    }),
  },
  responses: {
    200: {
      ...ok(Programme, "De gebieden naast elkaar"),
      content: { "application/json": { schema: Programme }, "text/csv": { schema: z.string() } },
    },
    ...badRequest,
    ...notFound,
    ...tooMuch,
  },
});

export function programmeRoutes(living: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  return apiRoutes().openapi(programme, async (c) => {
    const { format, ...question } = c.req.valid("query");
    const asCsv = asksCsv(c, format);
    const actor = await living.identify(c.req.raw);
    return concurrency.within("answer", c, async () => {
      const found = await programmeOf(living, library.current(), { ...question, actor, now: living.now() });
      return asCsv ? csvFile(c, programmeCsv(found), "programma") : c.json(found, 200);
    });
  });
}
