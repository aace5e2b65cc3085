/** Need and reach over the API: the same kernel as the page's thread, the same answer for everybody, and every fault of a question named. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Completeness } from "#data/schema/completeness.ts";
import { monthsBefore, today } from "#data/schema/day.ts";
import { type GapQuestion, monthsOfCompleteness, reachStates } from "#data/schema/gap.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { inTransaction } from "#server/store/database.ts";
import { raiseRevision } from "#server/store/revision.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { publishedInputs } from "../fixtures/gap-country.ts";
import { askGapThread } from "../fixtures/gap-thread.ts";
import { smallApp } from "../fixtures/small-app.ts";
import { writeSmallSet } from "../fixtures/small-set.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

interface Area {
  figures: { figureStatus: string; marks?: string[] }[];
  code: string;
  need: number | null;
  components: (number | null)[];
  people: number | null;
  reached: number | null;
  rate: number | null;
  reach: number | null;
  state: string;
  initiatives: number;
  reachUnknown: number;
  isGap: boolean;
  isUnseen: boolean;
  times: number;
  steadiness: string | null;
}
interface Gaps {
  analysis: {
    method: string;
    parameters: string;
    filter: string;
    version: string;
    source: string;
    licence: string;
    explanation: string;
  };
  variants: { number: number; run: number; first: number };
  totals: { initiatives: number; reachKnown: number; unconfirmed: number; reached: number };
  areas: Area[];
}

onEveryEngine((engine) => {
  let folder: string;
  const { ask, opened, published, submitted, step } = workflow(engine, async () => {
    folder = await mkdtemp(join(tmpdir(), "wijkblik-"));
    await writeSmallSet(folder, { people: true });
    return { library: await openLibrary(folder) };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const gaps = async (query: string) => json<Gaps>(await ask(`/analyses/gaps?need=druk&${query}`));
  const ofArea = (found: Gaps, code: string) => found.areas.find((area) => area.code === code);
  const say = (as: string, path: string, body: object) => ask(path, { method: "PUT", as, body });

  beforeAll(async () => {
    await published({
      themes: ["leefomgeving"],
      targetGroups: [],
      workingArea: undefined,
      reach: 44,
      place: pointAt(5.41, 52.166),
    });
    const elsewhere = { reach: undefined, place: pointAt(4.895, 52.375) };
    await step(
      "editorElsewhere",
      await submitted({ themes: ["leefomgeving"], targetGroups: [], workingArea: undefined, ...elsewhere }),
      "publish",
    );
  });

  test("what is entered counts, what is not is not nobody, and the sum is kept", async () => {
    const found = await gaps("level=gemeente&theme=leefomgeving&unconfirmed=true");
    expect(found.totals).toMatchObject({ initiatives: 2, reachKnown: 1 });
    expect(found.areas.reduce((sum, { reached }) => sum + (reached ?? 0), 0)).toBeCloseTo(44, 10);
    expect(found.totals.reached).toBeCloseTo(44, 10);
    expect(ofArea(found, "GM0307")).toMatchObject({ state: "known", initiatives: 1, reachUnknown: 0 });
    expect(ofArea(found, "GM0307")?.rate).toBeGreaterThan(0);
    expect(ofArea(found, "GM0363")).toMatchObject({ rate: null, reach: null, initiatives: 1, reachUnknown: 1, isGap: false });
    expect(ofArea(found, "GM0599")).toMatchObject({ rate: null, isGap: false, isUnseen: true });
    expect(found.variants).toMatchObject({ number: 100, run: 100 });
  });

  test("need is a percentile after polarity, and of several figures each is seen", async () => {
    const { areas } = await gaps("level=gemeente");
    expect(areas.map(({ need }) => need?.toFixed(4))).toEqual(["16.6667", "50.0000", "83.3333"]);
    expect(areas.map(({ components }) => components)).toEqual(areas.map(({ need }) => [need]));
  });

  test("a gap appears once somebody declares that all is entered, and what nobody confirmed moves it", async () => {
    await json(await say("admin", "/completeness", { area: "GM0599", theme: "leefomgeving", complete: true }));
    const found = await gaps("level=gemeente&theme=leefomgeving");
    expect(ofArea(found, "GM0599")).toMatchObject({ state: "complete", rate: 0, isGap: true, times: 100, steadiness: "sure" });
    // Of all themes together it is not complete.
    expect(ofArea(await gaps("level=gemeente"), "GM0599")?.state).not.toBe("complete");
    expect(found.areas.filter(({ isGap, times }) => isGap || times > 0).map(({ state }) => state)).toEqual(["complete"]);
    // What nobody confirmed counts only where that is asked for.
    const states = async () => {
      const both = ["false", "true"].map((asked) => gaps(`level=gemeente&theme=leefomgeving&unconfirmed=${asked}`));
      return (await Promise.all(both)).map((one) => ofArea(one, "GM0307")?.state);
    };
    expect(await states()).toEqual(["known", "known"]);
    await inTransaction(opened().db, async (within) => {
      await within.updateTable("public_entry").set({ verified_on: null }).execute();
      await raiseRevision(within);
    });
    expect(await states()).toEqual(["unknown", "known"]);
  });

  test("a gemeente whose wijkteam looks first is withheld from everybody, also from who may look", async () => {
    await json(await say("admin", "/areas/GM0599/preview", { previewFirst: true }));
    const asked = "/analyses/gaps?need=druk&level=wijk&theme=leefomgeving";
    const [nobody, admin] = [await (await ask(asked)).text(), await (await ask(asked, { as: "admin" })).text()];
    expect(admin).toBe(nobody);
    expect(ofArea(JSON.parse(nobody) as Gaps, "WK059901")).toMatchObject({
      state: "withheld",
      rate: null,
      reached: null,
      isGap: false,
      isUnseen: false,
      times: 0,
    });
    await json(await say("admin", "/areas/GM0599/preview", { previewFirst: false }));
    expect(ofArea(JSON.parse(await (await ask(asked)).text()) as Gaps, "WK059901")?.state).toBe("complete");
  });

  test("a declaration of a year ago makes no gap any more, and one that is said anew does", async () => {
    const { db } = opened();
    const declaredOn = (day: string) => db.updateTable("completeness").set({ declared_on: day }).execute();
    const here = async () => ofArea(await gaps("level=gemeente&theme=leefomgeving"), "GM0599");
    await declaredOn(monthsBefore(today(), monthsOfCompleteness));
    expect(await here()).toMatchObject({ rate: null, isGap: false, isUnseen: true, times: 0 });
    await declaredOn(today());
    expect(await here()).toMatchObject({ state: "complete", rate: 0, isGap: true });
  });

  test("only areas inside what was named are on a list, and percentiles are of the country", async () => {
    const found = await gaps("level=gemeente&theme=leefomgeving&area=GM0307");
    expect(found.areas.filter(({ isGap, isUnseen, times }) => isGap || isUnseen || times > 0)).toEqual([]);
    expect(ofArea(found, "GM0599")?.need).toBeCloseTo(83.3333, 3);
  });

  test("an own region and a province narrow it as the areas do that they are made of; what is no region is refused", async () => {
    const asked = async (area: string) => {
      const { areas, analysis } = await gaps(`level=wijk&theme=leefomgeving&area=${area}`);
      const listed = areas.filter(({ isGap, isUnseen }) => isGap || isUnseen).map(({ code }) => code);
      return { listed, question: (analysis as unknown as { question: GapQuestion }).question };
    };
    expect(await asked("R-GM0599_0363")).toMatchObject({ question: { within: ["R-GM0363_599"] } });
    expect((await asked("R-BU05990110")).listed).toEqual(["WK059901"]);
    for (const [region, areas] of Object.entries({ "R-GM0363_599": "GM0363,GM0599", "R-liendert": "liendert", PV28: "GM0599" }))
      expect((await asked(region)).listed, region).toEqual((await asked(areas)).listed);
    const refused = await ask("/analyses/gaps?need=druk&area=R-GM0307_XX");
    expect([refused.status, await refused.json()]).toMatchObject([400, { errors: [{ in: "query", name: "area" }] }]);
    expect((await ask("/analyses/gaps?need=druk&area=PV99")).status).toBe(404);
  });

  test("as a table says the same, with method, parameters, filter, version, source and date in every row", async () => {
    const asked = "/analyses/gaps?need=druk&level=wijk&theme=leefomgeving";
    const response = await ask(`${asked}&format=csv`);
    expect(response.headers.get("Content-Type")).toMatch(/^text\/csv/);
    expect(response.headers.get("Content-Disposition")).toContain("wijkblik-kansen.csv");
    const [heading, ...rows] = (await response.text()).trim().split("\r\n");
    expect(heading).toMatch(/^code;naam;opgave;opgave_druk;mensen;bereikt;bereikt_per_1000;/);
    expect(heading).toMatch(/methode;parameters;filter;versie;bron;datum;uitleg;cijfer_status_druk;kenmerken_druk$/);
    const { analysis, areas } = await json<Gaps>(await ask(asked));
    expect(rows).toHaveLength(areas.length);
    // What must be said of each figure of the need stands beside the percentiles.
    for (const [row, { figures }] of areas.entries()) {
      expect(figures).toEqual([{ figureStatus: "ok" }]);
      expect(rows[row]).toMatch(/;vastgesteld;$/);
    }
    for (const row of rows)
      for (const said of [analysis.method, analysis.version, analysis.source, "theme=leefomgeving&confirmed=true"])
        expect(row).toContain(said);
    expect(analysis.parameters).toContain("percentile of the mean of percentiles of druk 2024 (weight 1)");
    expect(analysis.explanation).toMatch(/^http.*\/methode#kansen$/);
  });

  test("the thread of the page says the same numbers, to the last digit", async () => {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
    const asked = "theme=leefomgeving&unconfirmed=true&catchment=2500&level=buurt";
    const answer = await json<Gaps & { analysis: { question: GapQuestion } }>(await ask(`/analyses/gaps?need=druk&${asked}`));
    const { question } = answer.analysis;
    const messages = await askGapThread({
      ...publishedInputs({ folder, manifest, real: false }, question),
      generation: manifest.generation,
      supply: await (await ask("/initiatives/supply")).arrayBuffer(),
      completeness: Completeness.parse(await (await ask("/completeness")).json()),
    });
    const [first] = messages;
    if (!first || !("result" in first)) throw new Error(`the thread said ${JSON.stringify(first)} first`);
    const numbers = (of: ArrayLike<number>) => Array.from(of, (one) => (Number.isNaN(one) ? null : one));
    const { need, rate, reach, reached, state, isGap } = first.result;
    expect(answer.areas.map((area) => area.need)).toEqual(numbers(need));
    expect(answer.areas.map((area) => area.rate)).toEqual(numbers(rate));
    expect(answer.areas.map((area) => area.reach)).toEqual(numbers(reach));
    expect(answer.areas.map((area) => area.reached)).toEqual(numbers(reached));
    expect(answer.areas.map((area) => area.state)).toEqual(Array.from(state, (one) => reachStates[one]));
    expect(answer.areas.map((area) => Number(area.isGap))).toEqual([...isGap]);
    expect(answer.totals).toEqual(first.result.totals);
    const last = messages.at(-1);
    expect(last && "variants" in last && [last.variants.run, ...last.variants.times]).toEqual([
      100,
      ...answer.areas.map(({ times }) => times),
    ]);
  });

  test("is kept by its strong tag", async () => {
    const first = await ask("/analyses/gaps?need=druk");
    const tag = first.headers.get("ETag") ?? "";
    expect((await ask("/analyses/gaps?need=druk", { headers: { "If-None-Match": tag } })).status).toBe(304);
  });

  describe("a question that cannot be asked", () => {
    test.each([
      ["need=niets,inwoners,druk:9&area=GM9999", ["need", "need", "need", "area"]],
      ["need=druk,druk", ["need"]],
      ["need=samenhang", ["need"]],
      ["need=druk&catchment=5", ["catchment"]],
      ["need=druk&targetGroup=buren&theme=bevolking", ["targetGroup", "theme"]],
      ["need=druk&herkomst=1", ["herkomst"]],
    ])("%s is refused with every fault", async (query, names) => {
      const response = await ask(`/analyses/gaps?${query}`);
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as { errors: { name: string; reason: string }[] };
      expect(errors.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
      for (const { reason } of errors) expect(reason.length).toBeGreaterThan(5);
    });
  });
});

test("a server without initiatives has no need and reach", async () => {
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-"));
  await writeSmallSet(folder, { people: true });
  const { app, remove } = await smallApp({ library: await openLibrary(folder) });
  expect((await app.request("/api/v1/analyses/gaps?need=druk")).status).toBe(404);
  await remove();
  await rm(folder, { recursive: true, force: true });
});
