/** One question over everything that is public: entries of all types, areas and indicators. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { SearchAnswer, SearchQuery } from "#data/entries/search.ts";
import type { Living } from "../../../entries/living-data.ts";
import { searchEverything } from "../../../entries/search.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, badRequest, ok } from "../../openapi/openapi.ts";

const search = createRoute({
  method: "get",
  path: "/search",
  operationId: "searchEverything",
  tags: ["Zoeken"],
  summary: "Zoek in alles wat openbaar is",
  description:
    "Inzendingen van alle soorten, de beste eerst: een woord in de titel telt meer dan een in de tekst, hetzelfde woord meer dan een andere vorm, een samenstelling of een woord op een typefout na, en een zeldzaam woord meer dan een gewoon. Bij gelijke stand komt het nieuwste eerst. Gebieden, provincies en indicatoren staan ernaast.",
  request: { query: SearchQuery },
  responses: { 200: ok(SearchAnswer, "Wat gevonden is"), ...badRequest },
});

export const searchRoutes = ({ db }: Living, library: Library): OpenAPIHono =>
  apiRoutes().openapi(search, async (c) => {
    const { next, ...found } = await searchEverything(db, library.current(), c.req.valid("query"));
    if (next === undefined) return c.json(found, 200);
    const address = `/api/v1/search?${new URLSearchParams({ ...c.req.query(), after: next })}`;
    c.header("Link", `<${address}>; rel="next"`);
    return c.json({ ...found, next: address }, 200);
  });
