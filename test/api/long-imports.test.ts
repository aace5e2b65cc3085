/** Imports of many rows: others go on meanwhile, and see all of it or nothing. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "./initiative-app.ts";

const number = 1_000;
const heading = "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad";
/** Within the small set's only town, metres apart. */
const row = (i: number) =>
  `Tuin ${i};Samen tuinieren;initiatief;samenhang;uitvoeren;loopt;${(5.4 + (i % 60) / 5_000).toFixed(5)};${(52.16 + Math.floor(i / 60) / 8_000).toFixed(5)}`;
const file = [heading, ...Array.from({ length: number }, (_, i) => row(i)), ""].join("\n");

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
  });
  afterAll(() => app.remove());

  const send = async (path: string, settings?: object) => {
    const form = new FormData();
    form.set("file", new File([file], "tuinen.csv"));
    if (settings) form.set("settings", JSON.stringify(settings));
    const headers = { Cookie: app.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
    return app.app.request(`http://localhost/api/v1${path}`, { method: "POST", body: form, headers });
  };
  const count = async () => ((await (await app.ask("/initiatives?limit=20")).json()) as { numberMatched: number }).numberMatched;

  test("while many are saved lists are answered at once, and show nothing of it until it is done", async () => {
    const { settings, counts } = (await (await send("/import-checks")).json()) as { settings: object; counts: object };
    expect(counts).toEqual({ rows: number, ready: number, faulty: 0, double: 0 });
    const started = performance.now();
    let took = 0;
    const importing = send("/imports", { ...settings, landing: "published" }).then((response) => {
      took = performance.now() - started;
      return response;
    });
    const times: number[] = [];
    const seen = new Set<number>();
    while (took === 0) {
      const asked = performance.now();
      seen.add(await count());
      times.push(performance.now() - asked);
      await wait(5);
    }
    expect((await importing).status).toBe(201);
    expect(await count()).toBe(number);
    expect([...seen].filter((one) => one !== 0 && one !== number)).toEqual([]);
    expect(times.length).toBeGreaterThan(10);
    expect(Math.max(...times)).toBeLessThan(took / 2);
  });
});
