/** Is the built web app of these sources? A mark beside the build says of which it is. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** What the web app is made of: the one list, for the start and for the tests. */
export const buildInputs = [
  "web/**/*",
  "data/{codecs,entries,geometry,indicators,schema,search,stats,text}/*.ts",
  "tiles/layers.ts",
  "package-lock.json",
];
const made = ["web/dist/**", "web/paraglide/**"];
const markFile = ".built-from";

async function sourcesHash(root: string): Promise<string> {
  const hash = createHash("sha256");
  const files = globSync(buildInputs, { cwd: root, exclude: made, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    hash.update(relative(root, file));
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest("hex");
}

export async function buildIsFresh(root: string, web: string): Promise<boolean> {
  if (!existsSync(join(web, "index.html"))) return false;
  const mark = await readFile(join(web, markFile), "utf8").catch(() => "");
  return mark === (await sourcesHash(root));
}

/** The last step of a build. */
export async function markBuild(root: string, web: string): Promise<void> {
  await writeFile(join(web, markFile), await sourcesHash(root));
}
