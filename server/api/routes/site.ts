/** The web app: one page for every address, under 404 where nothing is; its assets; and a plain page where there is no page to be. */
import { type Context, Hono } from "hono";
import { AreaCode } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { requireReadable } from "../../entries/entry.ts";
import type { Living } from "../../entries/living-data.ts";
import { contentOf, type FileContent, typeOf } from "../../http/content.ts";
import { Problem } from "../../http/errors.ts";
import { answer, answerAbsent } from "../../http/respond.ts";
import { type Framers, type PageSecurity, pageHeaders } from "../../http/security.ts";
import { compressed, type WebApp } from "../../http/web-app.ts";
import { findArea } from "../../published/areas.ts";
import type { Library } from "../../published/published-set.ts";
import { survivorOf } from "../../store/initiatives/merge.ts";
import { isPublished } from "../../store/initiatives/publications.ts";

/** Addresses that the web app answers itself, and who may frame them. Where somebody signs in, writes or judges: nobody. */
const appPaths: [string, Framers][] = [
  // With `?embed` there is no menu and no session on it: everybody.
  ["/", "ourselves"],
  ["/kansen", "ourselves"],
  ["/initiatieven", "ourselves"],
  // Before the initiatives, where "nieuw" would be an id.
  ["/initiatieven/nieuw", "nobody"],
  ["/werk", "nobody"],
  ["/berichten", "nobody"],
  ["/post-stoppen", "nobody"],
  ["/beheer", "nobody"],
  ["/beheer/:id", "nobody"],
  ["/initiatieven/:id/bewerken", "nobody"],
  ["/aanmelden", "nobody"],
  ["/bevestigen", "nobody"],
  ["/adres", "nobody"],
  ["/welkom", "nobody"],
  ["/volgen", "nobody"],
  ["/bronnen", "ourselves"],
  ["/over", "ourselves"],
  ["/wijkaanpak", "ourselves"],
  ["/methode", "ourselves"],
  ["/toegankelijkheid", "ourselves"],
];
/** Those of the map. */
const mapPaths = ["/", "/kansen"];
/** Script of the map page, as the build names it: fetched beside the entry instead of after it. */
const mapScript = /^\/assets\/(map-page|maplibre)-[\w-]+\.js$/;

export interface SiteParts {
  web: WebApp;
  library: Library;
  /** Absent where only published data is served: then there are no initiatives. */
  living?: Living | undefined;
  security: PageSecurity;
}

export interface Site {
  routes: Hono;
  /**
   * For every address that no route answers: an asset of the app, or the page that says so. Not a route for all addresses:
   * a request that matches one route only is answered by Hono without a chain of promises, and tiles need that.
   */
  fallback: (c: Context) => Response | Promise<Response>;
}

export function openSite({ web, library, living, security }: SiteParts): Site {
  const routes = new Hono();
  const pages = pagesOf(web, security);
  const page = (framers: Framers, map = false) => pages(library.current().manifest, { map, framers });

  for (const [path, framers] of appPaths) {
    const map = mapPaths.includes(path);
    routes.get(path, (c) => answer(c.req.raw, page(map && c.req.query("embed") !== undefined ? "everybody" : framers, map)));
  }
  const known = (c: Context, isThere: boolean) => (isThere ? answer : answerAbsent)(c.req.raw, page("ourselves"));
  routes.get("/gebied/:code", (c) => {
    const code = AreaCode.safeParse(c.req.param("code"));
    return known(c, code.success && findArea(library.current(), code.data) !== undefined);
  });
  routes.get("/initiatieven/:id", async (c) => known(c, await isReadable(living, c.req.raw, c.req.param("id"))));

  const fallback: Site["fallback"] = (c) => {
    const reading = c.req.method === "GET" || c.req.method === "HEAD";
    const asset = reading ? web.assets.get(c.req.path) : undefined;
    if (asset) return answer(c.req.raw, asset);
    // A script or font of an older build is no page.
    const isPage = reading && !c.req.path.startsWith("/assets/");
    return isPage ? answerAbsent(c.req.raw, page("nobody")) : c.html(notFoundPage, 404, pageHeaders(security, "nobody"));
  };
  return { routes, fallback };
}

/** Public, or for this reader: what does not exist and what they may not see is the same. */
async function isReadable(living: Living | undefined, request: Request, id: string): Promise<boolean> {
  if (!living || !/^[\w-]{1,64}$/.test(id)) return false;
  const { db, identify } = living;
  try {
    if ((await isPublished(db, id)) || (await survivorOf(db, id)) !== undefined) return true;
    const actor = await identify(request);
    return actor !== undefined && (await requireReadable(living, actor, id)) !== undefined;
  } catch (error) {
    // Not known now: the page asks itself, and says what it hears.
    return !(error instanceof Problem && error.status === 404);
  }
}

interface PageKind {
  /** The map page reads manifest and catalogue at once: the browser is told before it has run a line of script. */
  map: boolean;
  framers: Framers;
}

/** Finished pages of one generation, made when first asked. */
function pagesOf(web: WebApp, security: PageSecurity): (manifest: Manifest, kind: PageKind) => FileContent {
  const built = web.page;
  const scripts = [...web.assets.keys()].filter((path) => mapScript.test(path)).map((path) => `<${path}>; rel=modulepreload`);
  const html = security.publishedUrl
    ? built.replace("<head>", `<head>\n    <meta name="published-url" content="${escapeHtml(security.publishedUrl)}" />`)
    : built;
  const bytes = new TextEncoder().encode(html);
  const packed = compressed(bytes);
  let generation = "";
  let made = new Map<string, FileContent>();
  return (manifest, { map, framers }) => {
    if (manifest.generation !== generation) {
      generation = manifest.generation;
      made = new Map();
    }
    const key = `${map} ${framers}`;
    const known = made.get(key);
    if (known) return known;
    const root = security.publishedUrl ?? "/published";
    const ahead = ["manifest.json", manifest.catalog].map((file) => `<${root}/${file}>; rel=preload; as=fetch; crossorigin`);
    const headers = { ...pageHeaders(security, framers), ...(map ? { Link: [...ahead, ...scripts].join(", ") } : {}) };
    const page = contentOf({ bytes, ...packed, type: typeOf("index.html"), immutable: false, ranges: false, headers });
    made.set(key, page);
    return page;
  };
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const notFoundPage = `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Pagina niet gevonden · Wijkblik</title>
  </head>
  <body>
    <main>
      <h1>Deze pagina bestaat niet</h1>
      <p>Controleer het adres, of ga naar <a href="/">de kaart</a>.</p>
    </main>
  </body>
</html>
`;
