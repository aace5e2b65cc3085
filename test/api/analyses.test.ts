/** Clusters over the API: the same question, the same answer, and how it was found; counts of areas and what divides by who lives there. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InitiativeCounts } from "#data/schema/analysis.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { smallApp } from "../fixtures/small-app.ts";
import { writeSmallSet } from "../fixtures/small-set.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

interface Analysis {
  method: string;
  parameters: string;
  filter: string;
  version: string;
  source: string;
  date: string;
  explanation: string;
}
interface Features<P> {
  analysis: Analysis;
  features: { id: string; geometry: { coordinates: number[][][] | number[][][][] }; properties: P }[];
}
interface Cell {
  initiatives: number | null;
  fewerThanFive: boolean;
  reach: number | null;
  reachKnown: number | null;
}
interface Group {
  name: string;
  initiatives: number;
  themes: { theme: string; count: number }[];
  from: string | null;
  to: string | null;
  list: string;
}
interface HotSpots {
  analysis: Analysis;
  stable: boolean;
  numberMatched?: number;
  numberReachKnown?: number;
  areas: { code: string; value: number | null; z: number | null; p: number | null; class: string; status: string }[];
}

onEveryEngine((engine) => {
  let folder: string;
  const { ask, published } = workflow(engine, async () => {
    folder = await mkdtemp(join(tmpdir(), "wijkblik-"));
    await writeSmallSet(folder, { people: true });
    return { library: await openLibrary(folder) };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const density = async (query = "") => json<Features<Cell>>(await ask(`/analyses/density?across=1000${query}`));
  const groups = async (query = "") => json<Features<Group>>(await ask(`/analyses/groups?metres=300&atLeast=3${query}`));
  const hotSpots = async (query: string) => json<HotSpots>(await ask(`/analyses/hot-spots?${query}`));
  const counts = async (query: string) => json<InitiativeCounts>(await ask(`/initiatives/counts?${query}`));
  const sum = (found: Features<Cell>, of: "initiatives" | "reach" | "reachKnown") =>
    found.features.reduce((total, { properties }) => total + (properties[of] ?? 0), 0);
  const place = pointAt(5.41, 52.166);

  beforeAll(async () => {
    // Three within 300 metres, one of them without a reach; one far away; one whose place nobody may see.
    await published({ themes: ["wonen"], reach: 40, place });
    await published({ themes: ["wonen", "werk"], reach: 60, place: pointAt(5.4101, 52.1661) });
    await published({ themes: ["werk"], reach: undefined, place: pointAt(5.4102, 52.1662) });
    await published({ themes: ["werk"], reach: 7, place: pointAt(5.409, 52.1601) });
    await published({
      themes: ["veiligheid"],
      reach: 5,
      place: {
        kind: "geometry",
        geometry: { type: "Point", coordinates: [5.4111111, 52.1611111] },
        precision: "exact",
        public: false,
      },
    });
  });

  describe("density", () => {
    test("counts every public place once, and the reach of those that say it", async () => {
      const found = await density();
      expect([sum(found, "initiatives"), sum(found, "reach"), sum(found, "reachKnown")]).toEqual([4, 107, 3]);
      expect(found.features.every(({ properties }) => !properties.fewerThanFive)).toBe(true);
      expect(found.features[0]?.geometry.coordinates[0]).toHaveLength(7);
      expect(found.analysis).toMatchObject({ method: "hexagons in RD (EPSG:28992)", filter: "" });
      expect(found.analysis.explanation).toMatch(/^http.*\/methode#dichtheid$/);
      expect(JSON.stringify(found)).not.toContain("5.4111");
    });

    test("of a filter counts what the list finds, and says so", async () => {
      const found = await density("&theme=werk&area=GM0307");
      const { numberMatched } = await json<{ numberMatched: number }>(await ask("/initiatives?theme=werk&area=GM0307"));
      expect(sum(found, "initiatives")).toBe(numberMatched);
      expect(found.analysis.filter).toBe("theme=werk&area=GM0307");
      expect((await density("&theme=veiligheid")).features).toEqual([]);
    });

    test("as a table says the same, with method, parameters, version, source and date in every row", async () => {
      const response = await ask("/analyses/density?across=1000&format=csv");
      expect(response.headers.get("Content-Type")).toMatch(/^text\/csv/);
      const [heading, ...rows] = (await response.text()).trim().split("\r\n");
      expect(heading).toMatch(/methode;parameters;filter;versie;bron;datum;uitleg$/);
      const { analysis, features } = await density();
      expect(rows).toHaveLength(features.length);
      for (const row of rows)
        for (const said of [analysis.method, analysis.version, analysis.source, analysis.date]) expect(row).toContain(said);
      const byHeader = await ask("/analyses/density?across=1000", { headers: { Accept: "text/csv" } });
      expect(await byHeader.text()).toBe(`${[heading, ...rows].join("\r\n")}\r\n`);
    });

    test("is kept by its strong tag, and another after a change", async () => {
      const first = await ask("/analyses/density?across=2500");
      const tag = first.headers.get("ETag") ?? "";
      expect(tag).toMatch(/^"/);
      expect(first.headers.get("Cache-Control")).toBe("no-cache");
      expect(first.headers.get("Vary")).toMatch(/Accept\b/);
      const again = await ask("/analyses/density?across=2500", { headers: { "If-None-Match": tag } });
      expect(again.status).toBe(304);
      await published({ themes: ["wonen"], place: pointAt(5.4145, 52.1695) });
      const changed = await ask("/analyses/density?across=2500", { headers: { "If-None-Match": tag } });
      expect(changed.status).toBe(200);
    });

    test("of hexagons too small for the country, or of another size, is refused", async () => {
      expect((await ask("/analyses/density?across=300")).status).toBe(400);
      expect((await ask("/analyses/density?accros=500")).status).toBe(400);
    });
  });

  test("groups lie together, hold what they consist of, and name the list of their place", async () => {
    const { features, analysis } = await groups();
    expect(features).toHaveLength(1);
    const [{ properties } = { properties: undefined }] = features;
    expect(properties).toMatchObject({ initiatives: 3 });
    expect(properties?.themes).toEqual([
      { theme: "werk", count: 2 },
      { theme: "wonen", count: 2 },
    ]);
    expect(properties?.name).not.toBe("");
    expect(analysis.parameters).toBe("300 m; at least 3");
    const { numberMatched } = await json<{ numberMatched: number }>(
      await ask(new URL(properties?.list ?? "").href.split("/api/v1")[1] ?? ""),
    );
    expect(numberMatched).toBe(3);
    const table = await (await ask("/analyses/groups?metres=300&atLeast=3&format=csv")).text();
    expect(table.trim().split("\r\n")[1]).toMatch(/^1;[^;]+;3;"?werk 2, wonen 2/);
    expect((await ask("/analyses/groups?metres=5")).status).toBe(400);
  });

  describe("counts of areas", () => {
    test("are those of the list of each area, with the reach that is known", async () => {
      const { areas, numberMatched, numberReachKnown } = await counts("level=buurt&theme=werk&bbox=5.3,52.1,5.5,52.3");
      expect([numberMatched, numberReachKnown]).toEqual([3, 2]);
      for (const { code, initiatives } of areas) {
        const list = await json<{ numberMatched: number }>(
          await ask(`/initiatives?area=${code}&theme=werk&bbox=5.3,52.1,5.5,52.3`),
        );
        expect(initiatives, code).toBe(list.numberMatched);
      }
      expect(areas.reduce((total, { reach }) => total + reach, 0)).toBe(67);
    });

    test("tell nothing of a place that is hidden, not even in a gemeente of one buurt", async () => {
      for (const level of ["gemeente", "wijk", "buurt"]) {
        const { areas, numberMatched } = await counts(`level=${level}&theme=veiligheid`);
        expect([numberMatched, areas], level).toEqual([1, []]);
      }
    });
  });

  describe("hot spots", () => {
    test("of a figure have a row for every area, and the same answer for the same question", async () => {
      const query = "level=wijk&indicator=inwoners";
      const [one, other] = [
        await (await ask(`/analyses/hot-spots?${query}`)).text(),
        await (await ask(`/analyses/hot-spots?${query}`)).text(),
      ];
      expect(one).toBe(other);
      const { areas, analysis } = JSON.parse(one) as HotSpots;
      expect(areas.length).toBeGreaterThan(0);
      expect(analysis.parameters).toMatch(/^inwoners 20\d\d; wijk; .*99999 permutations.*seed 1$/);
      const table = await (await ask(`/analyses/hot-spots?${query}&format=csv`)).text();
      expect(table.trim().split("\r\n")).toHaveLength(areas.length + 1);
    });

    test("of initiatives per 1,000 have a value where people live, and none where nobody does", async () => {
      const found = await hotSpots("level=wijk&measure=count&theme=werk&area=GM0307");
      const { areas } = await counts("level=wijk&theme=werk&area=GM0307");
      const valued = found.areas.filter(({ value }) => (value ?? 0) > 0).map(({ code }) => code);
      expect(valued.toSorted()).toEqual(areas.map(({ code }) => code));
      for (const { value, status } of found.areas) expect(value === null).toBe(status === "no-value");
      expect(found.numberMatched).toBe(3);
      expect(found.analysis.source).toMatch(/Wijkblik.*; .*CBS|Wijkblik.*; /);
    });

    test("of reach that is not known say so, and do not say nobody", async () => {
      const first = await published({ themes: ["onderwijs"], reach: undefined, place });
      const { areas } = await counts("level=wijk&theme=onderwijs");
      const found = await hotSpots("level=wijk&measure=reach&theme=onderwijs");
      const here = found.areas.find(({ code }) => code === areas[0]?.code);
      expect(here, first.id).toMatchObject({ value: null, status: "reach-unknown" });
      expect([found.numberMatched, found.numberReachKnown]).toEqual([1, 0]);
    });

    test("of one visitor are computed one by one, a few wait, and the rest are told when to come back", async () => {
      const asks = Array.from({ length: 8 }, (_, i) => ask(`/analyses/hot-spots?level=wijk&indicator=inwoners&seed=${100 + i}`));
      const found = await Promise.all(asks);
      const refused = found.filter(({ status }) => status === 429);
      expect(found.every(({ status }) => status === 200 || status === 429)).toBe(true);
      expect(refused.length).toBeGreaterThanOrEqual(3);
      for (const { headers } of refused) expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
      // What is kept is no work: it is answered however much is asked.
      const known = found.findIndex(({ status }) => status === 200);
      const again = await Promise.all(
        asks.map(() => ask(`/analyses/hot-spots?level=wijk&indicator=inwoners&seed=${100 + known}`)),
      );
      expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200]));
    });

    test.each([
      ["", "indicator"],
      ["indicator=inwoners&measure=count", "indicator"],
      ["indicator=inwoners&per=inwoners", "per"],
      ["indicator=inwoners&theme=wonen", "theme"],
      ["measure=count&per=gemiddelde-woz", undefined],
    ])("refuse %s", async (query, name) => {
      const response = await ask(`/analyses/hot-spots?${query}`);
      expect([400, 404]).toContain(response.status);
      if (name) expect(((await response.json()) as { errors: { name: string }[] }).errors.map((one) => one.name)).toContain(name);
    });
  });
});

test("a server without initiatives tells where figures cluster, and has no density", async () => {
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-"));
  await writeSmallSet(folder, { people: true });
  const { app, remove } = await smallApp({ library: await openLibrary(folder) });
  const status = async (question: string) => (await app.request(`/api/v1/analyses/${question}`)).status;
  expect(await status("hot-spots?level=wijk&indicator=inwoners")).toBe(200);
  expect(await status("hot-spots?level=wijk&measure=count")).toBe(404);
  expect(await status("density")).toBe(404);
  await remove();
  await rm(folder, { recursive: true, force: true });
});
