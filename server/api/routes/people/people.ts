/** People and their roles, for who keeps them. There is no sign-up: an invitation is the only way in. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Erasure, Grants, NameOfPerson, PeopleQuery } from "#data/entries/own-account.ts";
import { Invited, Person, PersonList } from "#data/schema/account.ts";
import { Code } from "#data/schema/initiative.ts";
import { isChoosable } from "#data/schema/organisation.ts";
import type { Actor, Grant } from "#data/schema/permission.ts";
import { Email } from "#data/schema/text.ts";
import type { Accounts } from "../../../auth/accounts.ts";
import { lifetimes } from "../../../auth/auth.ts";
import { requireActor, requireName, requireRight } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import { type Db, inTransaction } from "../../../store/database.ts";
import { queueMail } from "../../../store/mail.ts";
import { listOrganisations } from "../../../store/organisations.ts";
import { emailChangeOf, erasePerson, isTaken, keepEmailToken } from "../../../store/own-account.ts";
import { rememberInvitation, setGrants } from "../../../store/people.ts";
import { findPersonRow, listPeople } from "../../../store/people-pages.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { denied, Id, stale } from "../../openapi/working-version.ts";

const Codes = z.array(Code);
const Invitation = z.strictObject({ name: NameOfPerson, email: Email, grants: Grants.min(1) });
const Changed = z.strictObject({ grants: Grants });

const tags = ["Mensen"];

const list = createRoute({
  method: "get",
  path: "/people",
  operationId: "listPeople",
  tags,
  summary: "De mensen met hun rollen",
  description: "Wie geen rol meer heeft, staat achteraan.",
  request: { query: PeopleQuery },
  responses: { 200: ok(PersonList, "Een bladzijde"), ...badRequest, ...denied },
});
const invite = createRoute({
  method: "post",
  path: "/people",
  operationId: "invitePerson",
  tags,
  summary: "Nodig iemand uit",
  request: { query: NoQuery, body: jsonBody("Invitation", Invitation) },
  responses: { 201: ok(Invited, "Uitgenodigd"), ...badRequest, ...denied, 409: stale[409] },
});
const change = createRoute({
  method: "put",
  path: "/people/{id}/grants",
  operationId: "setGrants",
  tags,
  summary: "Geef andere rollen, of geen",
  request: { params: Id, query: NoQuery, body: jsonBody("Grants", Changed) },
  responses: {
    200: ok(Person, "Veranderd; de sessies van deze persoon zijn beëindigd"),
    ...badRequest,
    ...denied,
    ...notFound,
    409: stale[409],
  },
});
const link = createRoute({
  method: "post",
  path: "/people/{id}/links",
  operationId: "makeLink",
  tags,
  summary: "Maak een nieuwe link om aan te melden",
  request: { params: Id, query: NoQuery, body: jsonBody("NoContent") },
  responses: { 201: ok(Invited, "Gemaakt"), ...badRequest, ...denied, ...notFound },
});

const emailLink = createRoute({
  method: "post",
  path: "/people/{id}/email-links",
  operationId: "makeEmailLink",
  tags,
  summary: "Maak een link waarmee iemand een nieuw mailadres bevestigt",
  request: { params: Id, query: NoQuery, body: jsonBody("NoEmailLink") },
  responses: { 201: ok(Invited, "Gemaakt"), ...badRequest, ...denied, ...notFound, 409: stale[409] },
});
const erase = createRoute({
  method: "post",
  path: "/people/{id}/erasure",
  operationId: "erasePerson",
  tags,
  summary: "Verwijder iemand voorgoed",
  description: "Naam, mailadres, sessies, passkeys en rollen gaan weg; in de geschiedenis staat daarna 'voormalig lid'.",
  request: { params: Id, query: NoQuery, body: jsonBody("PersonErasure", Erasure) },
  responses: { 204: { description: "Verwijderd" }, ...badRequest, ...denied, ...notFound, 409: stale[409] },
});

/**
 * Throws a Problem 400 for a limit to something that does not exist, or to an organisation that ended and that this person had no role
 * for: such a grant would reach nothing.
 */
