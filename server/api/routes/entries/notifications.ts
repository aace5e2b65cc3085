/** What somebody heard of, what they want mail of, and how a mail is stopped without signing in. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  deliveriesOf,
  MailStop,
  mailKinds,
  NotificationList,
  NotificationSettings,
  ReadNotifications,
  SetNotifications,
  StopMail,
  UnreadCount,
} from "#data/entries/notification.ts";
import { type Actor, scopesOf } from "#data/schema/permission.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import type { Stoppable } from "../../../mail/stop-tokens.ts";
import {
  countUnread,
  deliveriesFor,
  isStopped,
  listNotifications,
  markRead,
  setDeliveries,
  stopAddress,
  stopKinds,
} from "../../../store/entries/notifications.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied } from "../../openapi/working-version.ts";

const tags = ["Berichten"];
const Query = z.object({
  unread: z.enum(["true"]).optional().openapi({ description: "Alleen wat nog niet gelezen is" }),
  limit: z.coerce.number().int().min(1).max(100).default(25).openapi({ description: "Hoogste aantal in het antwoord" }),
  after: z.string().max(64).optional().openapi({ description: "Id waarna de bladzijde begint; staat in `next`" }),
});
const Token = z.strictObject({ token: z.string().min(20).max(400) });
const InPath = z.object({ token: z.string().max(400) });

const list = createRoute({
  method: "get",
  path: "/notifications",
  operationId: "listNotifications",
  tags,
  summary: "Je berichten: het nieuwste eerst, en hoeveel je er nog niet las",
  request: { query: Query },
  responses: { 200: ok(NotificationList, "Een bladzijde"), ...badRequest, ...denied },
});
const read = createRoute({
  method: "post",
  path: "/notifications/read",
  operationId: "readNotifications",
  tags,
  summary: "Deze zijn gelezen (`ids`), of alles tot en met één (`until`)",
  request: { query: NoQuery, body: jsonBody("ReadNotifications", ReadNotifications) },
  responses: { 200: ok(UnreadCount, "Wat er nog ongelezen is"), ...badRequest, ...denied },
});
const settings = createRoute({
  method: "get",
  path: "/notification-settings",
  operationId: "getNotificationSettings",
  tags,
  summary: "Waarover je mail krijgt, en hoe",
  request: { query: NoQuery },
  responses: { 200: ok(NotificationSettings, "Elke soort"), ...badRequest, ...denied },
});
const set = createRoute({
  method: "put",
  path: "/notification-settings",
  operationId: "setNotificationSettings",
  tags,
  summary: "Stel in waarover je mail krijgt; wat je niet noemt blijft zoals het is",
  request: { query: NoQuery, body: jsonBody("SetNotifications", SetNotifications) },
  responses: { 200: ok(NotificationSettings, "Elke soort"), ...badRequest, ...denied },
});
const look = createRoute({
  method: "post",
  path: "/mail-stops/look",
  operationId: "lookAtMailStop",
  tags,
  summary: "Welke mail kan de link uit een mail stoppen; verandert niets",
  request: { query: NoQuery, body: jsonBody("MailToken", Token) },
  responses: { 200: ok(MailStop, "Waar de mail over ging"), ...badRequest, ...notFound, ...tooOften },
});
const stop = createRoute({
  method: "post",
  path: "/mail-stops",
  operationId: "stopMail",
  tags,
  summary: "Stop de mail waar deze link in stond, of alle mail",
  request: { query: NoQuery, body: jsonBody("StopMail", StopMail) },
  responses: { 200: ok(MailStop, "Gestopt"), ...badRequest, ...notFound, ...tooOften },
});
const stopAtOnce = createRoute({
  method: "post",
  path: "/mail-stops/at-once/{token}",
  operationId: "stopMailAtOnce",
  tags,
  summary: "Stop de mail waar deze link in stond, door een mailprogramma (RFC 8058)",
  description: "Het adres in `List-Unsubscribe`. Wat het mailprogramma meestuurt wordt niet gelezen.",
  request: { query: NoQuery, params: InPath },
  responses: { 200: ok(MailStop, "Gestopt"), ...badRequest, ...notFound, ...tooOften },
});
const open = createRoute({
  method: "get",
  path: "/mail-stops/at-once/{token}",
  operationId: "openMailStop",
  tags,
  summary: "Naar de bladzijde waar je de mail stopt; verandert niets",
  request: { query: NoQuery, params: InPath },
  responses: { 303: { description: "De bladzijde" }, ...badRequest },
});

const unknown = () => new Problem(404, "This link is not whole, or not ours.");

export function notificationRoutes({ db, identify, now, stops }: Living, limits: Limits): OpenAPIHono {
  const routes = apiRoutes();
  const readerOf = (actor: Actor) => ({ person: actor.id, scopes: scopesOf(actor, "entry.read") });
  const settingsOf = async (person: string): Promise<NotificationSettings> => {
    const deliveries = await deliveriesFor(db, person);
    return { settings: mailKinds.map((kind) => ({ kind, delivery: deliveries[kind], choices: [...deliveriesOf(kind)] })) };
  };
  const stoppable = (token: string): Stoppable => {
    const found = stops.read(token);
    if (!found) throw unknown();
    return found;
  };
  const stateOf = async (what: Stoppable): Promise<MailStop> => {
    if ("address" in what) return { address: true, kinds: [], stopped: await isStopped(db, what.address) };
    const deliveries = await deliveriesFor(db, what.person);
    return { address: false, kinds: [...what.kinds], stopped: what.kinds.every((kind) => deliveries[kind] === "none") };
  };
  const end = async (what: Stoppable, all: boolean) => {
    if ("address" in what) await stopAddress(db, what.address, now());
    else if (!(await stopKinds(db, what.person, all ? mailKinds : what.kinds))) throw unknown();
    return stateOf(what);
  };

  routes
    .openapi(list, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { unread, limit, after } = c.req.valid("query");
      const reader = readerOf(actor);
      const found = await listNotifications(db, reader, { unread: unread !== undefined, limit, after });
      const next = found.next && `/api/v1/notifications?${new URLSearchParams({ ...c.req.query(), after: found.next })}`;
      const counted = await countUnread(db, reader);
      return c.json({ notifications: found.notifications, unread: counted, ...(next ? { next } : {}) }, 200);
    })
    .openapi(read, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { ids, until } = parseEntry(c, ReadNotifications, await readJson(c));
      await markRead(db, actor.id, until === undefined ? { ids: ids ?? [] } : { until }, now());
      return c.json({ unread: await countUnread(db, readerOf(actor)) }, 200);
    })
    .openapi(settings, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      return c.json(await settingsOf(actor.id), 200);
    })
    .openapi(set, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { settings: wanted } = parseEntry(c, SetNotifications, await readJson(c));
      const faults = wanted.flatMap(({ kind, delivery }, i) =>
        deliveriesOf(kind).includes(delivery) ? [] : [{ path: `settings.${i}.delivery`, code: "choice" as const }],
      );
      if (faults.length > 0) throw refused(c, faults);
      await setDeliveries(db, actor.id, wanted);
      return c.json(await settingsOf(actor.id), 200);
    });
  return routes
    .openapi(look, async (c) => {
      await limits.take("mailStop", c);
      const { token } = parseEntry(c, Token, await readJson(c));
      return c.json(await stateOf(stoppable(token)), 200);
    })
    .openapi(stop, async (c) => {
      await limits.take("mailStop", c);
      const { token, what } = parseEntry(c, StopMail, await readJson(c));
      return c.json(await end(stoppable(token), what === "all"), 200);
    })
    .openapi(stopAtOnce, async (c) => {
      await limits.take("mailStop", c);
      return c.json(await end(stoppable(c.req.valid("param").token), false), 200);
    })
    .openapi(open, (c) => asAnswer(c.redirect(`/post-stoppen#${encodeURIComponent(c.req.valid("param").token)}`, 303)));
}
