/** Importing a file: looked at without keeping anything, saved when confirmed, and taken away again as a whole. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { findDefinition } from "#data/entry-types/registry.ts";
import { ImportCheck, ImportRecord, ImportRecords, progressType } from "#data/schema/import-answer.ts";
import { type Actor, may, mayEver, scopesOf } from "#data/schema/permission.ts";
import { type Identify, requireActor } from "../../auth/identity.ts";
import { answerOf } from "../../bulk-import/answer.ts";
import { type CheckedRow, checkRows, importStatesFor } from "../../bulk-import/check.ts";
import { ownHeadings } from "../../bulk-import/own-fields.ts";
import { type ReadFile, readFile, readingLimits } from "../../bulk-import/read-file.ts";
import { type Asking, wantsProgress, withProgress } from "../../bulk-import/report.ts";
import { saveRows } from "../../bulk-import/save.ts";
import { FileRefused } from "../../bulk-import/table.ts";
import { readUpload, type Upload } from "../../bulk-import/upload.ts";
import { notNamed } from "../../entries/entry.ts";
import type { Living } from "../../entries/living-data.ts";
import { language } from "../../http/body.ts";
import { createLimiter, type LimiterRefusal } from "../../http/concurrency.ts";
import { type Fault, Problem } from "../../http/errors.ts";
import type { Geocoder } from "../../ports/geocoder.ts";
import type { Library } from "../../published/published-set.ts";
import { findBatch, findBatchOf, listBatches, reachesBeyond, undoBatch } from "../../store/entries/batches.ts";
import { listNames } from "../../store/entries/import-entries.ts";
import { mayBelongTo } from "../../store/organisations.ts";
import { apiRoutes, asAnswer, badRequest, busy, fileBody, NoQuery, notFound, ok } from "../openapi/openapi.ts";
import { denied, Id, Idempotency } from "../openapi/working-version.ts";

const tags = ["Importeren"];

/** Read after it is known who asks, so that a stranger's file is not even looked at. */
const requestBody = fileBody("CSV, Excel (.xlsx) of GeoJSON, hoogstens 10 MB", {
  settings: {
    type: "string",
    description:
      "JSON: welke kolom wat wordt en uit welke lijst (`list`) de regels komen; met `type` worden het inzendingen van een andere soort, en staan de kolommen onder hun veld in `own`; zonder gokt de server op de namen van de kolommen en van het bestand",
  },
});

/** With how far it is, for who asks for that. */
const orProgress = <T extends ReturnType<typeof ok>>(answer: T) => ({
  ...answer,
  content: { ...answer.content, [progressType]: { schema: z.string().openapi({ description: progressWords }) } },
});
const progressWords =
  "Voor wie hierom vraagt met `Accept`: terwijl het werk loopt een regel JSON met `progress` (`stage`, `done`, `total`), als laatste een met `answer` of `problem`. De status is dan altijd 200.";

const check = createRoute({
  method: "post",
  path: "/import-checks",
  operationId: "checkImport",
  tags,
  summary: "Bekijk wat een bestand zou worden; er wordt niets bewaard",
  request: { query: NoQuery },
  requestBody,
  responses: {
    200: orProgress(ok(ImportCheck, "De kolommen, de fouten per regel en wat er al is")),
    ...badRequest,
    ...denied,
    ...busy,
  },
});
const run = createRoute({
  method: "post",
  path: "/imports",
  operationId: "runImport",
  tags,
  summary: "Importeer een bestand, in één keer of helemaal niet",
  description:
    "Wat meteen openbaar wordt, beoordeelt niemand anders: noem dat met `selfApproved` in `settings`; het staat in de geschiedenis.",
  request: { query: NoQuery, headers: Idempotency },
  requestBody,
  responses: {
    201: ok(ImportRecord, "Bewaard"),
    200: orProgress(ok(ImportRecord, "Was al bewaard met deze sleutel")),
    ...badRequest,
    ...denied,
    ...busy,
  },
});
const list = createRoute({
  method: "get",
  path: "/imports",
  operationId: "listImports",
  tags,
  summary: "Imports die je ongedaan kunt maken, nieuwste eerst",
  request: { query: NoQuery },
  responses: { 200: ok(ImportRecords, "De imports"), ...badRequest, ...denied },
});
const undo = createRoute({
  method: "delete",
  path: "/imports/{id}",
  operationId: "undoImport",
  tags,
  summary: "Haal een import weg; waar iemand aan verder heeft gewerkt blijft staan",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(ImportRecord, "Weggehaald"), ...badRequest, ...denied, ...notFound },
});

type ProblemOf = (error: unknown, c: Context) => Problem;

/** In one piece, or with its progress while it is made; ended when whoever asked has gone. */
async function answered<T>(
  c: Context,
  problemOf: ProblemOf,
  work: (asking: Partial<Asking>) => Promise<T>,
): Promise<T | Response> {
  if (wantsProgress(c.req.raw)) return withProgress(work, (error) => problemOf(error, c));
  return work({ signal: c.req.raw.signal });
}

/** Files that are read and checked at a time, and that wait for it: each holds some hundred megabytes at most. */
const readingConcurrency = { atOnce: 2, waiting: 6, waitMs: 10_000 };
const otherFiles: LimiterRefusal = {
  status: 503,
  detail: "Other files are being read now: try again in a moment.",
  retryAfter: 10,
};

