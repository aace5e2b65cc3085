/** The matrix: what is done per area and theme, beside the need. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ApproachMatrix, MatrixQuestion, mostMatrixRows } from "#data/approach/theme-matrix.ts";
import { matrixCsv, themeMatrixOf } from "../../../approach/theme-matrix.ts";
import type { Living } from "../../../entries/living-data.ts";
import type { Limits } from "../../../http/limits.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, asksCsv, badRequest, csvFile, notFound, ok, tooMuch } from "../../openapi/openapi.ts";

const matrix = createRoute({
  method: "get",
  path: "/theme-matrix",
  operationId: "getThemeMatrix",
  tags: ["Aanpak"],
  summary: "Wie doet wat: gebied of organisatie tegen thema of ministerie",
  description: `Van elk gebied van een lijst of elk deel van een gebied (hoogstens ${mostMatrixRows}), of van elke organisatie die daar iets doet. Een cel zonder iets is \`unknown\` tot iemand zegt dat het thema daar volledig is ingevoerd. Welk thema onder welk ministerie valt, is een eigen indeling. Als CSV met \`Accept: text/csv\` of \`format=csv\`.`,
  request: {
    query: MatrixQuestion.extend({
      format: z.enum(["json", "csv"]).optional().openapi({ description: "Vorm van het antwoord; gaat voor `Accept`" }),
    }),
  },
  responses: {
    200: {
      ...ok(ApproachMatrix, "De matrix"),
      content: { "application/json": { schema: ApproachMatrix }, "text/csv": { schema: z.string() } },
    },
    ...badRequest,
    ...notFound,
    ...tooMuch,
  },
});

export function themeMatrixRoutes(living: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  return apiRoutes().openapi(matrix, async (c) => {
    const { format, ...question } = c.req.valid("query");
    const asCsv = asksCsv(c, format);
    const actor = await living.identify(c.req.raw);
    return concurrency.within("answer", c, async () => {
      const found = await themeMatrixOf(living, library.current(), { ...question, actor, now: living.now() });
      return asCsv ? csvFile(c, matrixCsv(found), "matrix") : c.json(found, 200);
    });
  });
}
