/** What is new, to follow in a feed reader, and what begins and ends, to follow in a calendar: of everything or of what a filter asks. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { EntryFilter } from "#data/entries/public-entry.ts";
import { allKnowledge, listOfType } from "#data/entry-types/address.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { type Names, questionWords, readNames } from "../../entries/export/about.ts";
import { tableOf } from "../../entries/export/entry-columns.ts";
import { calendarOf } from "../../entries/feeds/calendar.ts";
import { newsOf } from "../../entries/feeds/news.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { noSuchEntry, requireTypes } from "../../entries/types-asked.ts";
import { contentOf } from "../../http/content.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import type { Library } from "../../published/published-set.ts";
import { findPublicEntry } from "../../store/entries/public-entries.ts";
import { datedPublicEntries, newestPublicEntries } from "../../store/entries/public-stream.ts";
import { OfEntry, TypeOrAll } from "../openapi/entry.ts";
import { apiRoutes, asAnswer, badRequest, NoQuery, notFound, tooMuch } from "../openapi/openapi.ts";

/** Items of a feed, and events of a calendar. */
const [mostNews, mostEvents] = [50, 1_000];

const forms = {
  rss: { type: "application/rss+xml", named: "Rss", words: "Nieuw en gewijzigd, als RSS" },
  atom: { type: "application/atom+xml", named: "Atom", words: "Nieuw en gewijzigd, als Atom" },
  ics: { type: "text/calendar", named: "Calendar", words: "Begin en einde, als agenda" },
} as const;
type Form = keyof typeof forms;

const described = (form: Form) => ({
  method: "get" as const,
  description:
    "Dezelfde filters als de lijst. Vraag opnieuw met `If-None-Match`: zolang er niets nieuws is, is het antwoord 304.",
  responses: {
    200: { description: "De feed", content: { [forms[form].type]: { schema: z.string() } } },
    ...badRequest,
    ...tooMuch,
  },
});

const ofInitiatives = (form: Form, path: string, hide = false) =>
  createRoute({
    ...described(form),
    path,
    hide,
    operationId: `followInitiatives${forms[form].named}`,
    tags: ["Initiatieven"],
    summary: `${forms[form].words}: initiatieven`,
    request: { query: InitiativeFilter },
  });

const ofEntries = (form: Form) => {
  const { responses, ...rest } = described(form);
  return createRoute({
    ...rest,
    path: `/entries/{type}/feeds/${form}`,
    operationId: `followEntries${forms[form].named}`,
    tags: ["Kennis"],
    summary: `${forms[form].words}: inzendingen van een soort, of alle kennis`,
    request: { params: TypeOrAll, query: EntryFilter.omit({ type: true }) },
    responses: { ...responses, ...notFound },
  });
};

const ofOne = createRoute({
  method: "get",
  path: "/entries/{type}/{id}/calendar",
  operationId: "getEntryCalendar",
  tags: ["Kennis"],
  summary: "De dagen van één inzending, als agenda",
  request: { params: OfEntry, query: NoQuery },
  responses: {
    200: { description: "De agenda", content: { "text/calendar": { schema: z.string() } } },
    ...badRequest,
    ...notFound,
  },
});

export function feedRoutes(living: Living, library: Library, limits: Limits, headers: Record<string, string>): OpenAPIHono {
  const { db } = living;
  const textOf = async (c: Context, form: Form, type: string, asked: InitiativeFilter): Promise<string> => {
    const filter = { ...asked, types: requireTypes(type) };
    const origin = originOf(c, living);
    const names = await readNames(db, library, origin);
    const product = tableOf(type).title;
    const title = titleOf(product, c.req.query(), names);
    if (form === "ics") return calendarOf(await datedPublicEntries(db, filter, mostEvents), names, { title, product });
    const home = listOfType(type);
    const query = new URLSearchParams(c.req.query()).toString();
    const page = new URLSearchParams({ ...home.asked, ...c.req.query() }).toString();
    const about = {
      title,
      description: descriptions[type] ?? `Nieuwe en gewijzigde inzendingen: ${product.toLowerCase()}`,
      page: `${origin}${home.path}${page && `?${page}`}`,
      self: `${origin}${c.req.path}${query && `?${query}`}`,
    };
    return newsOf(form, await newestPublicEntries(db, filter, mostNews), names, about);
  };
  const routes = apiRoutes();
  const send = async (c: Context, form: Form, of: string, filter: InitiativeFilter) => {
    const text = await limits.concurrency.within("answer", c, () => textOf(c, form, of, filter));
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
  for (const form of ["rss", "atom", "ics"] as const) {
    for (const route of [
      ofInitiatives(form, `/initiatives/feeds/${form}`),
      // Where it was until 1.0: the same, for whoever follows it there.
      ofInitiatives(form, `/initiatives.${form}`, true),
    ])
      routes.openapi(route, async (c) => asAnswer(await send(c, form, "initiative", c.req.valid("query"))));
    routes.openapi(ofEntries(form), async (c) => asAnswer(await send(c, form, c.req.valid("param").type, c.req.valid("query"))));
  }
  routes.openapi(ofOne, async (c) => {
    const { type, id } = c.req.valid("param");
    const found = requireTypes(type).length === 1 ? await findPublicEntry(db, id, type) : undefined;
    if (!found) throw noSuchEntry();
    const names = await readNames(db, library, originOf(c, living));
    const text = await calendarOf([found], names, { title: found.content.title, product: tableOf(type).title });
    const more = { ...headers, "Cache-Control": "no-cache", "Content-Disposition": `attachment; filename="${type}.ics"` };
    const bytes = new TextEncoder().encode(text);
    const sent = contentOf({ bytes, type: "text/calendar; charset=utf-8", immutable: false, ranges: false, headers: more });
    return asAnswer(await answer(c.req.raw, sent));
  });
  return routes;
}

/** Where a sentence says more than the name. */
const descriptions: Readonly<Record<string, string>> = {
  initiative: "Nieuwe en gewijzigde initiatieven, interventies en voorzieningen in de wijk",
  [allKnowledge]: "Nieuwe en gewijzigde kennis over de wijk",
};

function titleOf(what: string, query: Record<string, string>, names: Names): string {
  const asked = Object.values(query).some(Boolean);
  return asked ? `${what} in Wijkblik (${questionWords(query, names)})` : `${what} in Wijkblik`;
}
