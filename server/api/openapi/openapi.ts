/** What the routes of the API share: schemas as the document names them, and how a faulty request is answered. */
import { type Hook, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import { AreaCode, Level } from "#data/schema/area.ts";
import { Geometry } from "#data/schema/geometry.ts";
import { InitiativeFilter, sorts } from "#data/schema/initiative-filter.ts";
import { type Fault, Problem } from "../../http/errors.ts";

/** A schema made before the OpenAPI package was loaded cannot be described; its copy can. */
const own = <T extends z.ZodType>(schema: T): T => schema.clone();

export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z
      .array(z.object({ in: z.enum(["query", "path", "header", "body"]), name: z.string(), reason: z.string() }))
      .optional(),
  })
  .openapi("Problem", { description: "Fout volgens RFC 9457; `errors` noemt alle fouten in de vraag." });

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemSchema } },
  headers: { "API-Version": { schema: { type: "string" as const }, description: "Volledige versie van deze API" } },
});

/** Answers that every operation can give, for the document. */
export const badRequest = { 400: problem("De vraag klopt niet; alle fouten staan in `errors`") };
export const notFound = { 404: problem("Bestaat niet") };
export const gone = { 410: problem("Ingetrokken, en voorgoed weg") };
export const tooMuch = { 429: problem("Er wordt al te veel tegelijk gemaakt: probeer het na `Retry-After` seconden opnieuw") };
export const notNow = { 503: problem("De database antwoordt nu niet: probeer het na `Retry-After` seconden opnieuw") };
export const busy = { 503: problem("Te druk, of de database is er even niet: probeer het na `Retry-After` seconden opnieuw") };
export const tooOften = { 429: problem("Te vaak: probeer het na `Retry-After` seconden opnieuw") };

export const ok = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
  headers: { "API-Version": { schema: { type: "string" as const }, description: "Volledige versie van deze API" } },
});

/** A body that the route judges itself, so that all its faults come in one answer; here it is only described, by the same schema. */
export const jsonBody = (name: string, schema: z.ZodType = z.strictObject({}), description?: string) => {
  const { $schema, ...described } = z.toJSONSchema(schema, {
    target: "openapi-3.0",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === Geometry) Object.assign(jsonSchema, { $ref: "#/components/schemas/Geometry" });
    },
  });
  return {
    content: {
      "application/json": {
        schema: z.unknown().openapi(name, { type: "object", ...(description ? { description } : {}), ...(described as object) }),
      },
    },
    required: true,
  };
};

/** A body of a form with a file. Only described: handlers read it themselves, when they know who asks and with a bound. */
export const fileBody = (description: string, more: Readonly<Record<string, { type: "string"; description: string }>> = {}) => ({
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object" as const,
        required: ["file"],
        properties: { file: { type: "string" as const, format: "binary", description }, ...more },
      },
    },
  },
});

/**
 * A Response made by hand where a route promises a typed one: a file, a stream, a redirection, what the library of sign-ins answered.
 * That it is what the document says is for the tests that compare every answer with its schema.
 */
export const asAnswer = (response: Response): never => response as never;

/** A table where it is asked for, by name before by `Accept`. */
export const asksCsv = (c: Context, format: "json" | "csv" | undefined): boolean =>
  format === "csv" || (format === undefined && /^text\/csv\b/i.test(c.req.header("Accept") ?? ""));

/** `name` of letters, digits, hyphens and underscores, without its extension. */
export const csvFile = (c: Context, text: string, name: string): never =>
  asAnswer(
    c.body(text, 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
    }),
  );

/** Of a list that comes in pages. */
export const ListQuery = InitiativeFilter.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100).openapi({ description: "Hoogste aantal in het antwoord" }),
  after: z.string().max(64).optional().openapi({ description: "Id waarna de bladzijde begint; staat in `next`" }),
});

export const SortParameter = z.enum(sorts).optional().openapi({
  description:
    "Volgorde: titel, plaats (naam van de gemeente), thema dat het eerst is genoemd, laatst bevestigd, einddatum of bereik; met een `-` ervoor andersom. Wat niet bekend is, komt achteraan",
  example: "title",
});

/** A parameter nobody knows is a mistake that should not pass in silence. */
export const NoQuery = z.strictObject({});

/** Of operations that set an area beside what was asked. */
export const medianRule =
  "Kies je meer gebieden om mee te vergelijken, dan staan ze in `areas` van `benchmark`: even stedelijke van dezelfde schaal (het gebied zelf telt mee), de andere focusgebieden, of de vergelijkbare. Elk cijfer is dan hun mediaan, en `of` zegt van hoeveel gebieden: de helft ligt erboven en de helft eronder, en elk gebied telt even zwaar. Van een klasse is het bij een even aantal de laagste van de middelste twee. Met minder dan drie cijfers is er geen.";

export const NamedSchema = z.object({ code: AreaCode, name: z.string() });

export const AreaSchema = z
  .object({
    code: own(AreaCode).openapi({ example: "BU03071001" }),
    name: z.string().openapi({ example: "Vinkenbaan" }),
    level: own(Level).openapi({ description: "gemeente, wijk, buurt of group (een gebied uit een gebiedengroep)" }),
    row: z.number().int().openapi({ description: "Rij in de gebiedenindex en id van het gebied in de kaarttegels" }),
    bordered: z.boolean().openapi({ description: "Of het gebied een grens heeft" }),
    gemeente: NamedSchema.optional(),
    wijk: NamedSchema.optional(),
    inhabitants: z.number().int().optional().openapi({ description: "Inwoners; ontbreekt als het aantal niet bekend is" }),
  })
  .openapi("Area");

const places: Record<string, Fault["in"]> = { query: "query", param: "path", header: "header", json: "body", form: "body" };
const mostFaults = 50;

/** All faults of a request in one answer (NL API Design Rules: 400, never 422). */
export const refuseInvalid: Hook<unknown, Env, string, void> = (result) => {
  if (result.success) return;
  const place = places[result.target] ?? "query";
  const errors = result.error.issues.flatMap((issue): Fault[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => ({ in: place, name, reason: "this parameter is not known here" }))
      : [{ in: place, name: issue.path.join("."), reason: issue.message }],
  );
  const names = [...new Set(errors.map((fault) => fault.name))];
  throw new Problem(
    400,
    `The request has ${errors.length === 1 ? "a fault" : `${errors.length} faults`}: ${names.slice(0, 8).join(", ")}.`,
    {
      errors: errors.slice(0, mostFaults),
    },
  );
};

export const apiRoutes = () => new OpenAPIHono({ defaultHook: refuseInvalid, strict: true });
