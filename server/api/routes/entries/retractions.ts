/** Consent is withdrawn: by whoever told it, with the link that shows how their proposal stands, or by who looks after it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { FollowToken, Retraction } from "#data/entries/submission.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import { requireEntry } from "../../../entries/any-entry.ts";
import type { Living } from "../../../entries/living-data.ts";
import { isConsented, retract } from "../../../entries/retract.ts";
import { parseEntry, readJson } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { findByToken } from "../../../store/entries/submissions.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, tooOften } from "../../openapi/openapi.ts";
import { denied, stale } from "../../openapi/working-version.ts";

const tags = ["Toestemming"];
const description =
  "Het verdwijnt voorgoed: de openbare versie, de werkversie, de geschiedenis, wat erover gezegd is en alle bestanden. Er blijft alleen staan dat er iets ingetrokken is, en wanneer. Dit kan niet terug.";

const byTeller = createRoute({
  method: "post",
  path: "/submissions/retract",
  operationId: "retractSubmission",
  tags,
  summary: "Trek je toestemming in voor wat je voorstelde, met de link om het te volgen",
  description,
  request: { query: NoQuery, body: jsonBody("FollowToken", FollowToken) },
  responses: { 204: { description: "Weg" }, ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});
const byPerson = createRoute({
  method: "post",
  path: "/entries/{type}/{id}/retraction",
  operationId: "retractEntry",
  tags,
  summary: "Trek de toestemming in voor wat met toestemming verteld is, voor wie het mag aanpassen",
  description,
  request: {
    params: z.object({ type: z.string().max(40), id: z.string().max(64) }),
    query: NoQuery,
    body: jsonBody("Retraction", Retraction),
  },
  responses: { 204: { description: "Weg" }, ...badRequest, ...denied, ...notFound, 409: stale[409] },
});

const unasked = () => new Problem(409, "This was not told with consent that can be withdrawn: archive it instead.");

export function retractionRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, identify } = living;
  const routes = apiRoutes();
  routes
    .openapi(byTeller, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, FollowToken, await readJson(c));
      const sent = await findByToken(db, token);
      // Who reported something about it has not told it.
      if (sent?.kind !== "proposal") throw new Problem(404, "Nothing that can be withdrawn is followed with this link.");
      if (!isConsented(sent.entry_type)) throw unasked();
      await retract(living, { type: sent.entry_type, id: sent.entry }, { by: "teller" });
      return c.body(null, 204);
    })
    .openapi(byPerson, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { ref, subject } = await requireEntry(living, actor, c.req.valid("param"));
      requireRight(actor, "entry.retract", subject);
      parseEntry(c, Retraction, await readJson(c));
      if (!isConsented(ref.type)) throw unasked();
      await retract(living, ref, { by: "person", actor: actor.id });
      return c.body(null, 204);
    });
  return routes;
}
