/** What is new, to follow in a feed reader, and what begins and ends, to follow in a calendar: of everything or of what a filter asks. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { type Names, questionWords, readNames } from "../../entries/export/about.ts";
import { calendarOf } from "../../entries/feeds/calendar.ts";
import { newsOf } from "../../entries/feeds/news.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { contentOf } from "../../http/content.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import type { Library } from "../../published/published-set.ts";
import { datedPublications, newestPublications } from "../../store/initiatives/publication-stream.ts";
import { apiRoutes, asAnswer, badRequest, tooMuch } from "../openapi/openapi.ts";

/** Items of a feed, and events of a calendar. */
const [mostNews, mostEvents] = [50, 1_000];

const forms = {
  rss: { type: "application/rss+xml", operationId: "followInitiativesRss", summary: "Nieuwe en gewijzigde initiatieven als RSS" },
  atom: {
    type: "application/atom+xml",
    operationId: "followInitiativesAtom",
    summary: "Nieuwe en gewijzigde initiatieven als Atom",
  },
  ics: { type: "text/calendar", operationId: "followInitiativesCalendar", summary: "Begin en einde van initiatieven als agenda" },
} as const;
type Form = keyof typeof forms;

const routeOf = (form: Form, path: string, hide = false) =>
  createRoute({
    method: "get",
    path,
    hide,
    operationId: forms[form].operationId,
    tags: ["Initiatieven"],
    summary: forms[form].summary,
    description:
      "Dezelfde filters als de lijst. Vraag opnieuw met `If-None-Match`: zolang er niets nieuws is, is het antwoord 304.",
    request: { query: InitiativeFilter },
    responses: {
      200: { description: "De feed", content: { [forms[form].type]: { schema: z.string() } } },
      ...badRequest,
      ...tooMuch,
    },
  });

export function feedRoutes(living: Living, library: Library, limits: Limits, headers: Record<string, string>): OpenAPIHono {
  const { db } = living;
  const textOf = async (c: Context, form: Form, filter: InitiativeFilter): Promise<string> => {
    const origin = originOf(c, living);
    const names = await readNames(db, library, origin);
    const title = titleOf(c.req.query(), names);
    if (form === "ics") return calendarOf(await datedPublications(db, filter, mostEvents), names, title);
    const asked = new URLSearchParams(c.req.query()).toString();
    const about = {
      title,
      page: `${origin}/initiatieven${asked && `?${asked}`}`,
      self: `${origin}${c.req.path}${asked && `?${asked}`}`,
    };
    return newsOf(form, await newestPublications(db, filter, mostNews), names, about);
  };
  const routes = apiRoutes();
  const send = async (c: Context, form: Form, filter: InitiativeFilter) => {
    const text = await limits.concurrency.within("answer", c, () => textOf(c, form, filter));
    const bytes = new TextEncoder().encode(text);
    const type = `${forms[form].type}; charset=utf-8`;
    const content = contentOf({
      bytes,
      type,
      immutable: false,
      ranges: false,
      headers: { ...headers, "Cache-Control": "no-cache" },
    });
    return answer(c.req.raw, content);
  };
  for (const form of ["rss", "atom", "ics"] as const)
    for (const route of [
      routeOf(form, `/initiatives/feeds/${form}`),
      // Where it was until 1.0: the same, for whoever follows it there.
      routeOf(form, `/initiatives.${form}`, true),
    ])
      routes.openapi(route, async (c) => asAnswer(await send(c, form, c.req.valid("query"))));
  return routes;
}

function titleOf(query: Record<string, string>, names: Names): string {
  const asked = Object.values(query).some(Boolean);
  return asked ? `Initiatieven in Wijkblik (${questionWords(query, names)})` : "Initiatieven in Wijkblik";
}
