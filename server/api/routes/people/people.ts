/** People and their roles, for who keeps them. There is no sign-up: an invitation is the only way in. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Invited, Person, PersonList } from "#data/schema/account.ts";
import { Code } from "#data/schema/initiative.ts";
import { type Actor, Grant } from "#data/schema/permission.ts";
import { Email, typed } from "#data/schema/text.ts";
import type { Accounts } from "../../../auth/accounts.ts";
import { lifetimes } from "../../../auth/auth.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import { type Db, inTransaction } from "../../../store/database.ts";
import { queueMail } from "../../../store/mail.ts";
import { listOrganisations } from "../../../store/organisations.ts";
import { listPeople, rememberInvitation, setGrants } from "../../../store/people.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { denied, Id, stale } from "../../openapi/working-version.ts";

/** Each area is looked for in every list that this person asks for. */
const Limited = Grant.extend({ areas: z.array(z.string().max(64)).max(200).optional() });
const Grants = z.array(Limited).max(20);
const Codes = z.array(Code);
const Invitation = z.strictObject({ name: typed(2, 120), email: Email, grants: Grants.min(1) });
const Changed = z.strictObject({ grants: Grants });

const tags = ["Mensen"];

const list = createRoute({
  method: "get",
  path: "/people",
  operationId: "listPeople",
  tags,
  summary: "Alle mensen met hun rollen",
  request: { query: NoQuery },
  responses: { 200: ok(PersonList, "Op naam"), ...badRequest, ...denied },
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

/** Throws a Problem 400 for a limit to something that does not exist: such a grant would reach nothing. */
async function requireLimits(c: Context, { db }: Living, grants: readonly Grant[]): Promise<void> {
  const known = (await listOrganisations(db)).map(({ id }) => id);
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
    const person = (await listPeople(db)).find((one) => one.id === id);
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
      return c.json({ people: await listPeople(db) }, 200);
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
      await requireLimits(c, living, given);
      if ((await setGrants(db, person.id, given)) === "last")
        throw new Problem(409, "This is the last beheerder: make somebody else beheerder first.");
      return c.json({ ...person, grants: given }, 200);
    })
    .openapi(link, async (c) => {
      const actor = await allowed(c, "account.invite");
      const person = await requirePerson(c.req.valid("param").id);
      await invited(db, person.id, actor);
      return c.json({ id: person.id, ...(await handedOver(person.email)) }, 201);
    });
  return routes;
}
