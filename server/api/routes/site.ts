/** The web app: one page for every address, under 404 where nothing is; its assets; and a plain page where there is no page to be. */
import { type Context, Hono } from "hono";
import { findDefinition, sharedDefinitions } from "#data/entry-types/registry.ts";
import { readRegion } from "#data/region/region.ts";
import { AreaCode, isRegionCode, type Level } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { landCode } from "#data/schema/profile.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { requireReadable } from "../../entries/entry.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { structuredData } from "../../entries/structured-data.ts";
import { appPaths } from "../../http/app-paths.ts";
import { contentOf, type FileContent, typeOf } from "../../http/content.ts";
import { Problem } from "../../http/errors.ts";
import { ahead, type PageHead, scriptsAhead, withHead } from "../../http/page-head.ts";
import { answer, answerAbsent } from "../../http/respond.ts";
import { type Framers, type PageSecurity, pageHeaders } from "../../http/security.ts";
import { compressed, type WebApp } from "../../http/web-app.ts";
import { describeArea, findArea } from "../../published/areas.ts";
import type { Library } from "../../published/published-set.ts";
import { isProvinceOf } from "../../published/region.ts";
import { datasetsOf } from "../../published/structured-data.ts";
import { survivorOf } from "../../store/entries/merge.ts";
import { findPublicEntry, isPublished } from "../../store/entries/public-entries.ts";
import { retractedAt } from "../../store/entries/retract.ts";

/** Those of the map. */
const mapPaths = ["/", "/kansen"];
/** Script of the map page, as the build names it: fetched beside the entry instead of after it. */
const mapScript = /^\/assets\/(map-page|maplibre)-[\w-]+\.js$/;
/** The same of the profile. */
const areaScript = /^\/assets\/(area|page-frame|shared)-[\w-]{8}\.js$/;

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
  const headed = (head: PageHead) => headedPage(web, security, head);
  const page = (framers: Framers, map = false) => pages(library.current().manifest, { map, framers });

  for (const [path, framers] of appPaths) {
    const map = mapPaths.includes(path);
    routes.get(path, (c) => answer(c.req.raw, page(map && c.req.query("embed") !== undefined ? "everybody" : framers, map)));
  }
  const known = (c: Context, isThere: boolean, framers: Framers = "ourselves") =>
    (isThere ? answer : answerAbsent)(c.req.raw, page(framers));
  for (const path of [
    "/gebied/:code",
    "/gebied/:code/dossier",
    "/gebied/:code/aanpak",
    "/gebied/:code/aanpak/afspraken",
    "/gebied/:code/aanpak/geld",
    "/gebied/:code/aanpak/checklists",
    "/gebied/:code/aanpak/wie",
    "/gebied/:code/aanpak/afweging",
  ] as const)
    routes.get(path, (c) => {
      const code = c.req.param("code");
      if (isRegionCode(code)) return known(c, typeof readRegion(code) !== "string");
      const set = library.current();
      const ref = AreaCode.safeParse(code).success ? findArea(set, code) : undefined;
      const isArea = code === landCode || ref !== undefined;
      const isThere = isArea || isProvinceOf(set, code);
      const response = known(c, isThere);
      // What was chosen to stand beside makes it another question, which the address alone does not tell.
      const asked = c.req.query("benchmark") === undefined ? [ahead(`/api/v1/areas/${code}/profile`)] : [];
      const names = ref ? [ref.level] : [];
      // Its first screen says how many there are and when one was confirmed last.
      const initiatives = ref && living && c.req.path === `/gebied/${code}` ? [ahead(initiativesOf(code))] : [];
      const first = [...dataAhead(set.manifest, security, names), ...asked, ...initiatives];
      if (isThere) response.headers.set("Link", [...first, ...scriptsAhead(web, areaScript)].join(", "));
      return response;
    });
  const told = (c: Context, head: PageHead) => answer(c.req.raw, headed(head));
  routes.get("/bronnen", (c) => told(c, { data: datasetsOf(library.current(), addressOf(c, living)) }));
  // Before the entries, where "nieuw" would be the name of a type.
  for (const home of ["/kennis", "/aanpak"] as const)
    routes.get(`${home}/nieuw/:type`, (c) => known(c, findDefinition(c.req.param("type"))?.home === home, "nobody"));
  const entry = async (c: Context, ref: { type: string; id: string }) => {
    const found = living && (await publicEntry(living, ref));
    if (!found && living && (await isWithdrawn(living, ref))) return answerAbsent(c.req.raw, page("ourselves"), 410);
    if (!found) return known(c, await isReadable(living, c.req.raw, ref));
    const set = library.current();
    const area = (code: string) => {
      const ref = findArea(set, code);
      return ref && describeArea(set, ref).name;
    };
    return told(c, { title: found.content.title, data: structuredData(found, { area }, addressOf(c, living)) });
  };
  routes.get("/initiatieven/:id", (c) => entry(c, { type: "initiative", id: c.req.param("id") }));
  for (const home of ["/kennis", "/aanpak"] as const)
    routes.get(`${home}/:dutch/:id`, (c) => {
      const { dutch, id } = c.req.param();
      const definition = sharedDefinitions().find((one) => one.home === home && one.dutch === dutch);
      return definition ? entry(c, { type: definition.type, id }) : known(c, false);
    });

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

