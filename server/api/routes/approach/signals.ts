/** What needs attention in an area, and in the own areas of who is signed in: computed when it is asked. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { OwnSignalQuestion, OwnSignals, SignalList, SignalQuestion } from "#data/approach/signals.ts";
import { ownSignals, signalsOfArea } from "../../../approach/signals.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import type { Limits } from "../../../http/limits.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, badRequest, notFound, ok, tooMuch } from "../../openapi/openapi.ts";
import { denied } from "../../openapi/working-version.ts";

const tags = ["Aanpak"];

const list = createRoute({
  method: "get",
  path: "/signals",
  operationId: "listSignals",
  tags,
  summary: "Wat in een gebied aandacht vraagt",
  description:
    "Per soort, het dringendste eerst: wat afloopt, wat te laat is, wat ontbreekt en wat niemand bevestigde. Het wordt berekend als je het vraagt. Wat niet openbaar is, staat er alleen bij voor wie dat mag lezen: bewaar het antwoord niet voor een ander.",
  request: { query: SignalQuestion },
  responses: { 200: ok(SignalList, "Wat aandacht vraagt"), ...badRequest, ...notFound, ...tooMuch },
});
const own = createRoute({
  method: "get",
  path: "/account/signals",
  operationId: "listOwnSignals",
  tags,
  summary: "Wat in mijn gebieden en bij mijn organisaties aandacht vraagt",
  description:
    "De gebieden waar een rol van jou voor geldt. Heb je een rol zonder grenzen, dan zijn het de eigen gebieden die je bewaart.",
  request: { query: OwnSignalQuestion },
  responses: { 200: ok(OwnSignals, "Wat aandacht vraagt"), ...badRequest, 401: denied[401], ...tooMuch },
});

export function signalRoutes({ db, identify, now }: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  return apiRoutes()
    .openapi(list, async (c) => {
      const { area, limit, kind } = c.req.valid("query");
      const actor = await identify(c.req.raw);
      const request = { actor, at: now(), limit, kinds: kind && [kind] };
      const found = await concurrency.within("answer", c, () => signalsOfArea(db, library.current(), area, request));
      c.header("Cache-Control", "no-store");
      return c.json(found, 200);
    })
    .openapi(own, async (c) => {
      const { limit, kind } = c.req.valid("query");
      const actor = await requireActor(identify, c.req.raw);
      const request = { at: now(), limit, kinds: kind && [kind] };
      const found = await concurrency.within("answer", c, () => ownSignals(db, library.current(), actor, request));
      return c.json(found, 200);
    });
}
