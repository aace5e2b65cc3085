/** The open API: what it answers, and the NL API Design Rules. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Profile } from "#data/schema/profile.ts";
import { type SmallApp, smallApp } from "./small-app.ts";

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.remove());

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  small.app.request(`http://localhost/api/v1${path}`, { method, headers });
const json = async (path: string) => {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};
const codes = async (path: string) => ((await json(path)).areas as { code: string }[]).map(({ code }) => code);

describe("areas", () => {
  test("a name is found with a typing error, without accents and by its gemeente", async () => {
    expect((await codes("/areas?q=roterdam"))[0]).toBe("GM0599");
    expect((await codes("/areas?q=liendrt"))[0]).toBe("liendert");
    expect(await codes("/areas?q=zeedijk%20amsterdam")).toEqual(["BU0363AA01"]);
  });

  test("a code is found whole or by its beginning", async () => {
    expect((await codes("/areas?q=BU0363AA02"))[0]).toBe("BU0363AA02");
    expect(await codes("/areas?q=wk0363&level=wijk")).toEqual(["WK0363AA"]);
  });

  test("level and gemeente narrow, limit and page cut", async () => {
    expect(await codes("/areas?gemeente=GM0363")).toEqual(["GM0363", "WK0363AA", "BU0363AA01", "BU0363AA02"]);
    const first = await json("/areas?level=buurt&limit=3");
    expect(first).toMatchObject({ numberMatched: 4, numberReturned: 3, next: "/api/v1/areas?level=buurt&limit=3&page=2" });
    expect(await codes("/areas?level=buurt&limit=3&page=2")).toEqual(["BU05990110"]);
  });

  test("one area tells where it lies and what it belongs to", async () => {
    expect(await json("/areas/BU0363AA02")).toEqual({
      code: "BU0363AA02",
      name: "Oude Kerk e.o.",
      level: "buurt",
      row: 2,
      bordered: true,
      gemeente: { code: "GM0363", name: "Amsterdam" },
      wijk: { code: "WK0363AA", name: "Burgwallen-Oude Zijde" },
      inhabitants: 740,
      division: 2024,
      box: [4.3, 51.9, 5.4, 52.4],
      point: [4.8, 52.1],
    });
  });

  test("a profile has every figure with standing, class, gemeente and country", async () => {
    const profile = Profile.parse(await json("/areas/BU05990110/profile"));
    expect(profile.figures).toEqual([
      {
        indicator: "druk",
        year: 2024,
        value: 5,
        status: "ok",
        computed: false,
        rank: 1,
        of: 3,
        percentile: 83.3,
        class: 1,
        national: { value: 2, status: "ok" },
        gemeente: { value: 3.5, status: "ok" },
        series: [
          { year: 2023, value: 4.5, status: "ok", computed: false },
          { year: 2024, value: 5, status: "ok", computed: false },
        ],
      },
    ]);
  });

  test("a suppressed figure is null with its status, never a number", async () => {
    const [figure] = Profile.parse(await json("/areas/BU0363AA01/profile")).figures;
    expect(figure).toMatchObject({ value: null, status: "suppressed", of: 3 });
    expect(figure).not.toHaveProperty("rank");
    expect(figure).not.toHaveProperty("class");
  });

  test("the profile of a group area names its members and how certain they are", async () => {
    const { group } = Profile.parse(await json("/areas/liendert/profile"));
    expect(group).toEqual({
      list: "focusgebieden",
      members: [{ code: "WK030710", name: "Wijk 10 Liendert", share: 1 }],
      certainty: "hoog",
    });
  });

  test.each(["/areas/BU99999999", "/areas/GM0363%00", "/areas/__proto__", "/areas/x", "/areas/bu0363aa02"])(
    "%s does not exist",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe("indicators", () => {
  test("the catalogue, one of it, and those of a theme", async () => {
    expect(((await json("/indicators")).indicators as unknown[]).length).toBe(1);
    expect(((await json("/indicators?theme=wonen")).indicators as unknown[]).length).toBe(0);
    expect(await json("/indicators/druk")).toMatchObject({ id: "druk", unit: { decimals: 1 } });
    expect((await get("/indicators/geluk")).status).toBe(404);
  });

  test("values come with unit, year, source and licence", async () => {
    const answer = await json("/indicators/druk/values?level=buurt&year=2023");
    expect(answer).toMatchObject({ indicator: "druk", level: "buurt", year: 2023, unit: "punten", source: { licence: "CC0" } });
    expect((answer.values as unknown[])[1]).toEqual({
      code: "BU0363AA01",
      name: "Kop Zeedijk",
      value: null,
      status: "suppressed",
    });
  });

  test("as CSV they open in a Dutch spreadsheet: mark, semicolons, decimal commas, empty for none", async () => {
    for (const response of [
      await get("/indicators/druk/values?level=buurt&format=csv"),
      await get("/indicators/druk/values?level=buurt", { Accept: "text/csv" }),
    ]) {
      expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
      expect(response.headers.get("Content-Disposition")).toContain("druk-buurt-2024.csv");
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
      const lines = bytes.toString("utf8").slice(1).split("\r\n");
      expect(lines[0]).toBe("code;naam;indicator;jaar;waarde;eenheid;status;dekking_procent;bron;licentie");
      expect(lines[1]).toBe("BU03071001;Vinkenbaan;druk;2024;0,5;punten;ok;;Verzonnen cijfers;CC0");
      expect(lines[2]).toBe("BU0363AA01;Kop Zeedijk;druk;2024;;punten;suppressed;;Verzonnen cijfers;CC0");
    }
  });

  test("a year without figures is 404 and says which years there are", async () => {
    const response = await get("/indicators/druk/values?level=wijk&year=1999");
    expect(response.status).toBe(404);
    expect(((await response.json()) as { detail: string }).detail).toContain("2023, 2024");
  });
});

test("groups and sources", async () => {
  expect(await json("/groups")).toMatchObject({ groups: [{ id: "focusgebieden", areas: 1 }] });
  expect(await json("/groups/focusgebieden")).toMatchObject({ areas: [{ id: "liendert", certainty: "hoog" }] });
  expect((await get("/groups/none")).status).toBe(404);
  expect(await json("/sources")).toMatchObject({ fictional: true, sources: [{ id: "verzonnen", licence: "CC0" }] });
});

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
      paths: Record<string, { get?: { operationId?: string; summary?: string; tags?: string[]; responses: object } }>;
    };
    expect(document.openapi).toBe("3.0.3");
    expect(document.servers).toEqual([{ url: "/api/v1", description: expect.any(String) }]);
    expect(Object.keys(document.paths).length).toBeGreaterThanOrEqual(10);
    for (const [path, item] of Object.entries(document.paths)) {
      expect(path).not.toMatch(/v1|\/$/);
      expect(item.get?.operationId && item.get.summary && item.get.tags?.length, path).toBeTruthy();
      expect(Object.keys(item.get?.responses ?? {}), path).toContain("400");
    }
    expect((await get("/", {}, "HEAD")).status).toBe(200);
  });

  test("times are UTC with Z", async () => {
    expect((await json("/sources")).builtAt).toMatch(/Z$/);
  });
});

test("the documentation page lists every operation and has no script", async () => {
  const response = await small.app.request("http://localhost/api");
  expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  const html = await response.text();
  expect(html).not.toContain("<script");
  const document = (await json("/openapi.json")) as { paths: Record<string, unknown> };
  for (const path of Object.keys(document.paths)) expect(html).toContain(`GET /api/v1${path}`);
  expect((await small.app.request("http://localhost/api/documentation.css")).headers.get("Content-Type")).toContain("text/css");
});

test("the log has one line a request and not a word of what was asked", async () => {
  await get("/areas?q=geheimzinnig");
  await get("/geocode?q=geheimzinnig");
  expect(small.logged()).not.toContain("geheimzinnig");
  expect(readFileSync(new URL("../../server/log.ts", import.meta.url), "utf8")).not.toMatch(/user-agent|x-forwarded-for/i);
});
