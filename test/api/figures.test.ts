/** What the open API answers about areas, indicators, groups and sources. */
import { describe, expect, test } from "vitest";
import type { AbsentIndicator } from "#data/schema/indicator.ts";
import { Profile } from "#data/schema/profile.ts";
import { openApi } from "../fixtures/open-api.ts";

const { get, json, small } = openApi();
const codes = async (path: string) => ((await json(path)).areas as { code: string }[]).map(({ code }) => code);

describe("areas", () => {
  test("a name is found with a typing error, without accents and by its gemeente", async () => {
    expect((await codes("/areas?q=roterdam"))[0]).toBe("GM0599");
    expect((await codes("/areas?q=liendrt"))[0]).toBe("liendert");
    expect(await codes("/areas?q=z")).toContain("BU0363AA01");
    expect(await codes("/areas?q=zeedijk%20amsterdam")).toEqual(["BU0363AA01"]);
  });

  test("a code is found whole or by its beginning", async () => {
    expect((await codes("/areas?q=BU0363AA02"))[0]).toBe("BU0363AA02");
    expect(await codes("/areas?q=wk0363&level=wijk")).toEqual(["WK0363AA"]);
  });

  test("level and gemeente narrow, limit and page cut", async () => {
    expect(await codes("/areas?gemeente=GM0363")).toEqual(["GM0363", "WK0363AA", "BU0363AA01", "BU0363AA02"]);
    const first = await json("/areas?level=buurt&limit=3");
    expect(first).toMatchObject({ numberMatched: 4, numberReturned: 3, next: "/api/v1/areas?level=buurt&limit=3&page=2" });
    expect(await codes("/areas?level=buurt&limit=3&page=2")).toEqual(["BU05990110"]);
  });

  test("one area tells where it lies and what it belongs to", async () => {
    expect(await json("/areas/BU0363AA02")).toEqual({
      code: "BU0363AA02",
      name: "Oude Kerk e.o.",
      level: "buurt",
      row: 2,
      bordered: true,
      gemeente: { code: "GM0363", name: "Amsterdam" },
      wijk: { code: "WK0363AA", name: "Burgwallen-Oude Zijde" },
      inhabitants: 740,
      division: 2024,
      box: [4.3, 51.9, 5.4, 52.4],
      point: [4.8, 52.1],
    });
  });

  test("a profile has every figure with standing, class, gemeente and country", async () => {
    const profile = Profile.parse(await json("/areas/BU05990110/profile"));
    expect(profile.figures).toEqual([
      {
        indicator: "druk",
        year: 2024,
        value: 5,
        status: "ok",
        computed: false,
        source: "verzonnen",
        rank: 1,
        of: 3,
        percentile: 83.3,
        lower: 66.6,
        tied: 0,
        class: 1,
        national: { value: 2, status: "ok", marks: ["computed"] },
        gemeente: { value: 3.5, status: "ok" },
        // Without a choice that is its gemeente.
        benchmark: { value: 3.5, status: "ok" },
        positions: { here: 83.3, gemeente: 50, national: 33.3, benchmark: 50 },
        series: [
          { year: 2023, value: 4.5, status: "ok", computed: false, source: "eerder" },
          // Another source, and nothing says that it counts the same: no line joins the two.
          { year: 2024, value: 5, status: "ok", computed: false, source: "verzonnen", breaks: ["definition"] },
        ],
        nationalSeries: [{ year: 2024, value: 2, status: "ok", marks: ["computed"] }],
      },
    ]);
  });

  test("a suppressed figure is null with its status, never a number", async () => {
    const [figure] = Profile.parse(await json("/areas/BU0363AA01/profile")).figures;
    expect(figure).toMatchObject({ value: null, status: "suppressed", of: 3 });
    expect(figure).not.toHaveProperty("rank");
    expect(figure).not.toHaveProperty("class");
  });

  test("the profile of a group area names its members and how certain they are", async () => {
    const { group } = Profile.parse(await json("/areas/liendert/profile"));
    expect(group).toEqual({
      list: "focusgebieden",
      members: [{ code: "WK030710", name: "Wijk 10 Liendert", share: 1 }],
      certainty: "hoog",
    });
  });

  test.each(["/areas/BU99999999", "/areas/__proto__", "/areas/x", "/areas/bu0363aa02"])("%s does not exist", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe("indicators", () => {
  test("the catalogue, one of it, and those of a theme", async () => {
    expect(((await json("/indicators")).indicators as unknown[]).length).toBe(1);
    expect(((await json("/indicators?theme=wonen")).indicators as unknown[]).length).toBe(0);
    expect(await json("/indicators/druk")).toMatchObject({ id: "druk", unit: { decimals: 1 } });
    expect((await get("/indicators/geluk")).status).toBe(404);
  });

  test("what there is no open figure of stands beside the indicators, with its theme", async () => {
    const said = (nl: string, en: string) => ({ nl, en });
    const debts: AbsentIndicator = {
      ...{ id: "problematische-schulden", theme: "armoede", name: said("Schulden", "Debts") },
      ...{ why: said("het niet per wijk open is", "it is not open by district"), where: said("CBS", "Statistics Netherlands") },
    };
    const { catalog } = small().library.current();
    Object.assign(catalog, { absent: [debts] });
    expect(await json("/indicators?theme=armoede")).toEqual({ indicators: [], absent: [debts] });
    expect(await json("/indicators?theme=wonen")).toEqual({ indicators: [], absent: [] });
    delete catalog.absent;
  });

  test("values come with unit, year, source and licence", async () => {
    const answer = await json("/indicators/druk/values?level=buurt&year=2023");
    expect(answer).toMatchObject({ indicator: "druk", level: "buurt", year: 2023, unit: "punten" });
    expect((answer.values as unknown[])[1]).toEqual({
      code: "BU0363AA01",
      name: "Kop Zeedijk",
      value: null,
      status: "suppressed",
    });
  });

  test("a figure of an earlier year names its own source, in values, CSV and profile, not that of the newest", async () => {
    const of = async (year: number) => (await json(`/indicators/druk/values?level=buurt&year=${year}`)).source;
    expect(await of(2024)).toMatchObject({ id: "verzonnen", licence: "CC0" });
    expect(await of(2023)).toEqual({
      id: "eerder",
      title: "Eerdere cijfers",
      publisher: "Buurtblik",
      licence: "CC BY 4.0",
      attribution: "Buurtblik",
    });
    const csv = await (await get("/indicators/druk/values?level=buurt&year=2023&format=csv")).text();
    expect(csv).toContain(";Eerdere cijfers;CC BY 4.0");
    expect(csv).not.toContain("Verzonnen");
    const { figures } = (await json("/areas/GM0363/profile")) as { figures: { source: string; series: { source: string }[] }[] };
    expect(figures[0]?.source).toBe("verzonnen");
    expect(figures[0]?.series.map(({ source }) => source)).toEqual(["eerder", "verzonnen"]);
  });

  test("as CSV they open in a Dutch spreadsheet: mark, semicolons, decimal commas, empty for none", async () => {
    for (const response of [
      await get("/indicators/druk/values?level=buurt&format=csv"),
      await get("/indicators/druk/values?level=buurt", { Accept: "text/csv" }),
    ]) {
      expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
      expect(response.headers.get("Content-Disposition")).toContain("druk-buurt-2024.csv");
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
      const lines = bytes.toString("utf8").slice(1).split("\r\n");
      expect(lines[0]).toBe(
        "code;naam;indicator;jaar;waarde;eenheid;status;dekking_procent;bron;licentie;oud_jaar;status_woord;status_reden;kenmerken;marge_afronding",
      );
      expect(lines[1]).toBe("BU03071001;Vinkenbaan;druk;2024;0,5;punten;ok;;Verzonnen cijfers;CC0;nee;vastgesteld;;;");
      expect(lines[2]).toBe(
        "BU0363AA01;Kop Zeedijk;druk;2024;;punten;suppressed;;Verzonnen cijfers;CC0;nee;afgeschermd door de bron;De bron laat dit cijfer niet zien, om mensen te beschermen.;;",
      );
    }
  });

  test("the statuses of an answer stand there once, with their word and what it means", async () => {
    const { statuses: said } = await json("/indicators/druk/values?level=buurt");
    expect(said).toEqual([
      { status: "ok", word: "vastgesteld" },
      { status: "suppressed", word: "afgeschermd door de bron", reason: expect.stringContaining("om mensen te beschermen") },
    ]);
    expect(Profile.parse(await json("/areas/BU0363AA01/profile")).statuses).toEqual(said);
  });

  test("a year without figures is 404 and says which years there are", async () => {
    const response = await get("/indicators/druk/values?level=wijk&year=1999");
    expect(response.status).toBe(404);
    expect(((await response.json()) as { detail: string }).detail).toContain("2023, 2024");
  });
});

test("groups and sources", async () => {
  expect(await json("/groups")).toMatchObject({ groups: [{ id: "focusgebieden", areas: 1 }] });
  expect(await json("/groups/focusgebieden")).toMatchObject({ areas: [{ id: "liendert", certainty: "hoog" }] });
  expect((await get("/groups/none")).status).toBe(404);
  expect(await json("/sources")).toMatchObject({
    fictional: true,
    sources: [{ id: "verzonnen", licence: "CC0" }, { id: "eerder" }],
  });
});
