/** The register of money: lines of areas and initiatives, their totals, short projects without a successor, and the lines as a file. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { MoneyCarousel, MoneyFilter, MoneyQuery, MoneyRegister, MoneyTotals } from "#data/approach/money.ts";
import { today } from "#data/schema/day.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { moneyQuestionOf, totalsFor } from "../../../approach/money-question.ts";
import { moneyAsked, moneyRecords, moneyTable } from "../../../approach/money-table.ts";
import { readNames } from "../../../entries/export/about.ts";
import { licenceUnnamed } from "../../../entries/export/columns.ts";
import { csvRows } from "../../../entries/export/csv-rows.ts";
import { excelRows } from "../../../entries/export/excel-rows.ts";
import type { Living } from "../../../entries/living-data.ts";
import { originOf } from "../../../entries/origin.ts";
import type { Limits } from "../../../http/limits.ts";
import { streamed } from "../../../http/stream.ts";
import type { Library } from "../../../published/published-set.ts";
import { carouselOf } from "../../../store/approach/carousel.ts";
import { eachMoney, listMoney } from "../../../store/approach/money-list.ts";
import { apiRoutes, asAnswer, badRequest, ok, tooMuch } from "../../openapi/openapi.ts";
import { pagesAround } from "../../openapi/pages.ts";

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

const forms = {
  csv: { named: "Csv", words: "als CSV", type: "text/csv; charset=utf-8", rows: csvRows },
  xlsx: {
    named: "Excel",
    words: "als Excel-bestand",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    rows: excelRows,
  },
} as const;
type Extension = keyof typeof forms;

const file = (extension: Extension) =>
  createRoute({
    method: "get",
    path: `/money/exports/${extension}`,
    operationId: `exportMoney${forms[extension].named}`,
    tags,
    summary: `Regels van het geld ${forms[extension].words}`,
    description: "Dezelfde filters als de lijst, alles in één bestand.",
    request: { query: MoneyQuery.omit({ limit: true, after: true }) },
    responses: {
      200: {
        description: "Het bestand",
        content: { [forms[extension].type.split(";")[0] ?? ""]: { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...badRequest,
      ...tooMuch,
    },
  });

interface MoneyParts {
  living: Living;
  library: Library;
  limits: Limits;
  brokeOff: (error: unknown, c: Context) => void;
}

export function moneyRoutes({ living, library, limits, brokeOff }: MoneyParts): OpenAPIHono {
  const { db, now } = living;
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
  for (const extension of ["csv", "xlsx"] as const)
    routes.openapi(file(extension), async (c) => {
      const { sort, ...asked } = c.req.valid("query");
      const origin = originOf(c, living);
      const names = await readNames(db, library, origin);
      const exportedAt = now();
      const about = {
        source: `Wijkblik, ${origin}/aanpak`,
        exportedAt,
        filter: moneyAsked(c.req.query(), names),
        licence: licenceUnnamed,
      };
      const lines = eachMoney(db, moneyQuestionOf(library.current(), asked, exportedAt), sort);
      return asAnswer(
        await streamed(c, {
          headers: {
            "Content-Type": forms[extension].type,
            "Content-Disposition": `attachment; filename="wijkblik-${moneyTable.name}-${today(exportedAt)}.${extension}"`,
          },
          parts: forms[extension].rows(moneyTable, moneyRecords(lines), names, about),
          end: await concurrency.begin("file", c),
          failed: (error) => brokeOff(error, c),
        }),
      );
    });
  return routes;
}
