/** The app over the small set, through its door `request`: no port, no process, the same answers. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import type { Manifest } from "#data/schema/manifest.ts";
import { createApp } from "#server/app.ts";
import type { Living } from "#server/entries/living-data.ts";
import { createLog } from "#server/http/log.ts";
import type { PageSecurity } from "#server/http/security.ts";
import { loadWeb } from "#server/http/web-app.ts";
import { createGeocoder } from "#server/ports/geocoder.ts";
import { type Library, openLibrary } from "#server/published/published-set.ts";
import { writeSmallSet } from "./small-set.ts";

export interface SmallApp {
  app: Hono;
  library: Library;
  manifest: Manifest;
  /** Of the published set. */
  folder: string;
  /** Of the built web app. */
  web: string;
  /** What was logged. */
  logged(): string;
  remove(): Promise<void>;
}

export interface SmallAppOptions {
  security?: PageSecurity;
  geocoderUrl?: string;
  living?: Living;
  /** Instead of the small set. */
  library?: Library | undefined;
  /** See limits.ts. */
  proxies?: number;
}

export const page = `<!doctype html>\n<html lang="nl"><head><title>Wijkblik</title></head><body><div id="root"></div></body></html>\n`;
export const script = `export const long = "${"wijkblik ".repeat(200)}";\n`;

/** A published set and a built app in a folder of their own. */
export async function smallFolders(): Promise<{ folder: string; web: string; manifest: Manifest; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), "wijkblik-"));
  const [folder, web] = [join(root, "published"), join(root, "dist")];
  await mkdir(join(web, "assets"), { recursive: true });
  await writeFile(join(web, "index.html"), page);
  await writeFile(join(web, "assets/main-abc123.js"), script);
  return { folder, web, manifest: await writeSmallSet(folder), remove: () => rm(root, { recursive: true, force: true }) };
}

export async function smallApp({
  security = {},
  geocoderUrl = "http://127.0.0.1:9",
  living,
  library: other,
  proxies = 0,
}: SmallAppOptions = {}): Promise<SmallApp> {
  const { folder, web, manifest, remove } = await smallFolders();
  let written = "";
  const log = createLog("request", (text) => {
    written += text;
  });
  const library = other ?? (await openLibrary(folder));
  const app = createApp({
    library,
    web: await loadWeb(web, {}),
    geocoder: createGeocoder({ url: geocoderUrl, timeoutMs: 300 }),
    living,
    security,
    proxies,
    log,
  });
  const logged = () => {
    log.flush();
    return written;
  };
  return { app, library, manifest, folder, web, logged, remove };
}
