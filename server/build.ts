/** Is the built web app of these sources? And the last step of a build: compressed siblings and the mark that says of which sources. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const sources = ["web/**/*", "data/*.ts", "data/schema/*.ts", "tiles/layers.ts", "package-lock.json"];
const made = ["web/dist/**", "web/paraglide/**"];
const markFile = ".built-from";
const compressible = /\.(css|js|mjs|json|svg|txt|webmanifest)$/;
/** Below this a coding saves less than its header costs. */
const worthwhile = 512;

async function sourcesHash(root: string): Promise<string> {
  const hash = createHash("sha256");
  const files = globSync(sources, { cwd: root, exclude: made, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    hash.update(file.slice(root.length));
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest("hex");
}

export async function buildIsFresh(root: string, web: string): Promise<boolean> {
  if (!existsSync(join(web, "index.html"))) return false;
  const mark = await readFile(join(web, markFile), "utf8").catch(() => "");
  return mark === (await sourcesHash(root));
}

/** Compresses once, as well as it can be done, and then leaves the mark. */
export async function finishBuild(root: string, web: string): Promise<void> {
  const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
  for (const file of globSync("assets/**/*", { cwd: web }).filter((name) => compressible.test(name))) {
    const bytes = await readFile(join(web, file));
    if (bytes.length < worthwhile) continue;
    const packed = brotli(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    await writeFile(join(web, `${file}.br`), await packed);
    await writeFile(join(web, `${file}.gz`), await zip(bytes, { level: 9 }));
  }
  await writeFile(join(web, markFile), await sourcesHash(root));
}
