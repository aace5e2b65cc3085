/** Initiatives as everybody may see them. Reads the publications only. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { InitiativeComposition } from "#data/schema/analysis.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { NearbyList, PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import type { PublicContent } from "#data/schema/record.ts";
import type { Living } from "../../entries/living-data.ts";
import { confirmedFrom, tagOf } from "../../entries/living-data.ts";
import { sortingOf } from "../../entries/sorting.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import type { Library } from "../../published/published-set.ts";
import { survivorOf } from "../../store/entries/merge.ts";
import { findPublicEntry, isPublished } from "../../store/entries/public-entries.ts";
import { listPublicEntries, pageBefore } from "../../store/entries/public-list.ts";
import { composition } from "../../store/initiatives/composition.ts";
import { nearestTo } from "../../store/initiatives/nearest.ts";
import { apiRoutes, asAnswer, badRequest, ListQuery, NoQuery, notFound, ok, SortParameter, tooMuch } from "../openapi/openapi.ts";
import { pagesAround } from "../openapi/pages.ts";

const list = createRoute({
  method: "get",
  path: "/initiatives",
  operationId: "listInitiatives",
  tags: ["Initiatieven"],
  summary: "Zoek gepubliceerde initiatieven",
  description:
    "In volgorde van invoer, of zoals `sort` zegt. Alle filters tellen samen; meer waarden binnen één filter staan met een komma ertussen.",
  request: { query: ListQuery.extend({ sort: SortParameter }) },
  responses: { 200: ok(PublicInitiativeList, "De initiatieven die passen"), ...badRequest },
});

const composed = createRoute({
  method: "get",
  path: "/initiatives/composition",
  operationId: "composeInitiatives",
  tags: ["Initiatieven"],
  summary: "Waar gepubliceerde initiatieven uit bestaan",
  description: "Dezelfde filters als de lijst; hoeveel er zijn per thema, soort, levensloop en fase, en hun bereik.",
  request: { query: InitiativeFilter },
  responses: { 200: ok(InitiativeComposition, "De aantallen"), ...badRequest, ...tooMuch },
});

const one = createRoute({
  method: "get",
  path: "/initiatives/{id}",
  operationId: "getInitiative",
  tags: ["Initiatieven"],
  summary: "Eén gepubliceerd initiatief",
  request: { params: z.object({ id: z.string().max(64) }), query: NoQuery },
  responses: {
    200: ok(PublicInitiative, "Het initiatief"),
    301: { description: "Het was dubbel en is samengevoegd met een ander: dat staat in Location" },
    ...badRequest,
    ...notFound,
  },
});

const near = createRoute({
  method: "get",
  path: "/initiatives/{id}/near",
  operationId: "listNear",
  tags: ["Initiatieven"],
  summary: "Wat er het dichtst bij ligt",
  description:
    "Hoogstens vijf, de dichtste eerst; afstanden tussen de plaatsen zoals iedereen ze ziet. Om een plaats die niet openbaar is ligt niets.",
  request: { params: z.object({ id: z.string().max(64) }), query: NoQuery },
  responses: { 200: ok(NearbyList, "Wat er het dichtst bij ligt"), ...badRequest, ...notFound },
});

export function initiativeRoutes({ db, now }: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(list, async (c) => {
      const { after, limit, sort, ...filter } = c.req.valid("query");
      const page = { after, limit, confirmedFrom: confirmedFrom(now()), sorting: sortingOf(library.current(), sort) };
      const { items, matched, next, active, unconfirmed } = await listPublicEntries<PublicContent>(db, filter, page);
      const before = await pageBefore(db, filter, page);
      const pages = pagesAround(c, "/api/v1/initiatives", { next, before });
      const counts = {
        numberMatched: matched,
        numberReturned: items.length,
        numberActive: active,
        numberUnconfirmed: unconfirmed,
      };
      return c.json({ initiatives: items, ...counts, ...pages }, 200);
    })
    // Before the one, where "composition" would be an id.
    .openapi(composed, async (c) => {
      const filter = c.req.valid("query");
      const found = concurrency.within("answer", c, () => composition(db, filter, confirmedFrom(now())));
      return c.json(await found, 200);
    })
    .openapi(near, async (c) => {
      const { id } = c.req.valid("param");
      if (!(await isPublished(db, id, "initiative"))) throw new Problem(404, "There is no published initiative with this id.");
      return c.json({ nearby: await nearestTo(db, id) }, 200);
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid("param");
      const found = await findPublicEntry<PublicContent>(db, id, "initiative");
      if (!found) {
        const survivor = await survivorOf(db, id, "initiative");
        if (!survivor) throw new Problem(404, "There is no published initiative with this id.");
        return asAnswer(c.redirect(`/api/v1/initiatives/${survivor}`, 301));
      }
      c.header("ETag", tagOf(found));
      return c.json(found, 200);
    });
  return routes;
}
