/** "Dit klopt nog": by who is signed in, or by the link in a mail. Reading changes nothing, whoever opens the link. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { WorkingVersion } from "#data/entries/working-version.ts";
import { type Confirmation, ConfirmationList } from "#data/schema/account.ts";
import { subjectOf } from "#data/schema/record.ts";
import { Version } from "#data/schema/text.ts";
import { requireActor, requireRight } from "../../auth/identity.ts";
import { requireReadable } from "../../entries/entry.ts";
import { conflict, type Living, tagOf } from "../../entries/living-data.ts";
import { viewOf } from "../../entries/working-view.ts";
import { parseEntry, readJson } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import { verifyEntry } from "../../store/entries/confirmations.ts";
import { findEntry } from "../../store/entries/entries.ts";
import { confirmReminded, findReminder, mostAsked, type RemindedEntry } from "../../store/entries/reminders.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../openapi/openapi.ts";
import { denied, Id, stale } from "../openapi/working-version.ts";

const Token = z.strictObject({ token: z.string().min(20).max(200) });
/** Without entries: all that are open. */
const Chosen = Token.extend({
  entries: z
    .array(z.strictObject({ id: z.string().max(64), version: Version }))
    .min(1)
    .max(mostAsked)
    .optional()
    .describe("Welke, in de versie die je bekeek; zonder dit alle die nog open staan"),
});
const body = jsonBody("ConfirmationToken", Token);
const empty = jsonBody("Nothing");
const tags = ["Bevestigen"];

const verify = createRoute({
  method: "post",
  path: "/working-versions/{id}/verify",
  operationId: "verifyEntry",
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
  responses: { 200: ok(ConfirmationList, "De initiatieven"), ...badRequest, ...notFound, ...tooOften },
});
const confirm = createRoute({
  method: "post",
  path: "/confirmations",
  operationId: "confirm",
  tags,
  summary: "Bevestig met de link uit een mail dat initiatieven nog kloppen",
  request: { query: NoQuery, body: jsonBody("Confirmed", Chosen) },
  responses: {
    200: ok(ConfirmationList, "Van elk wat ermee gebeurde"),
    ...badRequest,
    ...notFound,
    409: stale[409],
    ...tooOften,
  },
});

const unknown = () => new Problem(404, "This link is too old, or what it is about is no longer public.");

export function confirmationRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  /** What the link asks about, as far as that is public. */
  const require = async (token: string) => {
    const found = await findReminder(db, { token }, now());
    const entries = found?.entries.flatMap(({ state, ...entry }) => (state === "gone" ? [] : [{ ...entry, state }])) ?? [];
    if (!found || entries.length === 0) throw unknown();
    return { ...found, entries };
  };
  routes
    .openapi(verify, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      requireRight(actor, "entry.verify", subjectOf(from));
      if (!from.public) throw new Problem(409, "Only what is published can be confirmed.");
      const record = await verifyEntry(db, from, { actor: actor.id, at: now() });
      if (!record) throw conflict(await findEntry(db, from.id));
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    })
    .openapi(look, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, Token, await readJson(c));
      const { entries } = await require(token);
      return c.json({ entries: entries.map((entry) => shown(entry, entry.state)) }, 200);
    })
    .openapi(confirm, async (c) => {
      await limits.take("confirmation", c);
      const { token, entries: chosen } = parseEntry(c, Chosen, await readJson(c));
      const asked = await require(token);
      const changed = new Set<string>();
      const open = asked.entries.filter(({ state }) => state === "open");
      if (open.length === 0) throw usedUp();
      let confirmed = 0;
      const rest = timeSlices();
      for (const { id, verifiedOn, version } of open) {
        const looked = chosen ? chosen.find((one) => one.id === id)?.version : version;
        if (looked === undefined) continue;
        await rest();
        const became = await confirmReminded(db, asked, { id, version: looked, since: verifiedOn ?? "" }, now());
        if (became === "changed") changed.add(id);
        if (became === "confirmed") confirmed++;
      }
      // Of two presses at once one did it.
      if (confirmed === 0 && changed.size === 0) throw usedUp();
      const after = await require(token);
      return c.json(
        { entries: after.entries.map((entry) => shown(entry, changed.has(entry.id) ? "changed" : entry.state)) },
        200,
      );
    });
  return routes;
}

const usedUp = () => new Problem(409, "This link has been used: all of that was confirmed already.");

const shown = ({ id, title, version, verifiedOn }: Omit<RemindedEntry, "state">, state: Confirmation["state"]): Confirmation => ({
  id,
  title,
  version,
  ...(verifiedOn ? { verifiedOn } : {}),
  state,
});
