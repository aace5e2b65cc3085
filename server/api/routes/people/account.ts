/** One's own account: name, address, organisation, how to come in again, and the end of it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Account, Acknowledged, EmailAsked, Erasure, OwnEmail, OwnName, OwnOrganisation } from "#data/entries/own-account.ts";
import { may } from "#data/schema/permission.ts";
import { lifetimes, sessionCookies } from "../../../auth/auth.ts";
import { requireActor, requireName } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { inTransaction } from "../../../store/database.ts";
import { hashOfToken } from "../../../store/link-token.ts";
import { queueMail } from "../../../store/mail.ts";
import { mayBelongTo } from "../../../store/organisations.ts";
import {
  askEmail,
  changeEmail,
  confirmEmail,
  countAdmins,
  emailChangeOf,
  erasePerson,
  isTaken,
  keepProfile,
  profileRowOf,
  rename,
} from "../../../store/own-account.ts";
import { grantsOf, keepsAll, personOf } from "../../../store/people.ts";
import { firstEmail, listPasskeys } from "../../../store/sign-in.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, stale } from "../../openapi/working-version.ts";

const Token = z.strictObject({ token: z.string().min(20).max(200) });
const tags = ["Aanmelden"];
const signedIn = { 401: denied[401] };
const request = { query: NoQuery };

const read = createRoute({
  method: "get",
  path: "/account",
  operationId: "getAccount",
  tags,
  summary: "Mijn account",
  request,
  responses: { 200: ok(Account, "Wat hier van je bekend is"), ...badRequest, ...signedIn },
});
const name = createRoute({
  method: "put",
  path: "/account/name",
  operationId: "setOwnName",
  tags,
  summary: "Verander mijn naam",
  request: { ...request, body: jsonBody("OwnName", OwnName) },
  responses: { 204: { description: "Veranderd" }, ...badRequest, ...signedIn },
});
const organisation = createRoute({
  method: "put",
  path: "/account/organisation",
  operationId: "setOwnOrganisation",
  tags,
  summary: "Zeg voor wie ik werk",
  description: "Het geeft geen rechten: die staan in de rollen.",
  request: { ...request, body: jsonBody("OwnOrganisation", OwnOrganisation) },
  responses: { 204: { description: "Veranderd" }, ...badRequest, ...signedIn },
});
const email = createRoute({
  method: "put",
  path: "/account/email",
  operationId: "askOwnEmail",
  tags,
  summary: "Vraag een ander mailadres",
  description:
    "Het geldt pas als het bevestigd is met een link die naar dat adres gaat. Zonder mailserver geeft een beheerder de link, en geldt het adres van een beheerder meteen. Of het adres van iemand anders is, is aan het antwoord niet te zien.",
  request: { ...request, body: jsonBody("OwnEmail", OwnEmail) },
  responses: { 202: ok(EmailAsked, "Gevraagd"), ...badRequest, ...signedIn, 409: stale[409], ...tooOften },
});
const confirm = createRoute({
  method: "post",
  path: "/account/email/confirmation",
  operationId: "confirmEmail",
  tags,
  summary: "Bevestig een nieuw mailadres met de code uit een link",
  request: { ...request, body: jsonBody("EmailToken", Token) },
  responses: { 204: { description: "Het nieuwe adres geldt; andere sessies zijn beëindigd" }, ...badRequest, ...tooOften },
});
const acknowledge = createRoute({
  method: "post",
  path: "/account/acknowledged",
  operationId: "acknowledge",
  tags,
  summary: "Zeg dat ik iets heb gelezen",
  request: { ...request, body: jsonBody("Acknowledged", Acknowledged) },
  responses: { 204: { description: "Onthouden" }, ...badRequest, ...signedIn },
});
const erase = createRoute({
  method: "post",
  path: "/account/erasure",
  operationId: "eraseAccount",
  tags,
  summary: "Verwijder mijn account voorgoed",
  description: "Naam, mailadres, sessies, passkeys en rollen gaan weg; in de geschiedenis staat daarna 'voormalig lid'.",
  request: { ...request, body: jsonBody("Erasure", Erasure) },
  responses: { 204: { description: "Verwijderd en afgemeld" }, ...badRequest, ...signedIn, 409: stale[409] },
});

export function accountRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, accounts, mails = false, provider, now } = living;
  const routes = apiRoutes();
  const me = (request: Request) => requireActor(accounts.identify, request);
  const sessionOf = async (request: Request) => (await accounts.devices(request)).find(({ current }) => current)?.id;

  const accountOf = async (id: string): Promise<Account> => {
    const known = await personOf(db, id);
    const [profile, change, passkeys, grants] = await Promise.all([
      profileRowOf(db, id),
      emailChangeOf(db, id, now()),
      listPasskeys(db, id),
      grantsOf(db, id),
    ]);
    const real = known !== undefined && known.email !== firstEmail;
    const admins = grants.some(keepsAll) ? await countAdmins(db) : undefined;
    return {
      name: known?.name ?? "",
      ...(real ? { email: known.email } : {}),
      ...(profile?.organisation ? { organisation: profile.organisation } : {}),
      ...(change ? { newEmail: { email: change.email, expiresAt: change.expires_at } } : {}),
      ways: { passkeys: passkeys.length, mail: mails && real, provider: provider !== undefined && real },
      ...(admins ? { admins: admins.all } : {}),
      suggestSecond: admins?.all === 1 && !profile?.one_admin_at,
      mayErase: admins === undefined || admins.seen > 1,
    };
  };
  /** Where nobody can mail, who may give links to everybody gives one to themselves: the address of such a person counts at once. */
  const askNew = async (request: Request, to: string): Promise<EmailAsked> => {
    const actor = await me(request);
    const session = await sessionOf(request);
    const at = now();
    const direct = !mails && may(actor, "account.change", {});
    if (direct || to === (await personOf(db, actor.id))?.email) {
      // Who manages people knows every address.
      if (await isTaken(db, to, actor.id)) throw new Problem(409, "Somebody else has this address.");
      await changeEmail(db, { person: actor.id, email: to, kept: [session], at });
      return { changed: true, mailed: false };
    }
    const expires_at = new Date(Date.parse(at) + lifetimes.invitation * 1000).toISOString();
    await inTransaction(db, async (within) => {
      await askEmail(within, { person: actor.id, email: to, asked_at: at, session: session ?? null, expires_at });
      if (mails) await queueMail(within, { kind: "address", person: actor.id, email: to, askedAt: at }, at);
    });
    return { changed: false, mailed: mails };
  };

  routes
    .openapi(read, async (c) => c.json(await accountOf((await me(c.req.raw)).id), 200))
    .openapi(name, async (c) => {
      const { id } = await me(c.req.raw);
      await rename(db, id, parseEntry(c, OwnName, await readJson(c)).name);
      return c.body(null, 204);
    })
    .openapi(organisation, async (c) => {
      const { id } = await me(c.req.raw);
      const { organisation: chosen } = parseEntry(c, OwnOrganisation, await readJson(c));
      if (chosen !== null && !(await mayBelongTo(db, chosen))) throw refused(c, [{ path: "organisation", code: "choice" }]);
      await keepProfile(db, id, { organisation: chosen });
      return c.body(null, 204);
    })
    .openapi(email, async (c) => {
      await me(c.req.raw);
      const asked = await limits.countDone("link", c, async () => {
        const { email: to } = parseEntry(c, OwnEmail, await readJson(c));
        return askNew(c.req.raw, to.toLowerCase());
      });
      return c.json(asked, 202);
    })
    .openapi(confirm, async (c) => {
      await limits.countRefused("enter", c, async () => {
        const { token } = parseEntry(c, Token, await readJson(c));
        const token_hash = hashOfToken(token);
        if (!(await confirmEmail(db, { token_hash, at: now(), session: await sessionOf(c.req.raw) })))
          throw new Problem(400, "This link was used already or is too old: ask for a new one.");
      });
      return c.body(null, 204);
    })
    .openapi(acknowledge, async (c) => {
      const { id } = await me(c.req.raw);
      const { what } = parseEntry(c, Acknowledged, await readJson(c));
      await keepProfile(db, id, what === "welcome" ? { welcomed_at: now() } : { one_admin_at: now() });
      return c.body(null, 204);
    })
    .openapi(erase, async (c) => {
      const { id } = await me(c.req.raw);
      const { name: typed } = parseEntry(c, Erasure, await readJson(c));
      requireName(typed, (await personOf(db, id))?.name);
      if ((await erasePerson(db, id)) === "last")
        throw new Problem(409, "This is the last beheerder: make somebody else beheerder first.");
      const headers = await accounts.leave(c.req.raw);
      return asAnswer(new Response(null, { status: 204, headers: sessionCookies(headers) }));
    });
  return routes;
}
