/** The web app's pages and assets, and what browsers are told about them. */
import { afterEach, describe, expect, test } from "vitest";
import { page, type SmallApp, type SmallAppOptions, script, smallApp } from "../fixtures/small-app.ts";

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
      "/kansen",
      "/vergelijk",
      "/vergelijk?compare=WK030710,GM0307",
      "/vergelijk/dossier?compare=WK030710,GM0307",
      "/gebied/BU0363AA02",
      "/gebied/BU0363AA02/dossier",
      "/gebied/eigen",
      "/gebied/R-GM0363",
      "/initiatieven",
      "/aanmelden",
      "/werk",
      "/berichten",
      "/post-stoppen",
      "/kennis",
      "/kennis/nieuw/publication",
      "/aanpak/nieuw/checklist",
      "/deelname",
      "/op-de-hoogte",
      "/vraag-aan-jou",
      "/vraagbaak",
      "/leeragenda",
      "/beheer/vragen",
      "/zoeken",
      "/methode",
      "/achteruit",
      "/over",
      "/wijkaanpak",
      "/aanpak/matrix",
      "/aanpak/programma",
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

  test("the page of the sources says in its head what data sets there are", async () => {
    const get = await open();
    const response = await get("/bronnen");
    expect(response.status).toBe(200);
    const [, data = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await response.text()) ?? [];
    const { "@type": is, dataset } = JSON.parse(data) as { "@type": string; dataset: { "@type": string; name: string }[] };
    expect(is).toBe("DataCatalog");
    expect(dataset.map((one) => one["@type"])).toEqual(small.library.current().catalog.sources.map(() => "Dataset"));
    const tag = response.headers.get("ETag") ?? "";
    expect((await get("/bronnen", { "If-None-Match": tag })).status).toBe(304);
  });

  test("any other address is a page that says so, with 404", async () => {
    const get = await open();
    for (const path of [
      "/nergens",
      "/gebied",
      "/gebied/a/b",
      "/kennis/nieuw/initiative",
      "/kennis/nieuw/niets",
      "/kennis/niets/1",
      "/kennis/publicaties/1",
      "/bronnen/",
      "/index.html",
      "/%2e%2e/package.json",
      "/.env",
      "/.built-from",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toBe(page);
    }
    for (const path of ["/assets/", "/assets/main-000000.js"]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain("Deze pagina bestaat niet");
    }
  });

  test("the map page asks for manifest and catalogue before any script runs", async () => {
    const get = await open();
    const link = (await get("/")).headers.get("Link") ?? "";
    expect(link).toContain("</published/manifest.json>; rel=preload; as=fetch; crossorigin");
    expect(link).toContain(`</published/${small.manifest.catalog}>; rel=preload`);
    expect((await get("/kansen")).headers.get("Link")).toBe(link);
    expect((await get("/over")).headers.get("Link")).toBeNull();
  });

  test("the page of an area asks for its profile too, and one that is not there for nothing", async () => {
    const get = await open();
    const code = "NL00";
    const link = (await get(`/gebied/${code}`)).headers.get("Link") ?? "";
    expect(link).toContain(`</published/${small.manifest.catalog}>; rel=preload`);
    expect(link).toContain(`</api/v1/areas/${code}/profile>; rel=preload; as=fetch; crossorigin`);
    expect((await get("/gebied/GM0000")).headers.get("Link")).toBeNull();
    expect((await get("/gebied/eigen")).headers.get("Link")).toBeNull();
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

  test("where somebody signs in, writes or judges is framed by nobody, however the address is written", async () => {
    const get = await open();
    const paths = [
      "/beheer",
      "/beheer/01ABC",
      "/beheer/import",
      "/beheer/mensen",
      "/beheer/organisaties",
      "/beheer/uitgaven",
      "/aanmelden",
      "/bevestigen",
      "/adres",
      "/welkom",
      "/volgen",
      "/initiatieven/nieuw",
      "/initiatieven/01ABC/bewerken",
      "/kennis/nieuw/publication",
      "/kennis/publicaties/01ABC/bewerken",
    ];
    const spelled = (path: string) => [
      path,
      path.replace("b", "%62").replace("a", "%61"),
      path.toUpperCase(),
      `${path}/`,
      `/${path}`,
      `${path}%2f`,
      `${path};x`,
      `${path}%20`,
    ];
    for (const path of paths.flatMap(spelled))
      for (const query of ["", "?embed", "?embed=1", "?x=1&embed=", "?%65mbed=1"]) {
        const response = await get(`${path}${query}`);
        // An entry may be called anything: of what is no page of a session, our own pages may show it.
        const entry = /^\/initiatieven\/[^/]+$/.test(decodeURI(path)) && !/nieuw$/.test(decodeURI(path));
        if (entry) {
          expect(policyOf(response)["frame-ancestors"], path + query).toBe("frame-ancestors 'self'");
          continue;
        }
        expect(policyOf(response)["frame-ancestors"], path + query).toBe("frame-ancestors 'none'");
        expect(response.headers.get("X-Frame-Options"), path + query).toBe("DENY");
      }
  });

  test("no page but the map can be embedded: all others have a menu that signs out", async () => {
    const get = await open();
    for (const path of [
      "/gebied/BU0363AA02",
      "/gebied/BU0363AA02/aanpak/geld",
      "/gebied/BU0363AA02/aanpak/checklists",
      "/gebied/BU0363AA02/aanpak/afweging",
      "/initiatieven",
      "/initiatieven/01ABC",
      "/bronnen",
      "/vergelijk",
      "/methode",
      "/achteruit",
      "/over",
      "/wijkaanpak",
      "/toegankelijkheid",
      "/api",
    ]) {
      const response = await get(`${path}?embed=1`);
      expect(policyOf(response)["frame-ancestors"], path).toBe("frame-ancestors 'self'");
      expect(response.headers.get("X-Frame-Options"), path).toBe("SAMEORIGIN");
    }
    for (const map of ["/?embed", "/kansen?embed"]) expect((await get(map)).headers.get("X-Frame-Options")).toBeNull();
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
