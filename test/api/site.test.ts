/** The web app's pages and assets, and what browsers are told about them. */
import { afterEach, describe, expect, test } from "vitest";
import { page, type SmallApp, type SmallAppOptions, script, smallApp } from "./small-app.ts";

let small: SmallApp;
afterEach(() => small.remove());

async function open(options: SmallAppOptions = {}) {
  small = await smallApp(options);
  return (path: string, headers: Record<string, string> = {}) => small.app.request(`http://localhost${path}`, { headers });
}

const policyOf = (response: Response) =>
  Object.fromEntries(
    (response.headers.get("Content-Security-Policy") ?? "").split("; ").map((rule) => [rule.split(" ")[0], rule]),
  );

describe("pages", () => {
  test("every address of the app gives the page, with a tag of its own", async () => {
    const get = await open();
    for (const path of [
      "/",
      "/gebied/BU0363AA02",
      "/initiatieven",
      "/initiatieven/01ABC",
      "/aanmelden",
      "/bronnen",
      "/over",
      "/toegankelijkheid",
      "/?indicator=druk",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("Cache-Control")).toBe("no-cache");
      expect(await response.text()).toBe(page);
      const tag = response.headers.get("ETag") ?? "";
      expect((await get(path, { "If-None-Match": tag })).status).toBe(304);
    }
  });

  test("any other address is a page that says so, with 404", async () => {
    const get = await open();
    for (const path of [
      "/nergens",
      "/gebied",
      "/gebied/a/b",
      "/bronnen/",
      "/index.html",
      "/assets/",
      "/%2e%2e/package.json",
      "/.env",
      "/.built-from",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).toContain("Deze pagina bestaat niet");
    }
  });

  test("the map page asks for manifest and catalogue before any script runs", async () => {
    const get = await open();
    const link = (await get("/")).headers.get("Link") ?? "";
    expect(link).toContain("</published/manifest.json>; rel=preload; as=fetch; crossorigin");
    expect(link).toContain(`</published/${small.manifest.catalog}>; rel=preload`);
    expect((await get("/over")).headers.get("Link")).toBeNull();
  });

  test("assets are compressed, immutable, and answered 304", async () => {
    const get = await open();
    const response = await get("/assets/main-abc123.js", { "Accept-Encoding": "gzip, br" });
    expect(response.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("Content-Encoding")).toBe("br");
    expect(response.headers.get("Cache-Control")).toContain("immutable");
    expect(await (await get("/assets/main-abc123.js")).text()).toBe(script);
  });
});

describe("security headers", () => {
  test("a page may load from us and the basemap, and nothing inline", async () => {
    const get = await open();
    const policy = policyOf(await get("/"));
    expect(policy["default-src"]).toBe("default-src 'self'");
    expect(policy["script-src"]).toBe("script-src 'self'");
    expect(policy["connect-src"]).toBe("connect-src 'self' https://api.pdok.nl/kadaster/brt-achtergrondkaart/");
    expect(policy["object-src"]).toBe("object-src 'none'");
    expect(JSON.stringify(policy)).not.toMatch(/unsafe-(inline|eval)/);
  });

  test("only an embedded view may stand in another site", async () => {
    const get = await open();
    expect(policyOf(await get("/"))["frame-ancestors"]).toBe("frame-ancestors 'self'");
    expect(policyOf(await get("/?embed"))["frame-ancestors"]).toBe("frame-ancestors *");
    expect(policyOf(await get("/?embed=1&indicator=druk"))["frame-ancestors"]).toBe("frame-ancestors *");
  });

  test("https is insisted on only behind a proxy that speaks it", async () => {
    expect((await (await open())("/")).headers.get("Strict-Transport-Security")).toBeNull();
    await small.remove();
    expect((await (await open({ security: { behindTls: true } }))("/")).headers.get("Strict-Transport-Security")).toContain(
      "max-age",
    );
  });

  test("published files elsewhere are named in the page and allowed by its policy", async () => {
    const get = await open({ security: { publishedUrl: "https://cdn.example/wijkblik" } });
    const response = await get("/");
    expect(await response.clone().text()).toContain('<meta name="published-url" content="https://cdn.example/wijkblik" />');
    expect(policyOf(response)["connect-src"]).toBe(
      "connect-src 'self' https://cdn.example https://api.pdok.nl/kadaster/brt-achtergrondkaart/",
    );
    expect(response.headers.get("Link")).toContain("<https://cdn.example/wijkblik/manifest.json>; rel=preload");
  });
});

test("health: live and ready, without a cache", async () => {
  const get = await open();
  const live = await get("/health/live");
  expect([live.status, live.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
  expect(await (await get("/health/ready")).json()).toMatchObject({ status: "ok", generation: small.manifest.generation });
});
