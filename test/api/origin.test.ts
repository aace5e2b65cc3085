/** Whole addresses in what we give away are never of somebody's making: without WIJKBLIK_ADDRESS the Host header is judged. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Initiative } from "#data/schema/initiative.ts";
import { createEntry, takeStep } from "#server/store/entries/entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

/** Every address under which a whole address of ours is given away. */
const told = [
  "/api/v1",
  "/api/v1/",
  "/api/v1/initiatives.rss",
  "/api/v1/initiatives.atom",
  "/api/v1/initiatives.ics",
  "/api/v1/initiatives.csv",
  "/api/v1/initiatives.geojson",
  "/api/v1/initiatives.xlsx",
  "/api/v1/collections",
  "/api/v1/collections/initiatieven",
  "/api/v1/collections/initiatieven/items",
  "/api/v1/collections/buurten",
  "/api/v1/collections/buurten/items?limit=1",
  "/tiles.json",
];
const evil = [
  "evil.example",
  "evil.example:80",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "localhost@evil.example",
  "evil.example#localhost",
  "localhost/evil",
  'localhost"onload=x',
  "local<b>host",
  "localhost:evil",
  "localhost:99999",
  "[::1].evil.example",
  "203.0.113.9",
  "0x7f.1.evil.example",
  "",
];

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let fixed: InitiativeApp;
  beforeAll(async () => {
    const opened = await engine.open();
    app = await initiativeApp(opened);
    fixed = await initiativeApp(opened, { address: "https://kaart.example" });
    const content = Initiative.parse(wholeInitiative());
    const by = { actor: "a", at: "2026-11-21T10:00:00.000Z" };
    const placed = { areas: [], shown: content.place.kind === "geometry" ? content.place.geometry : null };
    const draft = await createEntry(opened.db, { type: "initiative", content, placed, organisation: undefined }, by);
    const submitted = await takeStep(opened.db, draft, "submit", by);
    if (submitted) await takeStep(opened.db, submitted, "publish", by);
  });
  afterAll(async () => {
    await Promise.all([app.remove(), fixed.remove()]);
  });

  test.each(told)("%s refuses a name that is not ours, and says the cure", async (path) => {
    for (const Host of evil) {
      const response = await app.app.request(`http://localhost${path}`, { headers: { Host } });
      expect([response.status, response.headers.get("Content-Type")], Host).toEqual([400, "application/problem+json"]);
      const text = await response.text();
      expect(text).toContain("WIJKBLIK_ADDRESS");
      expect(text).not.toContain("evil");
    }
    for (const Host of ["localhost", "localhost:3000", "LOCALHOST:8080", "127.0.0.1:80", "[::1]:3000"]) {
      const response = await app.app.request(`http://localhost${path}`, {
        headers: { Host, "X-Forwarded-Host": "evil.example" },
      });
      expect(response.status, Host).toBe(200);
      expect(response.headers.get("Vary"), Host).toMatch(/\bHost\b/);
      expect(await response.text()).not.toContain("evil");
    }
  });

  test.each(told.filter((path) => path !== "/tiles.json"))(
    "%s has the address of the settings, whatever is said",
    async (path) => {
      for (const Host of evil) {
        const response = await fixed.app.request(`http://localhost${path}`, {
          headers: { Host, "X-Forwarded-Host": "evil.example" },
        });
        expect(response.status).toBe(200);
        const text = await response.text();
        expect(text).not.toMatch(/evil|localhost/);
        if (!/items|xlsx|ics/.test(path)) expect(text).toContain("https://kaart.example");
      }
    },
  );

  test.each([
    ["192.0.2.10", "192.0.2.10:3000", "192.0.2.11:3000"],
    ["::ffff:192.0.2.10", "192.0.2.10", "192.0.2.1"],
    ["2001:db8::10", "[2001:DB8:0::10]:3000", "[2001:db8::11]:3000"],
    ["fe80::1%eth0", "[fe80::1]", "[fe80::2]"],
  ])("a connection that came in at %s may say %s, and not %s", async (localAddress, own, other) => {
    const ask = (Host: string) =>
      app.app.request("http://localhost/tiles.json", { headers: { Host } }, { incoming: { socket: { localAddress } } });
    expect((await ask(own)).status).toBe(200);
    expect((await ask(other)).status).toBe(400);
  });

  test("a forwarded name counts for a form only behind a proxy of ours", async () => {
    const body = { token: "x".repeat(40) };
    const from = (headers: Record<string, string>) => app.ask("/session", { method: "POST", body, headers });
    expect((await from({ Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" })).status).toBe(403);
    expect((await from({ Origin: "http://localhost", Host: "localhost" })).status).toBe(400);
    const own = { Origin: "https://kaart.example", Host: "binnen:3000" };
    expect((await fixed.ask("/session", { method: "POST", body, headers: own })).status).toBe(400);
  });
});

describe("a real server", () => {
  const raw = (url: string, Host: string) =>
    new Promise<{ status: number | undefined; text: string }>((done, failed) => {
      const asked = request(`${url}/tiles.json`, { headers: { Host } }, (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () => done({ status: response.statusCode, text }));
      });
      asked.on("error", failed).end();
    });

  test("knows itself by the address at which it listens, and by no other", async () => {
    const folders = await smallFolders();
    const server = await startServer({ WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web });
    onTestFinished(async () => {
      await server.stop();
      await folders.remove();
    });
    const { port } = new URL(server.url);
    for (const own of [`localhost:${port}`, `127.0.0.1:${port}`])
      expect((await raw(server.url, own)).text).toContain(`"http://${own}/tiles/`);
    for (const other of ["evil.example", `evil.example:${port}`, "203.0.113.9"])
      expect((await raw(server.url, other)).status, other).toBe(400);
  });
});
