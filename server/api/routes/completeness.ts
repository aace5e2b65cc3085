/** Where a theme is entered completely, and where the wijkteam looks first. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Completeness, DeclarationInput, DeclarationState, PreviewInput, PreviewState } from "#data/schema/completeness.ts";
import { type Action, type Actor, mayEver, mayForArea } from "#data/schema/permission.ts";
import { requireActor } from "../../auth/identity.ts";
import { completenessFor } from "../../entries/completeness.ts";
import type { Living } from "../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { areasAround, findArea } from "../../published/areas.ts";
import type { Library } from "../../published/published-set.ts";
import { declare, setPreview } from "../../store/completeness.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";
import { denied } from "../openapi/working-version.ts";

const tags = ["Opgave en bereik"];

const read = createRoute({
  method: "get",
  path: "/completeness",
  operationId: "getCompleteness",
  tags,
  summary: "Waar alles is ingevoerd, waar iemand invoert, en waar het wijkteam eerst kijkt",
  description:
    "Zonder verklaring betekent geen initiatieven dat het onbekend is, en niet nul. Een verklaring telt twaalf maanden. Wat `withheld` is hangt af van wie er vraagt: bewaar het antwoord niet voor een ander.",
  request: { query: NoQuery },
  responses: { 200: ok(Completeness, "Wat er nu bekend is"), ...badRequest, ...tooMuch },
});
const say = createRoute({
  method: "put",
  path: "/completeness",
  operationId: "declareComplete",
  tags,
  summary: "Zeg dat een thema in een gebied volledig is ingevoerd, of neem dat terug",
  description: "Met de dag van vandaag; wie het later nog eens zegt, laat het opnieuw twaalf maanden tellen.",
  request: { query: NoQuery, body: jsonBody("DeclarationInput", DeclarationInput) },
  responses: { 200: ok(DeclarationState, "Zoals het er nu staat"), ...badRequest, ...denied },
});
const preview = createRoute({
  method: "put",
  path: "/areas/{code}/preview",
  operationId: "setPreview",
  tags,
  summary: "Laat het wijkteam van een gemeente eerst zelf kijken, of niet meer",
  request: {
    params: z.object({ code: z.string().max(64).openapi({ description: "Code van een gemeente", example: "GM0307" }) }),
    query: NoQuery,
    body: jsonBody("PreviewInput", PreviewInput),
  },
  responses: { 200: ok(PreviewState, "Zoals het er nu staat"), ...badRequest, ...denied, ...notFound },
});

/** Throws a Problem 403. Before the body is read: whose role never allows it hears of no area. */
function requireEver(actor: Actor, action: Action): void {
  if (!mayEver(actor, action)) throw new Problem(403, "Your role does not allow this.");
}

/** Throws a Problem 403 where no grant of the actor names one of these areas. */
function requireForArea(actor: Actor, action: Action, areas: readonly string[]): void {
  if (!mayForArea(actor, action, areas)) throw new Problem(403, "Your role does not allow this for this area.");
}

export function completenessRoutes({ db, identify, now }: Living, library: Library, limits: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(read, async (c) => {
      const actor = await identify(c.req.raw);
      const found = limits.concurrency.within("answer", c, () => completenessFor(db, library.current(), actor, now()));
      return asAnswer(c.body(await found, 200, { "Content-Type": "application/json" }));
    })
    .openapi(say, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      requireEver(actor, "completeness.declare");
      const input = parseEntry(c, DeclarationInput, await readJson(c));
      const set = library.current();
      const ref = findArea(set, input.area);
      if (!ref) throw refused(c, [{ path: "area", code: "areaUnknown" }]);
      requireForArea(actor, "completeness.declare", areasAround(set, ref));
      return c.json(await declare(db, input, { person: actor.id, at: now() }), 200);
    })
    .openapi(preview, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      requireEver(actor, "gaps.preview");
      const { code } = c.req.valid("param");
      const set = library.current();
      const ref = findArea(set, code);
      if (ref?.level !== "gemeente") throw new Problem(404, "There is no gemeente with this code.");
      const { previewFirst } = parseEntry(c, PreviewInput, await readJson(c));
      requireForArea(actor, "gaps.preview", areasAround(set, ref));
      await setPreview(db, code, previewFirst, { person: actor.id, at: now() });
      return c.json({ gemeente: code, previewFirst }, 200);
    });
  return routes;
}
