/** Areas: search, one, and its profile; and area groups. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { AreasWithin } from "#data/schema/analysis.ts";
import { choroplethLevels, Level } from "#data/schema/area.ts";
import { GroupList, GroupListId } from "#data/schema/group.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { Profile } from "#data/schema/profile.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { describeArea, groupOf, placeOfArea, requireArea } from "../../published/areas.ts";
import { areasWithin } from "../../published/borders.ts";
import type { Library } from "../../published/published-set.ts";
import { hasFewWords, mostWords, searchAreas } from "../../published/search.ts";
import { AreaSchema, apiRoutes, badRequest, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const Search = z.strictObject({
  q: z.string().trim().min(1).max(100).refine(hasFewWords, `must be at most ${mostWords} words`).optional().openapi({
    description:
      "Naam (een typefout mag), CBS-code of postcode. Van een postcode tellen de vier cijfers: gevonden worden de buurten waarvan dit volgens het CBS de meest voorkomende postcode is, en de wijken waarvan de meeste inwoners in zulke buurten wonen.",
    example: "amersfort liendert",
  }),
  level: Level.optional().openapi({ description: "Alleen gebieden van deze schaal" }),
  gemeente: z
    .string()
    .regex(/^GM\d{4}$/, "must be a code such as GM0307")
    .optional()
    .openapi({ description: "Alleen gebieden in deze gemeente", example: "GM0307" }),
  limit: z.coerce.number().int().min(1).max(500).default(25).openapi({ description: "Hoogste aantal gebieden in het antwoord" }),
  page: z.coerce.number().int().min(1).max(10_000).default(1).openapi({ description: "Bladzijde, vanaf 1" }),
});

const AreaList = z
  .object({
    areas: z.array(AreaSchema),
    numberMatched: z.number().int(),
    numberReturned: z.number().int(),
    postcode: z
      .string()
      .optional()
      .openapi({ description: "De vier cijfers waarop gezocht is, als `q` een postcode is", example: "3817" }),
    next: z.string().optional().openapi({ description: "Adres van de volgende bladzijde" }),
  })
  .openapi("AreaList");

const Code = z.object({
  code: z
    .string()
    .max(64)
    .openapi({ description: "CBS-code van de indeling, of de naam van een gebied uit een gebiedengroep", example: "BU03071001" }),
});

const OneArea = AreaSchema.extend({
  division: z.number().int().openapi({ description: "Jaar van de indeling (grenzen)" }),
  box: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .optional()
    .openapi({ description: "West, zuid, oost, noord in graden (WGS 84)" }),
  point: z
    .tuple([z.number(), z.number()])
    .optional()
    .openapi({ description: "Punt diep in het gebied: lengte- en breedtegraad" }),
  group: Profile.shape.group,
}).openapi("AreaDetail");

const { within, area } = InitiativeFilter.shape;
const Within = z
  .strictObject({ level: z.enum(choroplethLevels).openapi({ description: "Schaal van de gebieden" }), within, area })
  .refine((query) => (query.within === undefined) !== (query.area === undefined), {
    message: "must have either within or area",
    path: ["within"],
  });

const held = createRoute({
  method: "get",
  path: "/areas/within",
  operationId: "listAreasWithin",
  tags: ["Gebieden"],
  summary: "Gebieden die geheel of voor een deel in een selectie liggen",
  description:
    "De selectie is een vak of veelhoek (`within`), of zijn gebieden (`area`), ook van een andere schaal. Gebieden die er alleen aan grenzen tellen niet mee. Grenzen zijn die van de gebiedenlagen.",
  request: { query: Within },
  responses: { 200: ok(AreasWithin, "De gebieden"), ...badRequest, ...tooMuch },
});

const search = createRoute({
  method: "get",
  path: "/areas",
  operationId: "searchAreas",
  tags: ["Gebieden"],
  summary: "Zoek gebieden",
  description:
    "Zoekt in alle gemeenten, wijken, buurten en gebiedengroepen op naam, code of postcode. Zonder `q` staan ze in volgorde van code.",
  request: { query: Search },
  responses: { 200: ok(AreaList, "De gebieden die passen, de beste eerst"), ...badRequest },
});

const one = createRoute({
  method: "get",
  path: "/areas/{code}",
  operationId: "getArea",
  tags: ["Gebieden"],
  summary: "Eén gebied",
  request: { params: Code, query: NoQuery },
  responses: { 200: ok(OneArea, "Het gebied met zijn plek op de kaart"), ...badRequest, ...notFound },
});

export function areaRoutes(library: Library, { concurrency }: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(search, (c) => {
      const set = library.current();
      const { limit, page, ...query } = c.req.valid("query");
      const { refs, postcode } = searchAreas(set, query);
      const areas = refs.slice((page - 1) * limit, page * limit).map((ref) => describeArea(set, ref));
      const more = page * limit < refs.length;
      const next = more ? `/api/v1/areas?${new URLSearchParams({ ...c.req.query(), page: String(page + 1) })}` : undefined;
      if (next) c.header("Link", `<${next}>; rel="next"`);
      const counts = { numberMatched: refs.length, numberReturned: areas.length };
      return c.json({ areas, ...counts, ...(postcode ? { postcode } : {}), ...(next ? { next } : {}) }, 200);
    })
    // Before the areas themselves, where "within" would be a code.
    .openapi(held, async (c) => {
      const { level, within: shape, area: codes = [] } = c.req.valid("query");
      const found = concurrency.within("answer", c, () => areasWithin(library.current(), level, shape ? { shape } : { codes }));
      return c.json(await found, 200);
    })
    .openapi(one, (c) => {
      const set = library.current();
      const ref = requireArea(set, c.req.valid("param").code);
      const place = placeOfArea(set, ref);
      const group = groupOf(set, ref);
      return c.json(
        {
          ...describeArea(set, ref),
          division: set.manifest.division,
          ...place,
          ...(group ? { group: { list: group.list.id, members: group.area.members } } : {}),
        },
        200,
      );
    });
  return routes;
}

/** Area groups: focusgebieden and the lists before them, with their members and how certain those are. */

