/** The built web app in memory: Vite names assets by their contents, the build leaves compressed siblings beside them. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { StartError } from "../start-error.ts";
import { contentOf, type FileContent, typeOf } from "./content.ts";

export interface WebApp {
  /** By path from the root of the site, without index.html. */
  assets: Map<string, FileContent>;
  /** index.html as built. */
  page: string;
}

const compressible = /\.(css|html|js|json|mjs|svg|txt|webmanifest|map)$/;

/** Throws a StartError when the app has not been built. */
export async function loadWeb(folder: string, headers: Record<string, string>): Promise<WebApp> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const bytesOf = new Map<string, Uint8Array>();
  for (const entry of found.filter((item) => item.isFile())) {
    const path = join(entry.parentPath, entry.name);
    bytesOf.set(`/${relative(folder, path).split(sep).join("/")}`, await readFile(path));
  }
  const page = bytesOf.get("/index.html");
  if (!page) throw new StartError(`In ${folder} staat geen gebouwde web-app. Bouw die met: npm run build`);
  const assets = new Map<string, FileContent>();
  for (const [path, bytes] of bytesOf) {
    if (path === "/index.html" || (/\.(br|gz)$/.test(path) && bytesOf.has(path.slice(0, -3)))) continue;
    const packed = compressible.test(path) ? compressed(bytes, bytesOf.get(`${path}.br`), bytesOf.get(`${path}.gz`)) : {};
    assets.set(path, contentOf({ bytes, ...packed, type: typeOf(path), immutable: path.startsWith("/assets/"), headers }));
  }
  return { assets, page: new TextDecoder().decode(page) };
}

/** Light compression where the build left no siblings: a start may not wait seconds for the last percent. */
export function compressed(bytes: Uint8Array, br?: Uint8Array, gzip?: Uint8Array): { br: Uint8Array; gzip: Uint8Array } {
  return {
    br: br ?? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    gzip: gzip ?? gzipSync(bytes, { level: 6 }),
  };
}