/** `problemOf` judges what goes wrong after an answer has begun. */
export function importRoutes(living: Living, library: Library, geocoder: Geocoder, problemOf: ProblemOf): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  const limiter = createLimiter({ ...readingConcurrency, ...living.importing }, otherFiles);
  const limits = { ...readingLimits, ...living.importing };
  /** Ends only when the work with the rows is done too: what thousands of them cost is not for many at a time. */
  const judged = async <T>(
    c: Context,
    { actor, upload: { bytes, name, settings }, asking }: { actor: Actor; upload: Upload; asking: Partial<Asking> },
    goOn: (read: ReadFile, rows: CheckedRow[]) => Promise<T>,
  ): Promise<T> => {
    const { tell, signal } = asking;
    tell?.({ stage: "reading", done: 0, total: 0 });
    const type = settings?.type ?? "initiative";
    if (!findDefinition(type)) throw new Problem(400, "There is no entry of this type.");
    const headings = type === "initiative" ? undefined : ownHeadings(type);
    const end = await limiter.begin({ signal });
    try {
      const read = await readFile({ bytes, name, settings, headings }, { limits, signal }).catch((error: unknown) => {
        throw error instanceof FileRefused ? refused(c, error) : error;
      });
      const { organisation } = read.head.settings;
      if (organisation !== undefined && !(await mayBelongTo(db, organisation)))
        throw new Problem(400, "There is no such organisation.");
      const checking = { ...asking, db, set: library.current(), importer: actor, geocoder };
      return await goOn(read, await checkRows(checking, read));
    } finally {
      end();
    }
  };
  routes
    .openapi(check, async (c) => {
      const actor = await requireImporter(identify, c.req.raw);
      const upload = await readUpload(c);
      const answer = await answered(c, problemOf, (asking) =>
        judged(c, { actor, upload, asking }, async ({ head }, rows) => {
          const lists = await listNames(db, seesAll(actor) ? undefined : actor.id);
          return answerOf({ head, rows, landings: importStatesFor(actor), lists, language: language(c) });
        }),
      );
      return answer instanceof Response ? asAnswer(answer) : c.json(answer, 200);
    })
    .openapi(run, async (c) => {
      const actor = await requireImporter(identify, c.req.raw);
      const upload = await readUpload(c);
      const request = `${actor.id} ${c.req.valid("header")["idempotency-key"]}`;
      let status: 200 | 201 = 201;
      const answer = await answered(c, problemOf, (asking) =>
        judged(c, { actor, upload, asking }, async ({ head: { form, settings } }, rows) => {
          if (!settings.skipFaulty && rows.some(({ entry }) => !entry)) throw faulty(c, form, rows);
          if (settings.landing === "published" && !settings.selfApproved && rows.some(({ entry }) => entry)) throw notNamed();
          const saving = { ...asking, db, actor: actor.id, at: now(), file: upload.name, request };
          const { record, fresh } = await saveRows(saving, rows, settings);
          if (!fresh) status = 200;
          return record;
        }),
      );
      return answer instanceof Response ? asAnswer(answer) : c.json(answer, status);
    })
    .openapi(list, async (c) => {
      const actor = await requireImporter(identify, c.req.raw);
      return c.json({ imports: await listBatches(db, seesAll(actor) ? undefined : actor.id) }, 200);
    })
    .openapi(undo, async (c) => {
      const actor = await requireImporter(identify, c.req.raw);
      const { id } = c.req.valid("param");
      if (!(await findBatchOf(db, id, seesAll(actor) ? undefined : actor.id)))
        throw new Problem(404, "There is no import with this id that is yours to undo.");
      const [undone, archived] = [scopesOf(actor, "import.undo"), scopesOf(actor, "entry.archive")];
      if (await reachesBeyond(db, id, { undone, archived }))
        throw new Problem(403, "This import holds what your role may not take away: ask the beheerder to undo it.");
      await undoBatch(db, id, { actor: actor.id, at: now() });
      const record = await findBatch(db, { id });
      if (!record) throw new Problem(404, "This import is gone.");
      return c.json(record, 200);
    });
  return routes;
}

async function requireImporter(identify: Identify, request: Request): Promise<Actor> {
  const actor = await requireActor(identify, request);
  if (!mayEver(actor, "entry.import")) throw new Problem(403, "Your role does not allow importing.");
  return actor;
}

/** Whose right to undo has no limits also sees what others and the shell imported. */
const seesAll = (actor: Actor): boolean => may(actor, "import.undo", {});

const refused = (c: Context, { said }: FileRefused) =>
  new Problem(400, said[language(c)], { errors: [{ in: "body", name: "file", reason: said[language(c)] }] });

const mostFaults = 100;

function faulty(c: Context, form: ReadFile["head"]["form"], rows: readonly CheckedRow[]): Problem {
  const word = form === "geojson" ? "feature" : "line";
  const errors: Fault[] = [];
  let number = 0;
  for (const { line, faults } of rows)
    for (const { field, reason } of faults)
      if (++number <= mostFaults) errors.push({ in: "body", name: `${word} ${line}: ${field}`, reason: reason[language(c)] });
  return new Problem(400, `${number} faults in the file: nothing was saved.`, { errors });
}