async function requireLimits(c: Context, { db }: Living, grants: readonly Grant[], had: readonly Grant[] = []): Promise<void> {
  const known = (await listOrganisations(db))
    .filter((one) => isChoosable(one) || had.some(({ organisation }) => organisation === one.id))
    .map(({ id }) => id);
  const faults = grants.flatMap(({ organisation, areas }, i) => [
    ...(organisation === undefined || known.includes(organisation) ? [] : [`grants.${i}.organisation`]),
    ...(areas === undefined || (areas.length > 0 && Codes.safeParse(areas).success) ? [] : [`grants.${i}.areas`]),
  ]);
  if (faults.length > 0)
    throw refused(
      c,
      faults.map((path) => ({ path, code: "choice" })),
    );
}

export function peopleRoutes(living: Living, accounts: Accounts): OpenAPIHono {
  const { db, mails = false, now } = living;
  const routes = apiRoutes();
  const allowed = async (c: Context, action: "account.read" | "account.invite" | "account.change") => {
    const actor = await requireActor(accounts.identify, c.req.raw);
    requireRight(actor, action, {});
    return actor;
  };
  const requirePerson = async (id: string) => {
    const person = await findPersonRow(db, id, now());
    if (!person) throw new Problem(404, "There is nobody with this id.");
    return person;
  };
  /** Remembered as an open invitation. Only without a mail server does the inviter see a link: who has it comes in as that person. */
  const invited = async (within: Db, person: string, { id }: Actor) => {
    const at = now();
    const expires = new Date(Date.parse(at) + lifetimes.invitation * 1000).toISOString();
    await rememberInvitation(within, { person, invited_by: id, at, expires_at: expires });
    if (mails) await queueMail(within, { kind: "invitation", person }, at);
  };
  const handedOver = async (email: string) =>
    mails ? { mailed: true } : { mailed: false, link: await accounts.linkFor(email, lifetimes.invitation) };
  routes
    .openapi(list, async (c) => {
      await allowed(c, "account.read");
      return c.json(await listPeople(db, c.req.valid("query"), now()), 200);
    })
    .openapi(invite, async (c) => {
      const actor = await allowed(c, "account.invite");
      const { grants: given, ...person } = parseEntry(c, Invitation, await readJson(c));
      await requireLimits(c, living, given);
      const { id } = await accounts.create(person);
      await inTransaction(db, async (within) => {
        await setGrants(within, id, given);
        await invited(within, id, actor);
      });
      return c.json({ id, ...(await handedOver(person.email)) }, 201);
    })
    .openapi(change, async (c) => {
      const actor = await allowed(c, "account.change");
      const person = await requirePerson(c.req.valid("param").id);
      const { grants: given } = parseEntry(c, Changed, await readJson(c));
      if (person.id === actor.id && !given.some(({ role }) => role === "admin"))
        throw new Problem(409, "You cannot take your own role of beheerder away: somebody else must do that.");
      await requireLimits(c, living, given, person.grants);
      if ((await setGrants(db, person.id, given)) === "last")
        throw new Problem(409, "This is the last beheerder: make somebody else beheerder first.");
      return c.json({ ...person, grants: given }, 200);
    })
    .openapi(link, async (c) => {
      const actor = await allowed(c, "account.invite");
      const person = await requirePerson(c.req.valid("param").id);
      await invited(db, person.id, actor);
      return c.json({ id: person.id, ...(await handedOver(person.email)) }, 201);
    })
    .openapi(emailLink, async (c) => {
      await allowed(c, "account.change");
      const { id } = await requirePerson(c.req.valid("param").id);
      const at = now();
      const change = await emailChangeOf(db, id, at);
      if (!change) throw new Problem(404, "This person asked for no other address, or too long ago.");
      if (await isTaken(db, change.email, id)) throw new Problem(409, "Somebody else has this address.");
      if (mails) {
        await queueMail(db, { kind: "address", person: id, email: change.email, askedAt: change.asked_at }, at);
        return c.json({ id, mailed: true }, 201);
      }
      const { link, ...kept } = accounts.emailLink(at, lifetimes.handedOver);
      await keepEmailToken(db, change, kept);
      return c.json({ id, mailed: false, link }, 201);
    })
    .openapi(erase, async (c) => {
      const actor = await allowed(c, "account.change");
      const person = await requirePerson(c.req.valid("param").id);
      requireName(parseEntry(c, Erasure, await readJson(c)).name, person.name);
      if (person.id === actor.id) throw new Problem(409, "End your own account on the page of your account.");
      if ((await erasePerson(db, person.id)) === "last")
        throw new Problem(409, "This is the last beheerder: make somebody else beheerder first.");
      return c.body(null, 204);
    });
  return routes;
}
