/** Every entity of the API document once, under the name that its zod schema has (`.meta({ id })`), and null in words of OpenAPI 3.0. */
import type { OpenAPIHono } from "@hono/zod-openapi";

export type ApiDocument = ReturnType<OpenAPIHono["getOpenAPIDocument"]>;

interface Schema extends Record<string, unknown> {
  id?: unknown;
  nullable?: unknown;
  required?: unknown;
  oneOf?: unknown;
  anyOf?: unknown;
}

/** OpenAPI 3.0 has no type for null. */
const nothing = { type: "object", nullable: true, enum: [null] };
const isBareNull = (part: unknown) => JSON.stringify(part) === '{"nullable":true}';

/** Values, not schemas: a text named "id" in them is no name of ours. */
const values = new Set(["example", "examples", "default", "enum", "mapping"]);

/** Throws an Error where two different schemas have one name. */
export function namedSchemas(document: ApiDocument): ApiDocument {
  const found: Record<string, Schema> = {};
  const within = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map((one) => (isBareNull(one) ? nothing : within(one)));
    if (typeof part !== "object" || part === null) return part;
    const whole: Schema = Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, values.has(key) ? value : within(value)]),
    );
    // No list of required fields without one in it, and nothing that may be null without a type beside it.
    if (Array.isArray(whole.required) && whole.required.length === 0) delete whole.required;
    if (whole.nullable === true && whole.type === undefined) delete whole.nullable;
    return typeof whole.id === "string" ? moved(whole.id, whole) : whole;
  };
  const moved = (name: string, { id, nullable, ...schema }: Schema): Schema => {
    const choices = Array.isArray(schema.oneOf) ? schema.oneOf : undefined;
    const orNull = nullable === true || choices?.includes(nothing);
    if (choices) schema.oneOf = choices.filter((one) => one !== nothing);
    const known = found[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`Two schemas of the API are named ${name}: rename one in its .meta({ id }).`);
    found[name] = schema;
    const reference = { $ref: `#/components/schemas/${name}` };
    return orNull ? { oneOf: [reference, nothing] } : reference;
  };
  const paths = within(document.paths);
  const components = within(document.components) as { schemas?: object };
  return { ...document, paths, components: { ...components, schemas: { ...components.schemas, ...found } } } as ApiDocument;
}