const GroupSummary = z
  .object({
    id: GroupListId,
    name: GroupList.shape.name,
    since: z.string(),
    divisionYear: z.number().int(),
    areas: z.number().int(),
  })
  .openapi("AreaGroupSummary");

const listOfGroups = createRoute({
  method: "get",
  path: "/groups",
  operationId: "listGroups",
  tags: ["Gebiedengroepen"],
  summary: "Alle gebiedengroepen",
  request: { query: NoQuery },
  responses: {
    200: ok(z.object({ groups: z.array(GroupSummary) }).openapi("AreaGroupList"), "De gebiedengroepen"),
    ...badRequest,
  },
});

const oneGroup = createRoute({
  method: "get",
  path: "/groups/{id}",
  operationId: "getGroup",
  tags: ["Gebiedengroepen"],
  summary: "Eén gebiedengroep met zijn gebieden",
  description: "Elk gebied bestaat uit wijken of buurten van het CBS; `share` zegt welk deel, `certainty` hoe zeker dat is.",
  request: { params: z.object({ id: z.string().max(80).openapi({ example: "focusgebieden" }) }), query: NoQuery },
  responses: { 200: ok(GroupList, "De gebiedengroep"), ...badRequest, ...notFound },
});

export function groupRoutes(library: Library): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(listOfGroups, (c) => {
      const groups = library.current().catalog.groups.map(({ id, name, since, divisionYear, areas }) => ({
        id,
        name,
        since,
        divisionYear,
        areas: areas.length,
      }));
      return c.json({ groups }, 200);
    })
    .openapi(oneGroup, (c) => {
      const found = library.current().catalog.groups.find((group) => group.id === c.req.valid("param").id);
      if (!found) throw new Problem(404, "There is no area group of this name: see /api/v1/groups.");
      return c.json(found, 200);
    });
  return routes;
}
