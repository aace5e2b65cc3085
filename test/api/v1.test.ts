/** The open API: faulty requests, and the NL API Design Rules. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openApi } from "../fixtures/open-api.ts";

const { small, get, json } = openApi();

describe("a faulty request", () => {
  test("is 400 with all its faults together", async () => {
    const response = await get("/areas?limit=900&page=zero&level=straat&typo=1");
    expect(response.status).toBe(400);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    const problem = (await response.json()) as { status: number; title: string; detail: string; errors: { name: string }[] };
    expect(problem).toMatchObject({ type: "about:blank", title: "Bad Request", status: 400 });
    expect(problem.errors.map(({ name }) => name).sort()).toEqual(["level", "limit", "page", "typo"]);
  });

  test("ten thousand parameters are refused quickly, with a bounded answer", async () => {
    const started = performance.now();
    const response = await get(`/areas?${Array.from({ length: 10_000 }, (_, i) => `p${i}=1`).join("&")}`);
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(10_000);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each([
    "/areas?q=",
    "/areas?q=%20",
    "/areas?limit=1&limit=2",
    "/areas?limit=NaN",
    "/areas?limit=1e9",
    "/areas?gemeente=363",
    "/indicators?theme=x",
    "/groups?x=1",
    "/sources?x",
    "/indicators/druk/values?year=NaN",
    "/areas/GM0363?x=1",
  ])("%s", async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  test("odd text is only text", async () => {
    for (const q of [
      "__proto__",
      "constructor",
      "%00",
      "\u202Eabc",
      "\uD800",
      "<script>",
      "' OR 1=1",
      "(((((",
      "a".repeat(100),
    ]) {
      expect((await get(`/areas?q=${encodeURIComponent(Buffer.from(q).toString())}`)).status, q).toBe(200);
    }
  });
});

describe("the NL API Design Rules", () => {
  const some = ["", "/", "/openapi.json", "/areas", "/areas/GM0363", "/indicators", "/nowhere", "/areas?x=1"];

  test.each(some)("%s carries the version, security headers and CORS", async (path) => {
    const { headers } = await get(path);
    expect(headers.get("API-Version")).toMatch(/^1\.\d+\.\d+$/);
    expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("Referrer-Policy")).toBeTruthy();
  });

  test("no address ends in a slash but the root, and nothing redirects", async () => {
    expect((await get("")).status).toBe(200);
    expect((await get("/")).status).toBe(200);
    for (const path of ["/areas/", "/areas/GM0363/", "/indicators/", "/openapi.json/"])
      expect((await get(path)).status, path).toBe(404);
  });

  test("every error is a problem with status, title and detail", async () => {
    for (const [path, status, method, accept] of [
      ["/nowhere", 404, "GET", "*/*"],
      ["/areas", 405, "POST", "*/*"],
      ["/areas/GM0363", 405, "DELETE", "*/*"],
      ["/areas", 406, "GET", "application/xml"],
      ["/areas?x=1", 400, "GET", "*/*"],
    ] as const) {
      const response = await get(path, { Accept: accept }, method);
      expect(response.status, path).toBe(status);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      const problem = (await response.json()) as Record<string, unknown>;
      expect(problem).toMatchObject({ status, title: expect.any(String), detail: expect.any(String), type: expect.any(String) });
      if (status === 405) expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    }
  });

  test("the description is OpenAPI 3.0.3 with the version only in the server's address, and every operation is documented", async () => {
    const document = (await json("/openapi.json")) as {
      openapi: string;
      servers: { url: string }[];
      info: { version: string };
      paths: Record<string, Record<string, { operationId?: string; summary?: string; tags?: string[]; responses: object }>>;
    };
    expect(document.openapi).toBe("3.0.3");
    expect(document.servers).toEqual([{ url: "/api/v1", description: expect.any(String) }]);
    expect(Object.keys(document.paths).length).toBeGreaterThanOrEqual(10);
    for (const [path, item] of Object.entries(document.paths)) {
      expect(path).not.toMatch(/v1|\/$/);
      expect(Object.keys(item).length, path).toBeGreaterThan(0);
      for (const [method, { operationId, summary, tags, responses }] of Object.entries(item)) {
        expect(operationId && summary && tags?.length, `${method} ${path}`).toBeTruthy();
        expect(Object.keys(responses), `${method} ${path}`).toContain("400");
      }
    }
    expect((await get("/", {}, "HEAD")).status).toBe(200);
  });

  test("times are UTC with Z", async () => {
    expect((await json("/sources")).builtAt).toMatch(/Z$/);
  });
});

test("the documentation page lists every operation and has no script", async () => {
  const response = await small().app.request("http://localhost/api");
  expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  const html = await response.text();
  expect(html).not.toContain("<script");
  const document = (await json("/openapi.json")) as { paths: Record<string, object> };
  for (const [path, item] of Object.entries(document.paths))
    for (const method of Object.keys(item)) expect(html).toContain(`${method.toUpperCase()} /api/v1${path}`);
  expect((await small().app.request("http://localhost/api/documentation.css")).headers.get("Content-Type")).toContain("text/css");
});

test("the log has one line a request and not a word of what was asked", async () => {
  await get("/areas?q=geheimzinnig");
  await get("/geocode?q=geheimzinnig");
  expect(small().logged()).not.toContain("geheimzinnig");
  expect(readFileSync(new URL("../../server/http/log.ts", import.meta.url), "utf8")).not.toMatch(/user-agent|x-forwarded-for/i);
});
