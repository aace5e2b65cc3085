/** F9: new data is published while readers read; nobody ever sees parts of two generations together. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { AreaIndex } from "#data/schema/area.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";
import { writeSmallSet } from "../fixtures/small-set.ts";

let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: RunningServer;
beforeAll(async () => {
  folders = await smallFolders();
  server = await startServer({ WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web });
});
afterAll(async () => {
  await server.stop();
  await folders.remove();
});

const fetchOk = async (file: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/published/${file}`, { headers });
  if (!response.ok) throw new Error(`${file} answered ${response.status}`);
  return response;
};

/** What a browser does: manifest, then everything that it names; throws when parts do not belong together. */
async function readLikeABrowser(): Promise<string> {
  const manifest = Manifest.parse(await (await fetchOk("manifest.json")).json());
  const catalog = Catalog.parse(await (await fetchOk(manifest.catalog)).json());
  const index = new Uint8Array(await (await fetchOk(manifest.areas.buurt)).arrayBuffer());
  AreaIndex.parse(JSON.parse(new TextDecoder().decode(index)));
  const entry = catalog.indicators[0]?.columns.find(({ level, year }) => level === "buurt" && year === 2024);
  const column = decodeColumn(new Uint8Array(await (await fetchOk(entry?.file ?? "")).arrayBuffer()));
  if (!createHash("sha256").update(index).digest("hex").startsWith(column.indexHash)) throw new Error("column of another index");
  const head = await fetchOk(manifest.tiles, { Range: "bytes=0-126" });
  const tag = head.headers.get("ETag") ?? "";
  const rest = await fetchOk(manifest.tiles, { Range: "bytes=127-", "If-Match": tag });
  const bytes = Buffer.concat([Buffer.from(await head.arrayBuffer()), Buffer.from(await rest.arrayBuffer())]);
  if (
    !createHash("sha256")
      .update(bytes)
      .digest("hex")
      .startsWith(manifest.tiles.split("-")[1]?.split(".")[0] ?? "none")
  ) {
    throw new Error("archive of two generations");
  }
  return manifest.generation;
}

const served = async () => Manifest.parse(await (await fetchOk("manifest.json")).json());

async function until(generation: string): Promise<void> {
  const end = Date.now() + 5_000;
  while ((await served()).generation !== generation) {
    if (Date.now() > end) throw new Error(`generation ${generation} is not served after five seconds`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

test("readers see whole generations only, while three are published under them", async () => {
  let reading = true;
  const seen = new Set<string>();
  const readers = Array.from({ length: 8 }, async () => {
    while (reading) seen.add(await readLikeABrowser());
  });
  const published: string[] = [folders.manifest.generation];
  for (const edition of [11, 12, 13]) {
    const { generation } = await writeSmallSet(folders.folder, { edition });
    published.push(generation);
    await until(generation);
    await new Promise((done) => setTimeout(done, 200));
  }
  reading = false;
  await Promise.all(readers);
  expect([...seen].sort()).toEqual(published.sort());
});

test("the generation before stays readable by its names; a tag of another archive is 412, and a range outside is 416", async () => {
  const old = await served();
  const oldTag = (await fetchOk(old.tiles)).headers.get("ETag") ?? "";
  const next = await writeSmallSet(folders.folder, { edition: 21 });
  await until(next.generation);
  expect((await fetchOk(old.tiles, { Range: "bytes=0-6", "If-Match": oldTag })).status).toBe(206);
  expect((await fetchOk(old.catalog)).status).toBe(200);
  const mixed = await fetch(`${server.url}/published/${next.tiles}`, { headers: { Range: "bytes=0-6", "If-Match": oldTag } });
  expect(mixed.status).toBe(412);
  const changed = await fetch(`${server.url}/published/${next.tiles}`, { headers: { Range: "bytes=0-6", "If-Range": oldTag } });
  expect(changed.status).toBe(200);
  const outside = await fetch(`${server.url}/published/${next.tiles}`, { headers: { Range: "bytes=9999999-" } });
  expect(outside.status).toBe(416);
});
