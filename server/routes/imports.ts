/** Importing a file: looked at without keeping anything, saved when confirmed, and taken away again as a whole. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { ImportCheck, ImportRecord } from "#data/exchange/import-answer.ts";
import { toldType } from "#data/exchange/import-progress.ts";
import { ImportSettings } from "#data/exchange/import-settings.ts";
import { type Actor, may, mayEver, scopesOf } from "#data/schema/permission.ts";
import { language } from "../body.ts";
import { Problem } from "../errors.ts";
import { type Identify, requireActor } from "../identity.ts";
import { answerOf } from "../import/answer.ts";
import { type CheckedRow, checkRows, landingsFor } from "../import/check.ts";
import { guess } from "../import/guess.ts";
import { readTable } from "../import/read-table.ts";
import { saveRows } from "../import/save.ts";
import { FileRefused, type Table } from "../import/table.ts";
import { type Asking, told, wantsToldAnswer } from "../import/told.ts";
import { notNamed } from "../judging.ts";
import type { Library } from "../library.ts";
import type { Living } from "../living.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok } from "../openapi.ts";
import { findBatch, findBatchOf, listBatches, reachesBeyond, undoBatch } from "../store/batches.ts";
import { findOrganisation } from "../store/organisations.ts";
import { readUpload, type Upload } from "../upload.ts";
import { denied, Id, Idempotency } from "../working-version.ts";

const tags = ["Importeren"];
/** Copies: schemas made before the OpenAPI package was loaded cannot be described. */
const Check = ImportCheck.clone().openapi("ImportCheck");
const Made = ImportRecord.clone().openapi("ImportRecord");

/** Only described: the handler reads it after it knows who asks, so that a stranger's file is not even looked at. */
const requestBody = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object" as const,
        required: ["file"],
        properties: {
          file: { type: "string" as const, format: "binary", description: "CSV, Excel (.xlsx) of GeoJSON, hoogstens 10 MB" },
          settings: {
            type: "string" as const,
            description: "JSON: welke kolom wat wordt; zonder gokt de server op de namen van de kolommen",
          },
        },
      },
    },
  },
};

/** With how far it is, for who asks for that. */
const orTold = <T extends ReturnType<typeof ok>>(answer: T) => ({
  ...answer,
  content: { ...answer.content, [toldType]: { schema: z.string().openapi({ description: toldWords }) } },
});
const toldWords =
  "Voor wie hierom vraagt met `Accept`: terwijl het werk loopt een regel JSON met `progress` (`stage`, `done`, `total`), als laatste een met `answer` of `problem`. De status is dan altijd 200.";

const check = createRoute({
  method: "post",
  path: "/import-checks",
  operationId: "checkImport",
  tags,
  summary: "Bekijk wat een bestand zou worden; er wordt niets bewaard",
  request: { query: NoQuery },
  requestBody,
  responses: { 200: orTold(ok(Check, "De kolommen, de fouten per regel en wat er al is")), ...badRequest, ...denied },
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
  responses: { 201: ok(Made, "Bewaard"), 200: orTold(ok(Made, "Was al bewaard met deze sleutel")), ...badRequest, ...denied },
});
const list = createRoute({
  method: "get",
  path: "/imports",
  operationId: "listImports",
  tags,
  summary: "Imports die je ongedaan kunt maken, nieuwste eerst",
  request: { query: NoQuery },
  responses: { 200: ok(z.object({ imports: z.array(Made) }), "De imports"), ...badRequest, ...denied },
});
const undo = createRoute({
  method: "delete",
  path: "/imports/{id}",
  operationId: "undoImport",
  tags,
  summary: "Haal een import weg; waar iemand aan verder heeft gewerkt blijft staan",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(Made, "Weggehaald"), ...badRequest, ...denied, ...notFound },
});

type ProblemOf = (error: unknown, c: Context) => Problem;

/** In one piece, or told while it is made. */
async function answered<T>(
  c: Context,
  problemOf: ProblemOf,
  work: (asking: Partial<Asking>) => Promise<T>,
): Promise<T | Response> {
  return wantsToldAnswer(c.req.raw) ? told(work, (error) => problemOf(error, c)) : work({});
}

/** `problemOf` judges what goes wrong after an answer has begun. */
export function importRoutes(living: Living, library: Library, problemOf: ProblemOf): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  const judge = async (c: Context, actor: Actor, { bytes, settings: asked }: Upload, asking: Partial<Asking>) => {
    asking.tell?.({ stage: "reading", done: 0, total: 0 });
    // Reading holds everything up for a moment: what was told leaves first.
    await new Promise(setImmediate);
    const table = await readTable(bytes).catch((error: unknown) => {
      throw error instanceof FileRefused ? refused(c, error) : error;
    });
    const settings = asked ?? ImportSettings.parse(guess(table));
    if (settings.organisation !== undefined && !(await findOrganisation(db, settings.organisation)))
      throw new Problem(400, "There is no such organisation.");
    const set = library.current();
    const checking = { ...asking, db, set, importer: actor };
    return { table, settings, rows: await checkRows(checking, table, settings) };
  };
  routes
    .openapi(check, async (c) => {
      const actor = await requireImporter(identify, c.req.raw);
      const upload = await readUpload(c);
      const answer = await answered(c, problemOf, async (asking) => {
        const judged = await judge(c, actor, upload, asking);
        return answerOf({ ...judged, landings: landingsFor(actor), language: language(c) });
      });
      return answer instanceof Response ? (answer as never) : c.json(answer, 200);
    })
    .openapi(run, async (c) => {
      const actor = await requireImporter(identify, c.req.raw);
      const upload = await readUpload(c);
      const request = `${actor.id} ${c.req.valid("header")["idempotency-key"]}`;
      let status: 200 | 201 = 201;
      const answer = await answered(c, problemOf, async (asking) => {
        const { table, settings, rows } = await judge(c, actor, upload, asking);
        if (!settings.skipFaulty && rows.some(({ entry }) => !entry)) throw faulty(c, table, rows);
        if (settings.landing === "published" && !settings.selfApproved && rows.some(({ entry }) => entry)) throw notNamed();
        const saving = { ...asking, db, actor: actor.id, at: now(), file: upload.name, request };
        const { record, fresh } = await saveRows(saving, rows, settings);
        if (!fresh) status = 200;
        return record;
      });
      return answer instanceof Response ? (answer as never) : c.json(answer, status);
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
      const [undone, archived] = [scopesOf(actor, "import.undo"), scopesOf(actor, "initiative.archive")];
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
  if (!mayEver(actor, "initiative.import")) throw new Problem(403, "Your role does not allow importing.");
  return actor;
}

/** Whose right to undo has no limits also sees what others and the shell imported. */
const seesAll = (actor: Actor): boolean => may(actor, "import.undo", {});

const refused = (c: Context, { said }: FileRefused) =>
  new Problem(400, said[language(c)], { errors: [{ in: "body", name: "file", reason: said[language(c)] }] });

function faulty(c: Context, { form }: Table, rows: readonly CheckedRow[]): Problem {
  const word = form === "geojson" ? "feature" : "line";
  const errors = rows.flatMap(({ line, faults }) =>
    faults.map(({ field, reason }) => ({ in: "body" as const, name: `${word} ${line}: ${field}`, reason: reason[language(c)] })),
  );
  return new Problem(400, `${errors.length} faults in the file: nothing was saved.`, { errors: errors.slice(0, 100) });
}
