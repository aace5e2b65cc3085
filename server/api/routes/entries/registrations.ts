/** Who takes part in an activity: places for everybody, a registration by mail, and the list for its organiser alone. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { dutchThemes } from "#data/entries/dutch-words.ts";
import {
  ActivityPlaces,
  Participants,
  type ActivityPlaces as Places,
  placesLeft,
  RegistrationInput,
  RegistrationStatus,
  RegistrationStep,
} from "#data/entries/registration.ts";
import { csvLine, csvMark } from "#data/text/csv.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import { requireEntry } from "../../../entries/any-entry.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { describeArea, findArea } from "../../../published/areas.ts";
import type { Library } from "../../../published/published-set.ts";
import { findPublicEntry } from "../../../store/entries/public-entries.ts";
import {
  acceptOffer,
  cancelRegistration,
  confirmRegistration,
  findRegistration,
  hasPlace,
  listRegistrations,
  register,
  registrableOf,
  whenOpen,
} from "../../../store/entries/registrations.ts";
import { apiRoutes, asksCsv, badRequest, csvFile, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Id, stale } from "../../openapi/working-version.ts";

const tags = ["Activiteiten"];
const Token = RegistrationStep.pick({ token: true });

const places = createRoute({
  method: "get",
  path: "/activities/{id}/places",
  operationId: "getPlaces",
  tags,
  summary: "Is er nog plek bij een activiteit",
  description: "Alleen aantallen: wie meedoet of wacht, staat nergens openbaar.",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(ActivityPlaces, "De plekken"), ...badRequest, ...notFound },
});
const registering = createRoute({
  method: "post",
  path: "/activities/{id}/registrations",
  operationId: "register",
  tags,
  summary: "Meld je aan voor een activiteit",
  description: "Je bent aangemeld als je de link in de mail bevestigt. Het antwoord is hetzelfde als je al meedoet.",
  request: { params: Id, query: NoQuery, body: jsonBody("RegistrationInput", RegistrationInput) },
  responses: { 202: { description: "De mail is onderweg" }, ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});
const look = createRoute({
  method: "post",
  path: "/registrations/look",
  operationId: "lookAtRegistration",
  tags,
  summary: "Hoe staat een aanmelding; verandert niets",
  request: { query: NoQuery, body: jsonBody("RegistrationToken", Token) },
  responses: { 200: ok(RegistrationStatus, "Hoe het staat"), ...badRequest, ...notFound, ...tooOften },
});
const step = createRoute({
  method: "post",
  path: "/registrations/steps",
  operationId: "takeRegistrationStep",
  tags,
  summary: "Bevestig je aanmelding, neem een plek aan of zeg af",
  request: { query: NoQuery, body: jsonBody("RegistrationStep", RegistrationStep) },
  responses: { 200: ok(RegistrationStatus, "Hoe het nu staat"), ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});
const participants = createRoute({
  method: "get",
  path: "/activities/{id}/participants",
  operationId: "listParticipants",
  tags,
  summary: "Wie meedoet en wie wacht, voor wie het organiseert",
  request: { params: Id, query: z.strictObject({ format: z.enum(["json", "csv"]).optional() }) },
  responses: {
    200: {
      ...ok(Participants, "Op volgorde van aanmelden"),
      content: { "application/json": { schema: Participants }, "text/csv": { schema: z.string() } },
    },
    ...badRequest,
    ...denied,
    ...notFound,
  },
});

const dutchStates = { placed: "heeft een plek", offered: "mag kiezen", waiting: "wacht" } as const;
const headings = ["Naam", "E-mail", "Gemeente", "Beleidsveld", "Organisatie", "Stand", "Sinds"];

export function registrationRoutes(living: Living, library: Library, limits: Limits): OpenAPIHono {
  const { db, identify, now, secret, mails } = living;
  const routes = apiRoutes();
  const requireActivity = async (id: string) => {
    const found = await findPublicEntry(db, id, "activity");
    if (!found) throw new Problem(404, "There is no published activity with this id.");
    return found;
  };
  const requireRegistration = async (token: string) => {
    const row = await findRegistration(db, token);
    if (!row) throw new Problem(404, "There is no registration with this link.");
    return row;
  };
  const statusOf = async (token: string): Promise<z.infer<typeof RegistrationStatus>> => {
    const row = await requireRegistration(token);
    // What was withdrawn keeps no title here.
    const title = (await findPublicEntry(db, row.entry, "activity"))?.content.title ?? "";
    return {
      activity: { id: row.entry, title },
      state: row.state,
      ...(row.offered_until === null ? {} : { offeredUntil: row.offered_until }),
      forgottenOn: row.forget_on,
    };
  };
  const nameOf = (code: string) => {
    const ref = findArea(library.current(), code);
    return ref ? describeArea(library.current(), ref).name : code;
  };
  routes
    .openapi(places, async (c) => {
      const { id } = c.req.valid("param");
      const content = registrableOf((await requireActivity(id)).content);
      const open = whenOpen(content, now());
      if (open === "none") return c.json({ state: open }, 200);
      const left = placesLeft(content, (await listRegistrations(db, id)).filter(hasPlace));
      const state: Places["state"] = open === "open" && left.left === 0 ? "full" : open;
      return c.json({ state, ...left }, 200);
    })
    .openapi(registering, async (c) => {
      await limits.take("registration", c);
      const { id } = c.req.valid("param");
      const { content } = await requireActivity(id);
      const { consent: _, ...who } = parseEntry(c, RegistrationInput, await readJson(c));
      if (findArea(library.current(), who.gemeente)?.level !== "gemeente")
        throw refused(c, [{ path: "gemeente", code: "areaUnknown" }]);
      if (whenOpen(registrableOf(content), now()) !== "open")
        throw new Problem(409, "Nobody can register for this activity now.");
      if (!mails) throw new Problem(409, "This server sends no mail, so nobody can confirm a registration.");
      await register(db, secret, { ...who, entry: id }, now());
      return c.body(null, 202);
    })
    .openapi(look, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, Token, await readJson(c));
      return c.json(await statusOf(token), 200);
    })
    .openapi(step, async (c) => {
      await limits.take("confirmation", c);
      const asked = parseEntry(c, RegistrationStep, await readJson(c));
      const row = await requireRegistration(asked.token);
      const work = { confirm: confirmRegistration, accept: acceptOffer, cancel: cancelRegistration }[asked.step];
      if ((await work(db, row, now())) === "closed")
        throw new Problem(409, "This is over: nobody can register any more, or the offer or the link is too old.");
      return c.json(await statusOf(asked.token), 200);
    })
    .openapi(participants, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id } = c.req.valid("param");
      const { subject } = await requireEntry(living, actor, { type: "activity", id });
      requireRight(actor, "entry.attendance", subject);
      const found = (await listRegistrations(db, id)).map(({ name, email, gemeente, field, organisation, state, turn_at }) => ({
        name,
        email,
        gemeente,
        gemeenteName: nameOf(gemeente),
        field,
        ...(organisation === null ? {} : { organisation }),
        state: state as keyof typeof dutchStates,
        since: turn_at ?? "",
      }));
      c.header("Cache-Control", "no-store");
      if (!asksCsv(c, c.req.valid("query").format)) return c.json({ participants: found }, 200);
      const lines = found.map((one) =>
        csvLine([
          one.name,
          one.email,
          one.gemeenteName,
          dutchThemes[one.field as keyof typeof dutchThemes] ?? one.field,
          one.organisation ?? "",
          dutchStates[one.state],
          one.since,
        ]),
      );
      return csvFile(c, csvMark + csvLine(headings) + lines.join(""), "deelnemers");
    });
  return routes;
}
