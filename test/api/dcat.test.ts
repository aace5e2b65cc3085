/** The catalogue of the sources as others harvest it: whole by DCAT-AP-NL 3, the same graph in both forms, with addresses that answer. */
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import { isomorphic } from "rdf-isomorphic";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.remove());
const ask = (path: string, headers: Record<string, string> = {}) => small.app.request(`http://localhost${path}`, { headers });
const quadsOf = async (): Promise<Store> => {
  const document = await (await ask("/api/v1/sources/dcat")).json();
  const text = await jsonld.toRDF(document, { format: "application/n-quads" });
  return new Store(new Parser({ format: "N-Quads" }).parse(String(text)));
};
const names = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
};
const whole = (name: string) => name.replace(/^(\w+):/, (_, prefix: keyof typeof names) => names[prefix]);
const ofType = (store: Store, type: string) =>
  store.getSubjects("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", whole(type), null);

/** What the profile says must be there (shapes of DCAT-AP 3.0 and DCAT-AP-NL 3.0). */
const required: Record<string, string[]> = {
  "dcat:Catalog": ["dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset"],
  "dcat:Dataset": [
    "dct:title",
    "dct:description",
    "dct:identifier",
    "dct:publisher",
    "dct:creator",
    "dct:accessRights",
    "dcat:contactPoint",
    "dcat:theme",
  ],
  "dcat:Distribution": ["dcat:accessURL", "dct:license"],
  "dcat:DataService": [
    "dct:title",
    "dct:description",
    "dct:identifier",
    "dct:publisher",
    "dct:accessRights",
    "dct:license",
    "dcat:contactPoint",
    "dcat:endpointURL",
    "dcat:endpointDescription",
    "dcat:theme",
  ],
};
const once = ["dct:identifier", "dcat:accessURL", "dcat:downloadURL", "dcat:endpointDescription"];

test("everything that the profile requires is there, and once where it may be there once", async () => {
  const store = await quadsOf();
  for (const [type, properties] of Object.entries(required)) {
    const subjects = ofType(store, type);
    expect(subjects.length, type).toBeGreaterThan(0);
    for (const subject of subjects)
      for (const property of properties) {
        const count = store.countQuads(subject, whole(property), null, null);
        expect(count, `${subject.value} ${property}`).toBeGreaterThan(0);
        if (once.includes(property)) expect(count, `${subject.value} ${property}`).toBe(1);
      }
  }
});

test("every source with figures is a dataset, and every file of it answers", async () => {
  const store = await quadsOf();
  const { sources } = await (await ask("/api/v1/sources")).json();
  const datasets = ofType(store, "dcat:Dataset").map(({ value }) => value);
  const known = sources.map(({ id }: { id: string }) => `http://localhost/bronnen#${id}`);
  expect(datasets.filter((dataset) => !known.includes(dataset))).toEqual([]);
  const files = store.getObjects(null, whole("dcat:downloadURL"), null);
  expect(files.length).toBeGreaterThan(0);
  for (const { value } of files) {
    const answer = await ask(value.replace("http://localhost", ""));
    expect(answer.status, value).toBe(200);
    expect(answer.headers.get("Content-Type")).toContain("text/csv");
  }
});

test("Turtle is the same graph", async () => {
  const answer = await ask("/api/v1/sources/dcat", { Accept: "text/turtle" });
  expect(answer.headers.get("Content-Type")).toContain("text/turtle");
  const turtle = new Parser({ format: "Turtle" }).parse(await answer.text());
  expect(isomorphic(turtle, (await quadsOf()).getQuads(null, null, null, null))).toBe(true);
  expect(isomorphic(turtle.slice(1), turtle)).toBe(false);
  expect(
    (await ask("/api/v1/sources/dcat?format=turtle", { Accept: "application/ld+json" })).headers.get("Content-Type"),
  ).toContain("text/turtle");
});
