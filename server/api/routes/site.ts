/** The web app: one page for every address that the app knows, its assets, and a plain page for every other address. */
import { type Context, Hono } from "hono";
import type { Manifest } from "#data/schema/manifest.ts";
import { contentOf, type FileContent, typeOf } from "../../http/content.ts";
import { answer } from "../../http/respond.ts";
import { type Framers, type PageSecurity, pageHeaders } from "../../http/security.ts";
import { compressed, type WebApp } from "../../http/web-app.ts";
import type { Library } from "../../published/published-set.ts";

/** Addresses that the web app answers itself, and who may frame them. Where somebody signs in, writes or judges: nobody. */
const appPaths: [string, Framers][] = [
  // With `?embed` there is no menu and no session on it: everybody.
  ["/", "ourselves"],
  ["/gebied/:code", "ourselves"],
  ["/initiatieven", "ourselves"],
  // Before the initiatives, where "nieuw" would be an id.
  ["/initiatieven/nieuw", "nobody"],
  ["/initiatieven/:id", "ourselves"],
  ["/beheer", "nobody"],
  ["/beheer/:id", "nobody"],
  ["/initiatieven/:id/bewerken", "nobody"],
  ["/aanmelden", "nobody"],
  ["/bevestigen", "nobody"],
  ["/bronnen", "ourselves"],
  ["/over", "ourselves"],
  ["/toegankelijkheid", "ourselves"],
];
/** Script of the map page, as the build names it: fetched beside the entry instead of after it. */
const mapScript = /^\/assets\/(map-page|maplibre)-[\w-]+\.js$/;

export interface Site {
  web: WebApp;
  library: Library;
  security: PageSecurity;
}

export function siteRoutes({ web, library, security }: Site): Hono {
  const routes = new Hono();
  const pages = pagesOf(web, security);

  for (const [path, framers] of appPaths) {
    const map = path === "/";
    routes.get(path, (c) => {
      const kind = { map, framers: map && c.req.query("embed") !== undefined ? ("everybody" as const) : framers };
      return answer(c.req.raw, pages(library.current().manifest, kind));
    });
  }

  return routes;
}

/**
 * For every address that no route answers: an asset of the app, or the page that says so. Not a route for all addresses:
 * a request that matches one route only is answered by Hono without a chain of promises, and tiles need that.
 */
export function siteFallback({ web, security }: Site): (c: Context) => Response | Promise<Response> {
  return (c) => {
    const reading = c.req.method === "GET" || c.req.method === "HEAD";
    const asset = reading ? web.assets.get(c.req.path) : undefined;
    return asset ? answer(c.req.raw, asset) : c.html(notFoundPage, 404, pageHeaders(security, "nobody"));
  };
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
