import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { Initiative } from "#data/schema/initiative.ts";
import { intervalOf } from "#server/entries/features-query.ts";
import { listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";
import { createEntry, takeStep } from "#server/store/entries/entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { find } from "../fixtures/machine.ts";

const count = 23;
const items = "/collections/initiatieven/items";

test.each([
  ["2025-01-01", { from: "2025-01-01", to: "2025-01-01" }],
  ["2025-01-01T10:00:00Z", { from: "2025-01-01", to: "2025-01-01" }],
  ["2025-01-01/..", { from: "2025-01-01" }],
  ["/2025-01-01", { to: "2025-01-01" }],
  ["2025-01-01/2025-02-01", { from: "2025-01-01", to: "2025-02-01" }],
  ["../..", undefined],
  ["2025-02-30", undefined],
  ["2025-02-01/2025-01-01", undefined],
  ["yesterday", undefined],
])("datetime %s", (text, interval) => {
  expect(intervalOf(text)).toEqual(interval);
});

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    const opened = await engine.open();
    app = await initiativeApp(opened);
    for (let i = 0; i < count; i++) {
      const coordinates = [5.405 + i / 10_000, 52.165] as const;
      const place = {
        kind: "geometry" as const,
        geometry: { type: "Point" as const, coordinates },
        precision: "exact" as const,
        public: true,
      };
      const content = Initiative.parse(
        wholeInitiative({ title: `Nummer ${i}`, period: { from: `20${10 + i}-01-01`, to: `20${10 + i}-12-31` }, place }),
      );
      const placed = { buurt: "BU03071001", areas: ["BU03071001"], shown: place.geometry };
      const by = { actor: "a", at: "2026-11-21T10:00:00.000Z" };
      const draft = await createEntry(opened.db, { type: "initiative", content, placed, organisation: undefined }, by);
      const submitted = await takeStep(opened.db, draft, "submit", by);
      if (submitted && i !== 7) await takeStep(opened.db, submitted, "publish", by);
    }
  });
  afterAll(() => app.remove());
  const json = async (path: string) => (await app.ask(path)).json() as Promise<Record<string, unknown>>;

  test("the landing page leads to conformance, layers and the description", async () => {
    const { links } = (await json("")) as { links: { rel: string; href: string }[] };
    for (const rel of ["conformance", "data", "service-desc"]) {
      const href = links.find((one) => one.rel === rel)?.href ?? "";
      expect([rel, (await app.ask(new URL(href).pathname)).status]).toEqual([rel, 200]);
    }
  });

  test("bbox, datetime and limit choose; numbers say how many", async () => {
    expect(await json(`${items}?limit=5`)).toMatchObject({ numberMatched: count - 1, numberReturned: 5 });
    expect(await json(`${items}?datetime=2012-06-01`)).toMatchObject({ numberMatched: 1 });
    expect(await json(`${items}?bbox=5.40495,52.16,5.40505,52.17`)).toMatchObject({ numberMatched: 1 });
    expect(await json(`${items}?bbox=5.40495,52.16,0,5.40505,52.17,9`)).toMatchObject({ numberMatched: 1 });
    expect(await json(`${items}?limit=100000`)).toMatchObject({ numberReturned: count - 1 });
  });

  test("areas are collections too: with their codes, page by page, in a box, and one by one", async () => {
    const { collections } = (await json("/collections")) as {
      collections: { id: string; links: { rel: string; href: string }[] }[];
    };
    expect(collections.map(({ id }) => id)).toEqual([
      ...entryDefinitions().map(({ dutch }) => dutch),
      "gemeenten",
      "wijken",
      "buurten",
      "focusgebieden",
    ]);
    for (const { links } of collections)
      for (const { href } of links) expect([href, (await app.ask(new URL(href).pathname)).status]).toEqual([href, 200]);
    const first = (await json("/collections/buurten/items?limit=3")) as {
      features: { id: string }[];
      links: { rel: string; href: string }[];
    };
    expect(first).toMatchObject({ numberMatched: 4, numberReturned: 3 });
    const next = new URL(first.links.find(({ rel }) => rel === "next")?.href ?? "");
    const second = (await json(`${next.pathname}${next.search}`)) as typeof first;
    expect([...first.features, ...second.features].map(({ id }) => id)).toEqual([
      "BU03071001",
      "BU0363AA01",
      "BU0363AA02",
      "BU05990110",
    ]);
    expect(second.links.map(({ rel }) => rel)).toEqual(["self"]);
    expect(await json("/collections/gemeenten/items?bbox=0,0,1,1")).toMatchObject({ numberMatched: 0, features: [] });
    expect(await json("/collections/focusgebieden/items/liendert")).toMatchObject({
      properties: { name: "Amersfoort Liendert", gemeente: "GM0307" },
      geometry: { type: "MultiPolygon" },
    });
    for (const path of ["/collections/onbekend", "/collections/onbekend/items", "/collections/buurten/items/BU00000000"])
      expect((await app.ask(path)).status, path).toBe(404);
    expect((await app.ask("/collections/buurten/items?bbox=x")).status).toBe(400);
  });

  test.each(["bbox=1,2", "datetime=x", "limit=0", "crs=EPSG:28992", "unknown=1"])("%s is refused", async (query) => {
    expect((await app.ask(`${items}?${query}`)).status).toBe(400);
  });

  describe.skipIf(!find("gdal"))("GDAL", () => {
    test("reads every published initiative exactly once, page by page", async () => {
      const server = await listen(app.app, { host: "127.0.0.1", port: 0, log: createLog("off", () => {}) });
      const address = `OAPIF:http://127.0.0.1:${server.address.port}/api/v1`;
      const child = spawn(find("gdal") ?? "", ["-ro", "-al", "-q", address, "initiatieven", "-oo", "PAGE_SIZE=7"]);
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => (said += chunk));
      child.stderr.on("data", (chunk: Buffer) => (said += chunk));
      const [code] = await once(child, "close");
      await server.stop();
      const titles = [...said.matchAll(/title \(String\) = (Nummer \d+)/g)].map(([, title]) => title);
      expect(code, said).toBe(0);
      expect(said).not.toMatch(/ERROR|Warning/);
      expect(titles).toHaveLength(count - 1);
      expect(new Set(titles).size).toBe(count - 1);
      expect(titles).not.toContain("Nummer 7");
    });
  });
});
