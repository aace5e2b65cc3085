/** To be kept up to date without an account: asked for with an address, confirmed, changed and stopped by the link in a mail. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { dutchThemes } from "#data/entries/dutch-words.ts";
import { dutchTypes } from "#data/entries/entry-dutch.ts";
import {
  SubscriptionInput,
  type SubscriptionQuestion,
  SubscriptionStatus,
  SubscriptionStep,
  SubscriptionToken,
} from "#data/entries/subscription.ts";
import { landCode } from "#data/schema/profile.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { describeArea, findArea } from "../../../published/areas.ts";
import type { Library } from "../../../published/published-set.ts";
import {
  changeSubscription,
  confirmSubscription,
  findSubscription,
  questionAsked,
  stopSubscription,
  subscribe,
  subscriptionOf,
} from "../../../store/entries/subscriptions.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { stale } from "../../openapi/working-version.ts";

const tags = ["Op de hoogte"];
const InPath = z.object({ token: z.string().max(200) });

const ask = createRoute({
  method: "post",
  path: "/subscriptions",
  operationId: "subscribe",
  tags,
  summary: "Vraag om mail over wat nieuw is, zonder account",
  description:
    "Er komt pas mail als de link in de eerste mail is bevestigd. Het antwoord is altijd hetzelfde: niemand leert hier wie wat volgt.",
  request: { query: NoQuery, body: jsonBody("SubscriptionInput", SubscriptionInput) },
  responses: { 202: { description: "De mail is onderweg" }, ...badRequest, 409: stale[409], ...tooOften },
});
const look = createRoute({
  method: "post",
  path: "/subscriptions/look",
  operationId: "lookAtSubscription",
  tags,
  summary: "Wat volgt iemand met de link uit een mail; verandert niets",
  request: { query: NoQuery, body: jsonBody("SubscriptionToken", SubscriptionToken) },
  responses: { 200: ok(SubscriptionStatus, "Hoe het staat"), ...badRequest, ...notFound, ...tooOften },
});
const step = createRoute({
  method: "post",
  path: "/subscriptions/steps",
  operationId: "takeSubscriptionStep",
  tags,
  summary: "Bevestig, verander of stop de mail over wat nieuw is",
  request: { query: NoQuery, body: jsonBody("SubscriptionStep", SubscriptionStep) },
  responses: { 200: ok(SubscriptionStatus, "Hoe het nu staat"), ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});
const stopAtOnce = createRoute({
  method: "post",
  path: "/subscriptions/at-once/{token}",
  operationId: "stopSubscriptionAtOnce",
  tags,
  summary: "Stop de mail over wat nieuw is, door een mailprogramma (RFC 8058)",
  description: "Het adres in `List-Unsubscribe`. Wat het mailprogramma meestuurt wordt niet gelezen.",
  request: { query: NoQuery, params: InPath },
  responses: { 200: ok(SubscriptionStatus, "Gestopt"), ...badRequest, ...notFound, ...tooOften },
});
const open = createRoute({
  method: "get",
  path: "/subscriptions/at-once/{token}",
  operationId: "openSubscription",
  tags,
  summary: "Naar de bladzijde waar je de mail stopt; verandert niets",
  request: { query: NoQuery, params: InPath },
  responses: { 303: { description: "De bladzijde" }, ...badRequest },
});

const list = new Intl.ListFormat("nl", { type: "conjunction" });
const stopped: SubscriptionStatus = { state: "stopped" };

export function subscriptionRoutes(living: Living, library: Library, limits: Limits): OpenAPIHono {
  const { db, now, secret, mails, stops } = living;
  const routes = apiRoutes();
  const requireId = (token: string): string => {
    const id = subscriptionOf(secret, token);
    if (id === undefined) throw new Problem(404, "This link is not whole, or not ours.");
    return id;
  };
  const statusOf = async (id: string): Promise<SubscriptionStatus> => {
    const row = await findSubscription(db, id, now());
    return row ? { state: row.state, question: questionAsked(row), pace: row.pace } : stopped;
  };
  /** In words, with the names that areas have now. Throws a Problem for an area that nobody knows. */
  const aboutOf = (c: Parameters<typeof refused>[0], asked: SubscriptionQuestion) => {
    const set = library.current();
    // Who asks for the whole country asks for no area.
    const areas = asked.areas.includes(landCode) ? [] : asked.areas;
    const places = areas.map((code, i) => {
      const ref = findArea(set, code);
      if (!ref) throw refused(c, [{ path: `question.areas.${i}`, code: "areaUnknown" }]);
      return describeArea(set, ref).name;
    });
    const said = [
      asked.types.length === 0 ? "alles wat nieuw is" : list.format(asked.types.map(dutchTypes)),
      asked.themes.length === 0 ? "" : `over ${list.format(asked.themes.map((theme) => dutchThemes[theme]))}`,
      places.length === 0 ? "in heel Nederland" : `in ${list.format(places)}`,
    ];
    return { question: { ...asked, areas }, said: said.filter(Boolean).join(" ") };
  };
  return routes
    .openapi(ask, async (c) => {
      await limits.take("subscription", c);
      const { email, question, pace } = parseEntry(c, SubscriptionInput, await readJson(c));
      const about = aboutOf(c, question);
      if (!mails) throw new Problem(409, "This server sends no mail.");
      await subscribe(db, { ...about, email, pace, mailbox: stops.keyOf(email) }, now());
      return c.body(null, 202);
    })
    .openapi(look, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, SubscriptionToken, await readJson(c));
      return c.json(await statusOf(requireId(token)), 200);
    })
    .openapi(step, async (c) => {
      await limits.take("confirmation", c);
      const asked = parseEntry(c, SubscriptionStep, await readJson(c));
      const id = requireId(asked.token);
      switch (asked.step) {
        case "stop":
          await stopSubscription(db, id);
          break;
        case "confirm":
          if (!(await confirmSubscription(db, id, now())))
            throw new Problem(409, "This is over: the link is too old, or the mail was stopped.");
          break;
        case "change": {
          const done = await changeSubscription(db, id, { ...aboutOf(c, asked.question), pace: asked.pace });
          if (done === "gone") throw new Problem(409, "This is over: the mail was stopped, or was never confirmed.");
          if (done === "twice") throw new Problem(409, "This mailbox follows that already.");
        }
      }
      return c.json(await statusOf(id), 200);
    })
    .openapi(stopAtOnce, async (c) => {
      await limits.take("mailStop", c);
      await stopSubscription(db, requireId(c.req.valid("param").token));
      return c.json(stopped, 200);
    })
    .openapi(open, (c) => asAnswer(c.redirect(`/op-de-hoogte#${encodeURIComponent(c.req.valid("param").token)}`, 303)));
}
