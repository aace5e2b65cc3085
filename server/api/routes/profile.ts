/** The profile of an area, of the country and of an own region, as an answer and as a table. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { isPutTogether, longestRegion } from "#data/schema/area.ts";
import { Profile } from "#data/schema/profile.ts";
import type { Limits } from "../../http/limits.ts";
import { profileAt } from "../../published/places.ts";
import { profileCsv } from "../../published/profile-csv.ts";
import type { Library } from "../../published/published-set.ts";
import { apiRoutes, asksCsv, badRequest, csvFile, medianRule, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const Place = z.object({
  code: z.string().max(longestRegion).openapi({
    description:
      "CBS-code van de indeling, de naam van een gebied uit een gebiedengroep, NL00 voor Nederland, de code van een provincie (PV20 tot en met PV31), of een eigen gebied: `R-` met codes en `_` ertussen (van elke volgende alleen het einde dat anders is), of `R-~` met een getekende vorm",
    example: "R-BU03071001_2_3",
  }),
});

const profile = createRoute({
  method: "get",
  path: "/areas/{code}/profile",
  operationId: "getProfile",
  tags: ["Gebieden"],
  summary: "Wijkprofiel van een gebied",
  description: `Alle indicatoren met een cijfer op de schaal van het gebied: het nieuwste cijfer met status, rang, percentiel en klasse, het cijfer van de gemeente, van Nederland en van de vergelijking, en de reeks van alle jaren. Met wat opvalt naast die vergelijking. Ook van Nederland als geheel (code NL00), en van een provincie of een eigen gebied: dan zijn de cijfers uit de delen berekend, staat in \`region\` welke dat zijn en voor welk deel, en ontbreekt wat niet uit delen te berekenen is. Als JSON, of als CSV van het nieuwste cijfer met \`Accept: text/csv\` of \`format=csv\`. ${medianRule}`,
  request: {
    params: Place,
    query: z.strictObject({
      benchmark: z.string().max(longestRegion).optional().openapi({
        description:
          "Waarmee je vergelijkt: de code van een gebied, een provincie of een eigen gebied, `nederland`, `gemeente`, of meer gebieden tegelijk: `stedelijkheid` (even stedelijk), `focusgebieden` (de andere) of `vergelijkbaar`. Zonder keuze is het de gemeente, en van een gemeente Nederland",
        example: "NL00",
      }),
      format: z.enum(["json", "csv"]).optional().openapi({ description: "Vorm van het antwoord; gaat voor `Accept`" }),
    }),
  },
  responses: {
    200: {
      ...ok(Profile, "Het profiel"),
      content: { "application/json": { schema: Profile }, "text/csv": { schema: z.string() } },
    },
    ...badRequest,
    ...notFound,
    ...tooMuch,
  },
});

export function profileRoutes(library: Library, { concurrency }: Limits): OpenAPIHono {
  return apiRoutes().openapi(profile, async (c) => {
    const set = library.current();
    const { code } = c.req.valid("param");
    const { benchmark, format } = c.req.valid("query");
    const asCsv = asksCsv(c, format);
    const made = () => profileAt(set, code, benchmark);
    const answer = await (isPutTogether(code) || isPutTogether(benchmark ?? "") ? concurrency.within("answer", c, made) : made());
    if (!asCsv) return c.json(answer, 200);
    const name = `profiel-${answer.area.code.slice(0, 40).replace(/[^\w-]/g, "")}`;
    return csvFile(c, await profileCsv(answer, set.catalog), name);
  });
}
