/** Everything that a list matches, as a file: the same question, the same answer, without pages. Sent while it is read. */

import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { EntryFilter } from "#data/entries/public-entry.ts";
import { listOfType } from "#data/entry-types/address.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { questionWords } from "../../entries/export/about.ts";
import { tableOf } from "../../entries/export/entry-columns.ts";
import { geojsonRows } from "../../entries/export/geojson.ts";
import { requireTypes } from "../../entries/types-asked.ts";
import { eachPublicEntry } from "../../store/entries/public-stream.ts";
import { TypeOrAll } from "../openapi/entry.ts";
import { apiRoutes, notFound } from "../openapi/openapi.ts";
import { type FileParts, fileAnswers, sendTable, tableForms } from "../openapi/table-files.ts";

const forms = {
  csv: tableForms.csv,
  geojson: { named: "Geojson", words: "als GeoJSON", type: "application/geo+json", rows: geojsonRows },
  xlsx: tableForms.xlsx,
} as const;
type Extension = keyof typeof forms;
const extensions = ["csv", "geojson", "xlsx"] as const;

const described = (extension: Extension) => ({
  method: "get" as const,
  description:
    "Dezelfde filters als de lijst, alles in één bestand, met bron, licentie, filter en het moment van de export. Tabellen openen zo in een Nederlands Excel.",
  responses: fileAnswers(forms[extension]),
});

const ofInitiatives = (extension: Extension, path: string, hide = false) =>
  createRoute({
    ...described(extension),
    path,
    hide,
    operationId: `exportInitiatives${forms[extension].named}`,
    tags: ["Initiatieven"],
    summary: `Gepubliceerde initiatieven ${forms[extension].words}`,
    request: { query: InitiativeFilter },
  });

const ofEntries = (extension: Extension) => {
  const { responses, ...rest } = described(extension);
  return createRoute({
    ...rest,
    path: `/entries/{type}/exports/${extension}`,
    operationId: `exportEntries${forms[extension].named}`,
    tags: ["Kennis"],
    summary: `Gepubliceerde inzendingen van een soort, of alle kennis, ${forms[extension].words}`,
    request: { params: TypeOrAll, query: EntryFilter.omit({ type: true }) },
    responses: { ...responses, ...notFound },
  });
};

export function exportRoutes(parts: FileParts): OpenAPIHono {
  const answer = (c: Context, extension: Extension, of: string, asked: InitiativeFilter) => {
    const types = requireTypes(of);
    return sendTable(c, parts, {
      ...{ extension, form: forms[extension], table: tableOf(of), home: listOfType(of).path },
      filter: (names) => questionWords(c.req.query(), names),
      records: () => eachPublicEntry(parts.living.db, { ...asked, types }),
    });
  };
  const routes = apiRoutes();
  for (const extension of extensions) {
    for (const route of [
      ofInitiatives(extension, `/initiatives/exports/${extension}`),
      // Where it was until 1.0: the same, for whoever kept the address.
      ofInitiatives(extension, `/initiatives.${extension}`, true),
    ])
      routes.openapi(route, (c) => answer(c, extension, "initiative", c.req.valid("query")));
    routes.openapi(ofEntries(extension), (c) => answer(c, extension, c.req.valid("param").type, c.req.valid("query")));
  }
  return routes;
}
