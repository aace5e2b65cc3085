/** An own region out of a file that somebody has: read beside the main thread, answered as a code, and kept nowhere. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { RegionOfFile } from "#data/region/answer.ts";
import { readRegionFile } from "../../bulk-import/read-file.ts";
import { FileRefused } from "../../bulk-import/table.ts";
import { readUpload } from "../../bulk-import/upload.ts";
import { language } from "../../http/body.ts";
import { createLimiter } from "../../http/concurrency.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { apiRoutes, badRequest, busy, fileBody, NoQuery, ok, tooMuch } from "../openapi/openapi.ts";

const read = createRoute({
  method: "post",
  path: "/regions",
  operationId: "readRegion",
  tags: ["Gebieden"],
  summary: "Maak van een bestand de code van een eigen gebied; er wordt niets bewaard",
  description:
    "Van GeoJSON zijn het alle vlakken samen, anders de codes in de kolom die er de meeste heeft. De code staat in `/areas/{code}/profile`.",
  request: { query: NoQuery },
  requestBody: fileBody("GeoJSON, CSV of Excel (.xlsx), hoogstens 10 MB"),
  responses: { 200: ok(RegionOfFile, "Het eigen gebied, of waarom het er geen is"), ...badRequest, ...tooMuch, ...busy },
});

/** Anybody may: one at a time holds up no import. */
const atOnce = { atOnce: 1, waiting: 4, waitMs: 10_000 };

export function regionRoutes(limits: Limits): OpenAPIHono {
  const limiter = createLimiter(atOnce, {
    status: 503,
    detail: "Other files are being read now: try again in a moment.",
    retryAfter: 10,
  });
  return apiRoutes().openapi(read, async (c) => {
    await limits.take("region", c);
    const { bytes } = await readUpload(c);
    const { signal } = c.req.raw;
    const end = await limiter.begin({ signal });
    try {
      return c.json(await readRegionFile(bytes, { signal }), 200);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const reason = error.said[language(c)];
      throw new Problem(400, reason, { errors: [{ in: "body", name: "file", reason }] });
    } finally {
      end();
    }
  });
}
