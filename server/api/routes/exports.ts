/** Everything that a list matches, as a file: the same question, the same answer, without pages. Sent while it is read. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { today } from "#data/schema/day.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { type About, type Names, questionWords, readNames } from "../../entries/export/about.ts";
import { licenceUnnamed } from "../../entries/export/columns.ts";
import { csvRows } from "../../entries/export/csv-rows.ts";
import { excelRows } from "../../entries/export/excel-rows.ts";
import { geojsonRows } from "../../entries/export/geojson.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import type { Limits } from "../../http/limits.ts";
import { streamed } from "../../http/stream.ts";
import type { Library } from "../../published/published-set.ts";
import { eachPublication } from "../../store/initiatives/publication-stream.ts";
import { apiRoutes, asAnswer, badRequest, tooMuch } from "../openapi/openapi.ts";

interface Form {
  operationId: string;
  summary: string;
  type: string;
  rows(records: AsyncIterable<PublicRecord>, names: Names, about: About): AsyncIterable<string | Uint8Array>;
}

const forms: Record<"csv" | "geojson" | "xlsx", Form> = {
  csv: {
    operationId: "exportInitiativesCsv",
    summary: "Gepubliceerde initiatieven als CSV",
    type: "text/csv; charset=utf-8",
    rows: csvRows,
  },
  geojson: {
    operationId: "exportInitiativesGeojson",
    summary: "Gepubliceerde initiatieven als GeoJSON",
    type: "application/geo+json",
    rows: geojsonRows,
  },
  xlsx: {
    operationId: "exportInitiativesExcel",
    summary: "Gepubliceerde initiatieven als Excel-bestand",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    rows: excelRows,
  },
};

const routeOf = (extension: keyof typeof forms, path: string, hide = false) => {
  const { operationId, summary, type } = forms[extension];
  return createRoute({
    method: "get",
    path,
    hide,
    operationId,
    tags: ["Initiatieven"],
    summary,
    description:
      "Dezelfde filters als de lijst, alles in één bestand, met bron, licentie, filter en het moment van de export. Tabellen openen zo in een Nederlands Excel.",
    request: { query: InitiativeFilter },
    responses: {
      200: {
        description: "Het bestand",
        content: { [type.split(";")[0] ?? type]: { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...badRequest,
      ...tooMuch,
    },
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
  const answer = async (c: Context, extension: keyof typeof forms, filter: InitiativeFilter) => {
    const { type, rows } = forms[extension];
    const origin = originOf(c, living);
    const names = await readNames(db, library, origin);
    const exportedAt = now();
    const about: About = {
      source: `Wijkblik, ${origin}/initiatieven`,
      exportedAt,
      filter: questionWords(c.req.query(), names),
      licence: licenceUnnamed,
    };
    return streamed(c, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="wijkblik-initiatieven-${today(exportedAt)}.${extension}"`,
      },
      parts: rows(eachPublication(db, filter), names, about),
      end: await limits.concurrency.begin("file", c),
      failed: (error) => brokeOff(error, c),
    });
  };
  const routes = apiRoutes();
  for (const extension of ["csv", "geojson", "xlsx"] as const)
    for (const route of [
      routeOf(extension, `/initiatives/exports/${extension}`),
      // Where it was until 1.0: the same, for whoever kept the address.
      routeOf(extension, `/initiatives.${extension}`, true),
    ])
      routes.openapi(route, async (c) => asAnswer(await answer(c, extension, c.req.valid("query"))));
  return routes;
}
