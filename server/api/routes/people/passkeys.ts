/** Passkeys: the ones you have, a new one, and signing in with one. Each begins with options that hold a challenge. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { PasskeyList, PasskeyOptions } from "#data/schema/account.ts";
import { typed } from "#data/schema/text.ts";
import { sessionCookies } from "../../../auth/auth.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Passkeys } from "../../../auth/passkeys.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { listPasskeys, removePasskey } from "../../../store/sign-in.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Id } from "../../openapi/working-version.ts";

const Made = z.strictObject({ name: typed(1, 80), response: z.record(z.string(), z.unknown()) });
const Answered = z.strictObject({ response: z.record(z.string(), z.unknown()) });
const tags = ["Aanmelden"];
const signedIn = { 401: denied[401] };

const list = createRoute({
  method: "get",
  path: "/passkeys",
  operationId: "listPasskeys",
  tags,
  summary: "Mijn passkeys",
  request: { query: NoQuery },
  responses: { 200: ok(PasskeyList, "Op naam"), ...badRequest, ...signedIn },
});
const offer = createRoute({
  method: "post",
  path: "/passkeys/options",
  operationId: "offerPasskey",
  tags,
  summary: "Begin een nieuwe passkey",
  request: { query: NoQuery, body: jsonBody("NoPasskey") },
  responses: { 200: ok(PasskeyOptions, "Voor navigator.credentials.create"), ...badRequest, ...signedIn },
});
const keep = createRoute({
  method: "post",
  path: "/passkeys",
  operationId: "keepPasskey",
  tags,
  summary: "Bewaar een nieuwe passkey",
  request: { query: NoQuery, body: jsonBody("NewPasskey", Made) },
  responses: { 204: { description: "Bewaard" }, ...badRequest, ...signedIn },
});
const remove = createRoute({
  method: "delete",
  path: "/passkeys/{id}",
  operationId: "removePasskey",
  tags,
  summary: "Verwijder een passkey",
  request: { params: Id, query: NoQuery },
  responses: { 204: { description: "Verwijderd" }, ...badRequest, ...signedIn, ...notFound },
});
const challenge = createRoute({
  method: "post",
  path: "/session/passkey/options",
  operationId: "challengePasskey",
  tags,
  summary: "Begin aan te melden met een passkey",
  request: { query: NoQuery, body: jsonBody("NoChallenge") },
  responses: { 200: ok(PasskeyOptions, "Voor navigator.credentials.get"), ...badRequest, ...tooOften },
});
const enter = createRoute({
  method: "post",
  path: "/session/passkey",
  operationId: "enterByPasskey",
  tags,
  summary: "Meld aan met een passkey",
  request: { query: NoQuery, body: jsonBody("PasskeyAnswer", Answered) },
  responses: { 204: { description: "Aangemeld; het antwoord zet een cookie" }, ...badRequest, ...tooOften },
});

export function passkeyRoutes({ db, identify }: Living, passkeys: Passkeys, limits: Limits): OpenAPIHono {
  const routes = apiRoutes();
  const none = (headers: [string, string][] = []) => asAnswer(new Response(null, { status: 204, headers }));
  const unanswered = () => new Problem(400, "This passkey is not known here, or its answer came too late: try again.");
  routes
    .openapi(list, async (c) => {
      const { id } = await requireActor(identify, c.req.raw);
      return c.json({ passkeys: await listPasskeys(db, id) }, 200);
    })
    .openapi(offer, async (c) => {
      await requireActor(identify, c.req.raw);
      const made = await passkeys.offer(c.req.raw);
      if (!made) throw new Problem(401, "Sign in first.");
      for (const [name, value] of sessionCookies(made.headers)) c.header(name, value, { append: true });
      return c.json(PasskeyOptions.parse(made.options), 200);
    })
    .openapi(keep, async (c) => {
      await requireActor(identify, c.req.raw);
      const made = parseEntry(c, Made, await readJson(c));
      if (!(await passkeys.keep(c.req.raw, made))) throw unanswered();
      return none();
    })
    .openapi(remove, async (c) => {
      const { id } = await requireActor(identify, c.req.raw);
      if (!(await removePasskey(db, id, c.req.valid("param").id))) throw new Problem(404, "You have no such passkey.");
      return none();
    })
    .openapi(challenge, async (c) => {
      const made = await limits.countDone("enter", c, () => passkeys.challenge(c.req.raw));
      if (!made) throw unanswered();
      for (const [name, value] of sessionCookies(made.headers)) c.header(name, value, { append: true });
      return c.json(PasskeyOptions.parse(made.options), 200);
    })
    .openapi(enter, async (c) => {
      const headers = await limits.countRefused("enter", c, async () => {
        const { response } = parseEntry(c, Answered, await readJson(c));
        const entered = await passkeys.enter(c.req.raw, response);
        if (!entered) throw unanswered();
        return entered;
      });
      return none(sessionCookies(headers));
    });
  return routes;
}
