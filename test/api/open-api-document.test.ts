/** The OpenAPI document: every answer is described whole, and the addresses it no longer names answer as before. */
import { describe, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { workflow } from "../fixtures/workflow.ts";

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}
interface Document {
  info: { contact: { email: string } };
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>>;
  components: { schemas: Record<string, Schema> };
}

const says = ["properties", "additionalProperties", "oneOf", "anyOf", "allOf"] as const;

/** Where an object is only called one, or nothing is said at all; the values of an open map or list may be anything. */
function bareIn(document: Document): string[] {
  const found: string[] = [];
  const look = (schema: Schema, at: string, seen: readonly string[], open = false): void => {
    if (schema.$ref) {
      const name = schema.$ref.split("/").at(-1) ?? "";
      const named = document.components.schemas[name];
      if (!named) found.push(`${at}: no ${name}`);
      else if (!seen.includes(name)) look(named, name, [...seen, name]);
      return;
    }
    const isNull = schema.enum?.length === 1 && schema.enum[0] === null;
    const bare = (schema.type === "object" && !isNull) || (schema.type === undefined && !open);
    if (bare && !says.some((word) => schema[word] !== undefined)) found.push(at);
    for (const [name, one] of Object.entries(schema.properties ?? {})) look(one, `${at}.${name}`, seen);
    if (typeof schema.additionalProperties === "object") look(schema.additionalProperties, `${at}.*`, seen, true);
    if (schema.items) look(schema.items, `${at}[]`, seen, true);
    for (const one of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) look(one, at, seen);
  };
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, { responses }] of Object.entries(operations))
      for (const [status, { content = {} }] of Object.entries(responses))
        if (status.startsWith("2")) for (const { schema } of Object.values(content)) look(schema, `${method} ${path}`, []);
  return found;
}

onEveryEngine((engine) => {
  const { ask, published } = workflow(engine);
  const document = async (): Promise<Document> => (await ask("/openapi.json")).json() as Promise<Document>;

  test("no answer is only called an object", async () => {
    expect(bareIn(await document())).toEqual([]);
  });

  test("a bare object, a bare value and a missing name are found", () => {
    const schema = { properties: { a: { type: "object" }, b: {}, c: { $ref: "#/components/schemas/Gone" } } };
    const content = { "application/json": { schema } };
    const paths = { "/x": { get: { responses: { 200: { content } } } } };
    const found = bareIn({ info: { contact: { email: "" } }, paths, components: { schemas: {} } });
    expect(found).toEqual(["get /x.a", "get /x.b", "get /x.c: no Gone"]);
  });

  test("it names a mailbox", async () => {
    expect((await document()).info.contact.email).toMatch(/^[^@\s]+@[^@\s]+$/);
  });

  describe("files and feeds at their old addresses", () => {
    const pairs = [
      ...["csv", "geojson", "xlsx"].map((form) => [`/initiatives.${form}`, `/initiatives/exports/${form}`] as const),
      ...["rss", "atom", "ics"].map((form) => [`/initiatives.${form}`, `/initiatives/feeds/${form}`] as const),
    ];

    test.each(pairs)("%s answers as %s", async (old, now) => {
      const { paths } = await document();
      expect(paths[old]).toBeUndefined();
      expect(paths[now]?.get).toBeDefined();
      const { id } = await published();
      const [before, after] = [await ask(`${old}?kind=initiatief`), await ask(`${now}?kind=initiatief`)];
      expect([before.status, after.status]).toEqual([200, 200]);
      for (const name of ["Content-Type", "Content-Disposition", "API-Version", "Cache-Control"])
        expect(before.headers.get(name), name).toBe(after.headers.get(name));
      // A workbook is packed, and both hold the moment they were made.
      const [one, other] = [await before.text(), (await after.text()).replaceAll(now, old)];
      if (!old.endsWith("xlsx")) for (const text of [one, other]) expect(text).toContain(id);
      expect(Math.abs(one.length - other.length)).toBeLessThan(50);
      expect((await ask(`${old}?typo=1`)).status).toBe(400);
      expect((await ask(old, { method: "POST", body: {} })).status).toBe(405);
    });
  });
});