const isId = (id: string) => /^[\w-]{1,64}$/.test(id);

/** Undefined where there is none, and where that is not known now: then the page asks itself. */
async function publicEntry({ db }: Living, { type, id }: { type: string; id: string }): Promise<PublicRecord | undefined> {
  if (!isId(id)) return undefined;
  return findPublicEntry(db, id, type).catch(() => undefined);
}

/** Was it told with consent that was taken back? It is gone for everybody, and nobody looks for it in vain. */
async function isWithdrawn({ db }: Living, ref: { type: string; id: string }): Promise<boolean> {
  if (!isId(ref.id)) return false;
  return retractedAt(db, ref).then(
    (at) => at !== undefined,
    () => false,
  );
}

/** Where browsers find us; empty where a name was asked that we do not know to be ours. */
function addressOf(c: Context, living: Living | undefined): string {
  try {
    return originOf(c, living ?? {});
  } catch {
    return "";
  }
}

/** For this reader: what does not exist and what they may not see is the same. */
async function isReadable(
  living: Living | undefined,
  request: Request,
  { type, id }: { type: string; id: string },
): Promise<boolean> {
  if (!living || !isId(id)) return false;
  const { db, identify } = living;
  try {
    if ((await isPublished(db, id, type)) || (await survivorOf(db, id, type)) !== undefined) return true;
    const actor = await identify(request);
    return actor !== undefined && (await requireReadable(living, actor, id, type)) !== undefined;
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

const builtPage = ({ page: built }: WebApp, { publishedUrl }: PageSecurity): string =>
  publishedUrl
    ? built.replace("<head>", `<head>\n    <meta name="published-url" content="${escapeHtml(publishedUrl)}" />`)
    : built;

/** A page that says in its head what is on it, for who reads no script. */
function headedPage(web: WebApp, security: PageSecurity, head: PageHead): FileContent {
  const bytes = new TextEncoder().encode(withHead(builtPage(web, security), head));
  const headers = { ...pageHeaders(security, "ourselves"), Vary: "Host" };
  return contentOf({ bytes, type: typeOf("index.html"), immutable: false, ranges: false, headers });
}

/** For the header Link: what the page asks for first, so that it comes beside the scripts and not after them. */
const dataAhead = (
  { catalog, areas }: Manifest,
  { publishedUrl = "/published" }: PageSecurity,
  names: readonly Level[] = [],
): string[] => ["manifest.json", catalog, ...names.map((level) => areas[level])].map((file) => ahead(`${publishedUrl}/${file}`));

/** As web/api/initiatives.ts asks for them. */
const initiativesOf = (code: string) => `/api/v1/initiatives?area=${code}&sort=-confirmed&limit=5`;

/** Finished pages of one generation, made when first asked. */
function pagesOf(web: WebApp, security: PageSecurity): (manifest: Manifest, kind: PageKind) => FileContent {
  const bytes = new TextEncoder().encode(builtPage(web, security));
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
    const link = map ? { Link: [...dataAhead(manifest, security), ...scriptsAhead(web, mapScript)].join(", ") } : {};
    const headers = { ...pageHeaders(security, framers), ...link };
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
