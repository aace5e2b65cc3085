/** `npm start`: imports, builds and serves; a second start only serves; where no source can be reached it starts on the sample town. */
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Manifest } from "#data/schema/manifest.ts";
import { buildIsFresh, markBuild } from "#server/build.ts";
import { root } from "../fixtures/once.ts";
import { type Published, published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { webBuild } from "../fixtures/web-build.ts";

let set: Published;
let web: string;
let scratch: string;
beforeAll(async () => {
  set = await published();
  scratch = await mkdtemp(join(tmpdir(), "wijkblik-start-"));
  web = join(scratch, "dist");
  await cp(await webBuild(), web, { recursive: true });
  await markBuild(root, web);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test("a build is of these sources until it is not", async () => {
  expect(await buildIsFresh(root, web)).toBe(true);
  const copy = join(scratch, "copy");
  await cp(web, copy, { recursive: true });
  await writeFile(join(copy, ".built-from"), "of before");
  expect(await buildIsFresh(root, copy)).toBe(false);
  expect(await buildIsFresh(root, join(scratch, "nowhere"))).toBe(false);
});

test.runIf(process.env.WIJKBLIK_TEST_PUBLISHED === undefined)(
  "a second start imports and builds nothing, says what it serves, and stops at once",
  async () => {
    const server = await startServer({ WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_WEB: web }, "server/start.js");
    expect(server.output()).not.toContain("De web-app wordt gebouwd");
    const served = Manifest.parse(await (await fetch(`${server.url}/published/manifest.json`)).json());
    expect(served.generation).toBe(set.manifest.generation);
    await expect.poll(() => server.output()).toContain(`uitgave ${served.generation}`);
    const ended = once(server.process, "exit");
    server.process.kill("SIGINT");
    expect((await ended)[0]).toBe(0);
  },
);

/** No mirror, no cache, and nothing listens where the sources would be: every fetch fails as on a machine without network. */
const withoutSources = () => {
  return {
    WIJKBLIK_PUBLISHED: join(scratch, "empty"),
    WIJKBLIK_WEB: web,
    WIJKBLIK_MIRROR: join(scratch, "no-mirror"),
    WIJKBLIK_CACHE: join(scratch, "no-cache"),
    NODE_USE_ENV_PROXY: "1",
    HTTP_PROXY: "http://127.0.0.1:9",
    HTTPS_PROXY: "http://127.0.0.1:9",
  };
};

test("where no source can be reached it serves the sample town and says that it is fictional", async () => {
  const server = await startServer(withoutSources(), "server/start.js");
  try {
    await expect.poll(() => server.output()).toContain("fictieve gegevens");
    const served = Manifest.parse(await (await fetch(`${server.url}/published/manifest.json`)).json());
    expect(served.fictional).toBe(true);
  } finally {
    expect(await server.stop()).toBe(0);
  }
});

test("a sample town with damaged files is made again; a set that may have been real is refused by name and stays", async () => {
  const folder = withoutSources().WIJKBLIK_PUBLISHED;
  const manifest = join(folder, "manifest.json");
  const { tiles } = Manifest.parse(JSON.parse(await readFile(manifest, "utf8")));
  await writeFile(join(folder, tiles), new Uint8Array(100));
  const server = await startServer(withoutSources(), "server/start.js");
  try {
    await expect.poll(() => server.output()).toContain("fictieve gegevens");
    expect(server.output()).toContain(`The published set is damaged: ${tiles} is 100 bytes instead of`);
  } finally {
    expect(await server.stop()).toBe(0);
  }
  await writeFile(manifest, '{"format":');
  const before = (await readdir(folder)).sort();
  await expect(startServer(withoutSources(), "server/start.js")).rejects.toThrow(
    /manifest\.json van de gepubliceerde gegevens is geen hele JSON\. Doe de import opnieuw/,
  );
  expect((await readdir(folder)).sort()).toEqual(before);
});
