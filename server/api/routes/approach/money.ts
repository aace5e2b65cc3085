/** The register of money: lines of areas and initiatives, their totals, short projects without a successor, and the lines as a file. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { MoneyCarousel, MoneyFilter, MoneyQuery, MoneyRegister, MoneyTotals } from "#data/approach/money.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { moneyQuestionOf, totalsFor } from "../../../approach/money-question.ts";
import { moneyAsked, moneyRecords, moneyTable } from "../../../approach/money-table.ts";
import { carouselOf } from "../../../store/approach/carousel.ts";
import { eachMoney, listMoney } from "../../../store/approach/money-list.ts";
import { apiRoutes, badRequest, ok, tooMuch } from "../../openapi/openapi.ts";
import { pagesAround } from "../../openapi/pages.ts";
import {
  type FileParts,
  fileAnswers,
  sendTable,
  type TableExtension,
  tableExtensions,
  tableForms,
} from "../../openapi/table-files.ts";

const tags = ["Geld"];
const root = "/api/v1/money";

const onceRule =
  "Een regel hoort bij één inzending. Is zij deel van een geldstroom die zelf meetelt, dan telt zij niet nog eens. Toegezegd, betaald en geschat worden nooit bij elkaar opgeteld.";

const list = createRoute({
  method: "get",
  path: "/money",
  operationId: "listMoney",
  tags,
  summary: "Geldstromen van gebieden en van initiatieven, regel voor regel",
  description: onceRule,
  request: { query: MoneyQuery },
  responses: { 200: ok(MoneyRegister, "Wat er past"), ...badRequest, ...tooMuch },
});
const totals = createRoute({
  method: "get",
  path: "/money/totals",
  operationId: "getMoneyTotals",
  tags,
  summary: "Totalen van het geld: per stand, betaler, thema en jaar",
  description: `${onceRule} Tijdelijk geld is naar dagen over zijn jaren verdeeld, in hele centen; wat overblijft, valt in het laatste jaar. Geld dat elk jaar terugkomt, telt elk heel jaar voor het hele bedrag.`,
  request: { query: MoneyFilter },
  responses: { 200: ok(MoneyTotals, "De totalen"), ...badRequest, ...tooMuch },
});
const carousel = createRoute({
  method: "get",
  path: "/money/carousel",
  operationId: "getMoneyCarousel",
  tags,
  summary: "Projectencarrousel: korte initiatieven zonder opvolger",
  request: { query: InitiativeFilter.pick({ area: true }) },
  responses: { 200: ok(MoneyCarousel, "Hoeveel het er zijn"), ...badRequest, ...tooMuch },
});

const file = (extension: TableExtension) =>
  createRoute({
    method: "get",
    path: `/money/exports/${extension}`,
    operationId: `exportMoney${tableForms[extension].named}`,
    tags,
    summary: `Regels van het geld ${tableForms[extension].words}`,
    description: "Dezelfde filters als de lijst, alles in één bestand.",
    request: { query: MoneyQuery.omit({ limit: true, after: true }) },
    responses: fileAnswers(tableForms[extension]),
  });

export function moneyRoutes(parts: FileParts): OpenAPIHono {
  const { library, limits } = parts;
  const { db, now } = parts.living;
  const { concurrency } = limits;
  const routes = apiRoutes();
  routes
    .openapi(list, async (c) => {
      const { sort, limit, after, ...asked } = c.req.valid("query");
      const question = moneyQuestionOf(library.current(), asked, now());
      const { lines, matched, next } = await concurrency.within("answer", c, () =>
        listMoney(db, question, { sort, limit, after }),
      );
      return c.json({ lines, numberMatched: matched, numberReturned: lines.length, ...pagesAround(c, root, { next }) }, 200);
    })
    .openapi(totals, async (c) => {
      const set = library.current();
      const question = moneyQuestionOf(set, c.req.valid("query"), now());
      return c.json(await concurrency.within("answer", c, () => totalsFor(db, set, question)), 200);
    })
    .openapi(carousel, async (c) => {
      const { area } = moneyQuestionOf(library.current(), c.req.valid("query"), now());
      return c.json(await concurrency.within("answer", c, () => carouselOf(db, area)), 200);
    });
  for (const extension of tableExtensions)
    routes.openapi(file(extension), (c) => {
      const { sort, ...asked } = c.req.valid("query");
      return sendTable(c, parts, {
        ...{ extension, form: tableForms[extension], table: moneyTable, home: "/aanpak" },
        filter: (names) => moneyAsked(c.req.query(), names),
        records: (at) => moneyRecords(eachMoney(db, moneyQuestionOf(library.current(), asked, at), sort)),
      });
    });
  return routes;
}
