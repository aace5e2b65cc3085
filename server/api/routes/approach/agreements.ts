/** The register of agreements, as a list and as a table, and what their parties confirm of them. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  AgreementConfirmations,
  AgreementFilter,
  AgreementList,
  agreementOrders,
  ConfirmAgreement,
} from "#data/approach/agreements.ts";
import { today } from "#data/schema/day.ts";
import { agreementQuestion, agreementTable, recordsOf } from "../../../approach/agreement-table.ts";
import { confirmAgreement, confirmationsOf, withdrawConfirmation } from "../../../approach/agreements.ts";
import { requireActor } from "../../../auth/identity.ts";
import { parseEntry, readJson } from "../../../http/body.ts";
import { type AgreementKey, eachAgreement, listAgreements } from "../../../store/approach/agreement-register.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { pagesAround } from "../../openapi/pages.ts";
import {
  type FileParts,
  fileAnswers,
  sendTable,
  type TableExtension,
  tableExtensions,
  tableForms,
} from "../../openapi/table-files.ts";
import { denied, Id } from "../../openapi/working-version.ts";

const tags = ["Aanpak"];
const root = "/api/v1/agreements";

/** "2026-12-31~id~0": where the page before this one ended. */
const cursor = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,64})~(\d{1,3})$/;
const After = z
  .string()
  .max(90)
  .regex(cursor, "must be a place that `next` named")
  .transform((text): AgreementKey => {
    const [, ends = "", entry = "", position = ""] = cursor.exec(text) ?? [];
    return { ends, entry, position: Number(position) };
  })
  .optional()
  .openapi({ description: "Waarna de bladzijde begint; staat in `next`", example: "2026-12-31~abc~0" });

const list = createRoute({
  method: "get",
  path: "/agreements",
  operationId: "listAgreements",
  tags,
  summary: "Alle afspraken: die van gebieden en die van initiatieven, wie doet wat tot wanneer",
  description:
    "Op volgorde van einddag, de vroegste eerst, of met `sort=-ends` de laatste eerst; wat geen einddag heeft komt achteraan. Alle filters tellen samen. Een afspraak in een initiatief telt als `agreed`: een initiatief zegt niet hoe het ging.",
  request: {
    query: AgreementFilter.extend({
      sort: z.enum(agreementOrders).default("ends").openapi({ description: "Volgorde" }),
      limit: z.coerce.number().int().min(1).max(500).default(50).openapi({ description: "Hoogste aantal in het antwoord" }),
      after: After,
    }),
  },
  responses: { 200: ok(AgreementList, "Wat er past"), ...badRequest },
});

const file = (extension: TableExtension) =>
  createRoute({
    method: "get",
    path: `/agreements/exports/${extension}`,
    operationId: `exportAgreements${tableForms[extension].named}`,
    tags,
    summary: `Alle afspraken ${tableForms[extension].words}`,
    description: "Dezelfde filters als de lijst, alles in één bestand.",
    request: { query: AgreementFilter },
    responses: fileAnswers(tableForms[extension]),
  });

const read = createRoute({
  method: "get",
  path: "/agreements/{id}/confirmations",
  operationId: "getAgreementConfirmations",
  tags,
  summary: "Welke partijen een afspraak bevestigden, en wanneer",
  description: "Namen van mensen ziet alleen wie de afspraak beoordeelt.",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(AgreementConfirmations, "De partijen"), ...badRequest, ...notFound },
});
const changed = {
  409: { ...badRequest[400], description: "De afspraak is intussen veranderd: lees wat er nu staat" },
};
const confirm = createRoute({
  method: "put",
  path: "/agreements/{id}/confirmation",
  operationId: "confirmAgreement",
  tags,
  summary: "Bevestig een afspraak namens je organisatie",
  description: "Voor elke partij met de naam van een organisatie waar je bij hoort. `text` is het kenmerk van wat je las.",
  request: { params: Id, query: NoQuery, body: jsonBody("ConfirmAgreementInput", ConfirmAgreement) },
  responses: { 200: ok(AgreementConfirmations, "Bevestigd"), ...badRequest, ...denied, ...notFound, ...changed },
});
const withdraw = createRoute({
  method: "delete",
  path: "/agreements/{id}/confirmation",
  operationId: "withdrawAgreementConfirmation",
  tags,
  summary: "Neem de bevestiging van je organisatie terug",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(AgreementConfirmations, "Teruggenomen"), ...badRequest, ...denied, ...notFound },
});

export function agreementRoutes(parts: FileParts): OpenAPIHono {
  const { db, identify, now } = parts.living;
  const routes = apiRoutes();
  routes.openapi(list, async (c) => {
    const { sort, limit, after, ...filter } = c.req.valid("query");
    const asked = { filter, today: today(now()) };
    const { agreements, totals, matched, next } = await listAgreements(db, asked, { order: sort, limit, after });
    const pages = pagesAround(c, root, { next: next && `${next.ends}~${next.entry}~${next.position}` });
    return c.json({ agreements, totals, numberMatched: matched, numberReturned: agreements.length, ...pages }, 200);
  });
  for (const extension of tableExtensions)
    routes.openapi(file(extension), (c) => {
      const filter = c.req.valid("query");
      return sendTable(c, parts, {
        ...{ extension, form: tableForms[extension], table: agreementTable, home: "/aanpak" },
        filter: (names) => agreementQuestion(filter, names),
        records: (at) => recordsOf(eachAgreement(db, { filter, today: today(at) })),
      });
    });
  routes.openapi(read, async (c) => {
    c.header("Cache-Control", "no-store");
    return c.json(await confirmationsOf(db, c.req.valid("param").id, await identify(c.req.raw)), 200);
  });
  routes.openapi(confirm, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const { id } = c.req.valid("param");
    const { text } = parseEntry(c, ConfirmAgreement, await readJson(c));
    await confirmAgreement(db, { id, actor, text, at: now() });
    return c.json(await confirmationsOf(db, id, actor), 200);
  });
  routes.openapi(withdraw, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const { id } = c.req.valid("param");
    await withdrawConfirmation(db, { id, actor });
    return c.json(await confirmationsOf(db, id, actor), 200);
  });
  return routes;
}
