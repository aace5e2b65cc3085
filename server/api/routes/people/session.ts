/** Coming in by a link, who am I, and leaving. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { DeviceList, Session, SignInWays } from "#data/schema/account.ts";
import { Email } from "#data/schema/text.ts";
import { sessionCookies } from "../../../auth/auth.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { queueMailOnce } from "../../../store/mail.ts";
import { isWelcomed } from "../../../store/own-account.ts";
import { endSessions } from "../../../store/people.ts";
import { noteSeen } from "../../../store/people-pages.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, notFound, notNow, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Id } from "../../openapi/working-version.ts";

const Asked = z.strictObject({ email: Email });
const Token = z.strictObject({ token: z.string().min(20).max(200) });
const tags = ["Aanmelden"];

const read = createRoute({
  method: "get",
  path: "/session",
  operationId: "getSession",
  tags,
  summary: "Wie ben ik",
  request: { query: NoQuery },
  responses: { 200: ok(Session, "Aangemeld"), ...badRequest, 401: denied[401] },
});
const enter = createRoute({
  method: "post",
  path: "/session",
  operationId: "startSession",
  tags,
  summary: "Meld aan met de code uit een link",
  request: {
    query: NoQuery,
    body: jsonBody("LinkToken", Token),
  },
  responses: { 204: { description: "Aangemeld; het antwoord zet een cookie" }, ...badRequest, ...tooOften },
});
const ways = createRoute({
  method: "get",
  path: "/session/ways",
  operationId: "listSignInWays",
  tags,
  summary: "Hoe kan ik me aanmelden",
  request: { query: NoQuery },
  responses: { 200: ok(SignInWays, "De manieren"), ...badRequest },
});
const link = createRoute({
  method: "post",
  path: "/session/links",
  operationId: "mailLink",
  tags,
  summary: "Vraag een link per mail",
  description:
    "Het antwoord is altijd hetzelfde: of er iemand met dit adres is, is er niet uit op te maken. Wie al een paar mails kreeg, krijgt de volgende pas als de link van de laatste niet meer werkt.",
  request: {
    query: NoQuery,
    body: jsonBody("Mailbox", Asked),
  },
  responses: { 202: { description: "Wie is uitgenodigd krijgt een mail" }, ...badRequest, ...tooOften },
});
const leave = createRoute({
  method: "delete",
  path: "/session",
  operationId: "endSession",
  tags,
  summary: "Meld af",
  request: { query: NoQuery },
  description:
    "Zonder sessie is er niets te beëindigen: ook dan 204. Na 503 geldt de sessie nog, en de cookie ook: probeer het opnieuw.",
  responses: { 204: { description: "De sessie is weg" }, ...badRequest, ...notNow },
});

const leaveAll = createRoute({
  method: "delete",
  path: "/sessions",
  operationId: "endSessions",
  tags,
  summary: "Meld af op elk apparaat",
  request: { query: NoQuery },
  responses: { 204: { description: "Alle sessies zijn weg" }, ...badRequest, 401: denied[401], ...notNow },
});

const devices = createRoute({
  method: "get",
  path: "/sessions",
  operationId: "listSessions",
  tags,
  summary: "Waar ik ben aangemeld",
  request: { query: NoQuery },
  responses: { 200: ok(DeviceList, "De laatst gebruikte eerst"), ...badRequest, 401: denied[401] },
});
const endOne = createRoute({
  method: "delete",
  path: "/sessions/{id}",
  operationId: "endOneSession",
  tags,
  summary: "Meld één apparaat af",
  request: { params: Id, query: NoQuery },
  responses: { 204: { description: "De sessie is weg" }, ...badRequest, 401: denied[401], ...notFound },
});

export function sessionRoutes({ accounts, db, mails = false, provider, now }: Living, limits: Limits): OpenAPIHono {
  const routes = apiRoutes();
  const withCookies = (headers: Headers) => ({ headers: sessionCookies(headers) });
  routes
    .openapi(read, async (c) => {
      const { id, grants } = await requireActor(accounts.identify, c.req.raw);
      const looked = await accounts.look(c.req.raw);
      const welcome = (await isWelcomed(db, id)) ? {} : { welcome: true as const };
      const answer = c.json({ person: id, name: looked?.name ?? "", grants: [...grants], ...welcome }, 200);
      // It lasts longer from today: the cookie too, and that is the day on which this person was last here.
      if (looked?.headers.has("Set-Cookie")) await noteSeen(db, id, now());
      for (const [name, value] of looked ? sessionCookies(looked.headers) : []) answer.headers.append(name, value);
      return answer;
    })
    .openapi(enter, async (c) => {
      const headers = await limits.countRefused("enter", c, async () => {
        const { token } = parseEntry(c, Token, await readJson(c));
        const entered = await accounts.enter(token, c.req.raw);
        if (!entered) throw new Problem(400, "This link was used already or is too old: ask for a new one.");
        return entered;
      });
      return asAnswer(new Response(null, { status: 204, ...withCookies(headers) }));
    })
    .openapi(ways, (c) => c.json({ mail: mails, ...(provider ? { provider: provider.name } : {}) }, 200))
    .openapi(link, async (c) => {
      await limits.countDone("link", c, async () => {
        const { email } = parseEntry(c, Asked, await readJson(c));
        if (!mails) throw new Problem(409, "This server sends no mail: ask the beheerder for a link.");
        // Whether somebody has this address, and had mail enough, is looked up when the letter is written: here known and unknown take
        // one row, as long, and the same answer.
        await queueMailOnce(db, { kind: "link", email }, now());
      });
      return c.body(null, 202);
    })
    .openapi(devices, async (c) => {
      await requireActor(accounts.identify, c.req.raw);
      return c.json({ devices: await accounts.devices(c.req.raw) }, 200);
    })
    .openapi(endOne, async (c) => {
      await requireActor(accounts.identify, c.req.raw);
      if (!(await accounts.endDevice(c.req.raw, c.req.valid("param").id))) throw new Problem(404, "You have no such session.");
      return c.body(null, 204);
    })
    .openapi(leaveAll, async (c) => {
      const { id } = await requireActor(accounts.identify, c.req.raw);
      // All at once or none: who hears that it failed still has the cookie to try again with.
      await endSessions(db, id);
      const headers = await accounts.leave(c.req.raw);
      return asAnswer(new Response(null, { status: 204, ...withCookies(headers) }));
    })
    .openapi(leave, async (c) => asAnswer(new Response(null, { status: 204, ...withCookies(await accounts.leave(c.req.raw)) })));
  return routes;
}
