/** Everything that a list matches, as a file: the same question, the same answer, without pages. Sent while it is read. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { EntryFilter } from "#data/entries/public-entry.ts";
import { listOfType } from "#data/entry-types/address.ts";
import { today } from "#data/schema/day.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { type About, type Names, questionWords, readNames } from "../../entries/export/about.ts";
import { licenceUnnamed } from "../../entries/export/columns.ts";
import { csvRows } from "../../entries/export/csv-rows.ts";
import { type ExportTable, tableOf } from "../../entries/export/entry-columns.ts";
import { excelRows } from "../../entries/export/excel-rows.ts";
import { geojsonRows } from "../../entries/export/geojson.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { requireTypes } from "../../entries/types-asked.ts";
import type { Limits } from "../../http/limits.ts";
import { streamed } from "../../http/stream.ts";
import type { Library } from "../../published/published-set.ts";
import { eachPublicEntry } from "../../store/entries/public-stream.ts";
import { TypeOrAll } from "../openapi/entry.ts";
import { apiRoutes, asAnswer, badRequest, notFound, tooMuch } from "../openapi/openapi.ts";

interface Form {
  /** End of the names of its operations. */
  named: string;
  words: string;
  type: string;
  rows(table: ExportTable, records: AsyncIterable<PublicRecord>, names: Names, about: About): AsyncIterable<string | Uint8Array>;
}

const forms: Record<"csv" | "geojson" | "xlsx", Form> = {
  csv: { named: "Csv", words: "als CSV", type: "text/csv; charset=utf-8", rows: csvRows },
  geojson: { named: "Geojson", words: "als GeoJSON", type: "application/geo+json", rows: geojsonRows },
  xlsx: {
    named: "Excel",
    words: "als Excel-bestand",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    rows: excelRows,
  },
};
type Extension = keyof typeof forms;
const extensions = ["csv", "geojson", "xlsx"] as const;

const described = (extension: Extension) => {
  const { type } = forms[extension];
  return {
    method: "get" as const,
    description:
      "Dezelfde filters als de lijst, alles in één bestand, met bron, licentie, filter en het moment van de export. Tabellen openen zo in een Nederlands Excel.",
    responses: {
      200: {
        description: "Het bestand",
        content: { [type.split(";")[0] ?? type]: { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...badRequest,
      ...tooMuch,
    },
  };
};

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

interface ExportParts {
  living: Living;
  library: Library;
  limits: Limits;
  brokeOff: (error: unknown, c: Context) => void;
}

export function exportRoutes({ living, library, limits, brokeOff }: ExportParts): OpenAPIHono {
  const { db, now } = living;
  const answer = async (c: Context, extension: Extension, of: string, asked: InitiativeFilter) => {
    const { type, rows } = forms[extension];
    const types = requireTypes(of);
    const table = tableOf(of);
    const home = listOfType(of);
    const origin = originOf(c, living);
    const names = await readNames(db, library, origin);
    const exportedAt = now();
    const about: About = {
      source: `Wijkblik, ${origin}${home.path}`,
      exportedAt,
      filter: questionWords(c.req.query(), names),
      licence: licenceUnnamed,
    };
    return streamed(c, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="wijkblik-${table.name}-${today(exportedAt)}.${extension}"`,
      },
      parts: rows(table, eachPublicEntry(db, { ...asked, types }), names, about),
      end: await limits.concurrency.begin("file", c),
      failed: (error) => brokeOff(error, c),
    });
  };
  const routes = apiRoutes();
  for (const extension of extensions) {
    for (const route of [
      ofInitiatives(extension, `/initiatives/exports/${extension}`),
      // Where it was until 1.0: the same, for whoever kept the address.
      ofInitiatives(extension, `/initiatives.${extension}`, true),
    ])
      routes.openapi(route, async (c) => asAnswer(await answer(c, extension, "initiative", c.req.valid("query"))));
    routes.openapi(ofEntries(extension), async (c) =>
      asAnswer(await answer(c, extension, c.req.valid("param").type, c.req.valid("query"))),
    );
  }
  return routes;
}
