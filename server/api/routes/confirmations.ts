/** "Dit klopt nog": by who is signed in, or by the link in a mail. Reading changes nothing, whoever opens the link. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Confirmation } from "#data/schema/account.ts";
import { WorkingVersion } from "#data/schema/queue.ts";
import { subjectOf } from "#data/schema/record.ts";
import { requireActor, requireRight } from "../../auth/identity.ts";
import { requireReadable } from "../../entries/entry.ts";
import { conflict, type Living, tagOf } from "../../entries/living-data.ts";
import { viewOf } from "../../entries/working-view.ts";
import { parseEntry, readJson } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { answerQuestion, findQuestion, verifyInitiative } from "../../store/initiatives/confirmations.ts";
import { findInitiative } from "../../store/initiatives/initiatives.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../openapi/openapi.ts";
import { denied, Id, stale } from "../openapi/working-version.ts";

const Token = z.strictObject({ token: z.string().min(20).max(200) });
const body = jsonBody("ConfirmationToken", Token);
const empty = jsonBody("Nothing");
const tags = ["Bevestigen"];

const verify = createRoute({
  method: "post",
  path: "/working-versions/{id}/verify",
  operationId: "verifyInitiative",
  tags,
  summary: "Bevestig dat wat openbaar is nog klopt",
  request: { params: Id, query: NoQuery, body: empty },
  responses: {
    200: ok(WorkingVersion, "Bevestigd; de inhoud is niet veranderd"),
    ...badRequest,
    ...denied,
    ...notFound,
    409: stale[409],
  },
});
const look = createRoute({
  method: "post",
  path: "/confirmations/look",
  operationId: "lookAtConfirmation",
  tags,
  summary: "Waar gaat de link uit een mail over; verandert niets",
  request: { query: NoQuery, body },
  responses: { 200: ok(Confirmation, "Het initiatief"), ...badRequest, ...notFound, ...tooOften },
});
const confirm = createRoute({
  method: "post",
  path: "/confirmations",
  operationId: "confirm",
  tags,
  summary: "Bevestig met de link uit een mail dat een initiatief nog klopt",
  request: { query: NoQuery, body },
  responses: { 200: ok(Confirmation, "Bevestigd"), ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});

const unknown = () => new Problem(404, "This link is too old, or what it is about is no longer public.");

export function confirmationRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(verify, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      requireRight(actor, "initiative.verify", subjectOf(from));
      if (!from.public) throw new Problem(409, "Only what is published can be confirmed.");
      const record = await verifyInitiative(db, from, { actor: actor.id, at: now() });
      if (!record) throw conflict(await findInitiative(db, from.id));
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    })
    .openapi(look, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, Token, await readJson(c));
      const found = await findQuestion(db, token, now());
      if (!found) throw unknown();
      const { id, content, verifiedOn } = found.record;
      return c.json({ id, title: content.title, ...(verifiedOn ? { verifiedOn } : {}), confirmed: found.used }, 200);
    })
    .openapi(confirm, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, Token, await readJson(c));
      const record = await answerQuestion(db, token, now());
      if (record === "used") throw new Problem(409, "This link has been used: it was confirmed already.");
      if (!record) throw unknown();
      const { id, content, verifiedOn } = record;
      return c.json({ id, title: content.title, ...(verifiedOn ? { verifiedOn } : {}), confirmed: true }, 200);
    });
  return routes;
}
