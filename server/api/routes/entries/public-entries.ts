/** Entries of knowledge as everybody may see them: publications, practice examples, stories and what else is defined. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { EntryFilter, EntryPoints, PublicEntry, PublicEntryList } from "#data/entries/public-entry.ts";
import { confirmedFrom, type Living, tagOf } from "../../../entries/living-data.ts";
import { sortingOf } from "../../../entries/sorting.ts";
import { noSuchEntry, sharedAsked } from "../../../entries/types-asked.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import type { Library } from "../../../published/published-set.ts";
import { entryPoints } from "../../../store/entries/entry-points.ts";
import { editionsOf, newerOf } from "../../../store/entries/links.ts";
import { survivorOf } from "../../../store/entries/merge.ts";
import { findPublicEntry } from "../../../store/entries/public-entries.ts";
import { listPublicEntries, pageBefore } from "../../../store/entries/public-list.ts";
import { retractedAt } from "../../../store/entries/retract.ts";
import { OfEntry } from "../../openapi/entry.ts";
import {
  apiRoutes,
  asAnswer,
  badRequest,
  gone,
  ListQuery,
  NoQuery,
  notFound,
  ok,
  SortParameter,
  tooMuch,
} from "../../openapi/openapi.ts";
import { pagesAround } from "../../openapi/pages.ts";

const tags = ["Kennis"];
const root = "/api/v1/entries";

const list = createRoute({
  method: "get",
  path: "/entries",
  operationId: "listEntries",
  tags,
  summary: "Zoek gepubliceerde kennis: publicaties, praktijkvoorbeelden, verhalen",
  description:
    "In volgorde van invoer, of zoals `sort` zegt. Alle filters tellen samen; meer waarden binnen één filter staan met een komma ertussen. Initiatieven hebben hun eigen adres.",
  request: { query: EntryFilter.extend({ limit: ListQuery.shape.limit, after: ListQuery.shape.after, sort: SortParameter }) },
  responses: { 200: ok(PublicEntryList, "Wat er past"), ...badRequest },
});

/** More is for a list, or for a smaller window. */
const mostPoints = 5_000;

const points = createRoute({
  method: "get",
  path: "/entries/points",
  operationId: "listEntryPoints",
  tags,
  summary: "Waar gepubliceerde kennis op de kaart staat",
  description: `Dezelfde filters als de lijst. Wat over meer gebieden gaat, staat bij het eerste; wat over het hele land gaat, staat er niet bij. Hoogstens ${mostPoints}, in volgorde van invoer.`,
  request: { query: EntryFilter },
  responses: { 200: ok(EntryPoints, "De punten"), ...badRequest, ...tooMuch },
});

const one = createRoute({
  method: "get",
  path: "/entries/{type}/{id}",
  operationId: "getEntry",
  tags,
  summary: "Eén gepubliceerde inzending",
  request: { params: OfEntry, query: NoQuery },
  responses: {
    200: ok(PublicEntry, "De inzending"),
    301: { description: "Zij was dubbel en is samengevoegd met een andere: die staat in Location" },
    ...badRequest,
    ...notFound,
    ...gone,
  },
});

export function publicEntryRoutes({ db, now }: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  return apiRoutes()
    .openapi(list, async (c) => {
      const { after, limit, sort, type, ...asked } = c.req.valid("query");
      const filter = { ...asked, types: sharedAsked(type) };
      const page = { after, limit, confirmedFrom: confirmedFrom(now()), sorting: sortingOf(library.current(), sort) };
      const { items, matched, next } = await listPublicEntries(db, filter, page);
      const pages = pagesAround(c, root, { next, before: await pageBefore(db, filter, page) });
      const newest = await newerOf(
        db,
        items.map(({ id }) => id),
      );
      const entries = items.map((one) => ({ ...one, ...(newest.has(one.id) ? { newer: newest.get(one.id) } : {}) }));
      return c.json({ entries, numberMatched: matched, numberReturned: items.length, ...pages }, 200);
    })
    .openapi(points, async (c) => {
      const { type, ...asked } = c.req.valid("query");
      const found = concurrency.within("answer", c, () => entryPoints(db, { ...asked, types: sharedAsked(type) }, mostPoints));
      const { points: some, matched } = await found;
      return c.json({ points: some, numberMatched: matched }, 200);
    })
    .openapi(one, async (c) => {
      const { type, id } = c.req.valid("param");
      const isKnown = sharedAsked([type]).length > 0;
      const found = isKnown ? await findPublicEntry(db, id, type) : undefined;
      if (found) {
        const { newer } = await editionsOf(db, id);
        // A newer edition changes this answer too, and not the version.
        c.header("ETag", newer ? `${tagOf(found).slice(0, -1)}-${newer.id}"` : tagOf(found));
        return c.json({ ...found, ...(newer ? { newer } : {}) }, 200);
      }
      if (await retractedAt(db, { type, id })) throw new Problem(410, "This was withdrawn, and is gone for good.");
      const survivor = isKnown ? await survivorOf(db, id, type) : undefined;
      if (survivor === undefined) throw noSuchEntry();
      return asAnswer(c.redirect(`${root}/${type}/${survivor}`, 301));
    });
}
