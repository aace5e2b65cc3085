/** The register of money over the API: what counts once, who sees what, totals, files, and what is refused. */
import { beforeEach, expect, test } from "vitest";
import type { MoneyCarousel, MoneyRegister, MoneyTotals } from "#data/approach/money.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { knowledgeOf } from "../../fixtures/knowledge.ts";
import { faultyFields, json, workflow } from "../../fixtures/workflow.ts";

type Row = NonNullable<InitiativeInput["funding"]>[number];
const buurt = "BU03071001";
/** Two buurten of a wijk elsewhere. */
const [one, two, both] = ["BU0363AA01", "BU0363AA02", "WK0363AA"];
const years = { from: "2026-01-01", to: "2028-12-31" };
const row = (changes: Partial<Row> = {}): Row => ({
  source: "Rijk",
  amount: 300,
  period: years,
  status: "committed",
  ...changes,
});

onEveryEngine((engine) => {
  const flow = workflow(
    engine,
    async () => ({ set: { people: true } }),
    async () => ({ now: () => "2026-11-30T10:00:00.000Z" }),
  );
  const { ask, opened, published, step, tryMerge } = flow;
  const { shown, handedIn } = knowledgeOf(flow);
  const line = async (changes: object = {}) =>
    step("admin", await handedIn("fundingLine", { amount: 1000, period: years, ...changes }), "publish");
  const initiative = (...funding: Row[]) => published({ funding });

  const register = async (query = "") => json<MoneyRegister>(await ask(`/money${query}`));
  const totals = async (query = "") => json<MoneyTotals>(await ask(`/money/totals${query}`));
  const carousel = async (query = "") => json<MoneyCarousel>(await ask(`/money/carousel${query}`));
  const of = async (query = "", status = "committed") => {
    const { lines, counted, beneath, cents } =
      (await totals(query)).statuses.find((one) => one.status === status) ?? expect.fail("every status is there");
    return { lines, counted, beneath, cents };
  };
  beforeEach(async () => {
    await opened().db.deleteFrom("public_entry").execute();
  });

  test("money of an initiative that is a part of a line of the area counts once, beneath it", async () => {
    const { id } = await line();
    await initiative(row({ partOf: id }), row({ amount: 50 }));
    expect(await of()).toEqual({ lines: 3, counted: 2, beneath: 1, cents: "105000" });
    const { lines } = await register("?sort=-amount");
    expect(lines.map(({ cents, counted, partOf }) => [cents, counted, partOf?.id])).toEqual([
      ["100000", true, undefined],
      ["30000", false, id],
      ["5000", true, undefined],
    ]);
  });

  test("where its whole is not counted a part counts itself: in another area, of another status, of other money, without an amount", async () => {
    const { id } = await line({ areas: [one] });
    await initiative(row({ partOf: id, payer: "gemeente" }));
    expect(await of(`?area=${buurt}`)).toMatchObject({ counted: 1, beneath: 0, cents: "30000" });
    expect(await of(`?area=${one}`)).toMatchObject({ counted: 1, cents: "100000" });
    expect(await of(`?area=${buurt},${one}`)).toMatchObject({ counted: 1, beneath: 1, cents: "100000" });
    expect(await of("?payer=gemeente")).toMatchObject({ counted: 1, beneath: 0, cents: "30000" });
    expect(await of("?type=initiative")).toMatchObject({ counted: 1, beneath: 0 });
    const unknown = await line({ amount: undefined });
    await initiative(row({ partOf: unknown.id, amount: 7 }));
    expect(await of("?type=fundingLine,initiative&area=GM0307")).toMatchObject({ counted: 2, cents: "30700" });
    await initiative(row({ partOf: id, status: "paid" }));
    expect(await of("", "paid")).toMatchObject({ counted: 1, beneath: 0, cents: "30000" });
  });

  test("a whole that becomes public, ceases to be, or goes up in another changes what its parts count", async () => {
    const waiting = await handedIn("fundingLine", { amount: 1000, period: years });
    await initiative(row({ partOf: waiting.id }));
    expect(await of()).toMatchObject({ counted: 1, beneath: 0, cents: "30000" });
    const whole = await step("editor", waiting, "publish");
    expect(await of()).toMatchObject({ counted: 1, beneath: 1, cents: "100000" });
    const other = await line({ title: "Dezelfde geldstroom", amount: 900 });
    await json(await tryMerge("editor", other, whole));
    expect(await of()).toMatchObject({ counted: 1, beneath: 1, cents: "90000" });
    const { lines } = await register("?type=initiative");
    expect(lines.map(({ partOf }) => partOf?.title)).toEqual(["Dezelfde geldstroom"]);
  });

  test("a line over two areas is in a total over both once, and is marked where it runs elsewhere too", async () => {
    await line({ areas: [one, two] });
    expect(await of(`?area=${one},${two}`)).toMatchObject({ lines: 1, cents: "100000" });
    const over = await register(`?area=${one},${two}`);
    expect(over.lines.map(({ elsewhere, areas }) => [elsewhere, areas])).toEqual([[false, [one, two]]]);
    const marked = async (code: string) => (await register(`?area=${code}`)).lines.map(({ elsewhere }) => elsewhere);
    expect([await marked(one), await marked(both), await marked("GM0363")]).toEqual([[true], [false], [false]]);
    expect(await register(`?area=${one}&only=true`)).toMatchObject({ numberMatched: 0 });
    expect(await register(`?area=${both}&only=true`)).toMatchObject({ numberMatched: 1 });
    expect((await totals(`?area=${one}`)).statuses[0]?.elsewhere).toEqual({ lines: 1, cents: "100000" });
  });

  test("a line with several themes stands in one column, and the three states are never one sum", async () => {
    await line({ themes: ["wonen", "werk"] });
    await line({ themes: ["wonen"], amount: 1, status: "paid" });
    await line({ themes: [], amount: 2, status: "estimated" });
    const { byTheme, statuses } = await totals();
    const sum = (all: { cents: string }[]) => all.reduce((total, { cents }) => total + Number(cents), 0);
    expect(byTheme.map(({ status, key, years: own }) => [status, key, sum(own)])).toEqual([
      ["committed", "several", 100000],
      ["paid", "wonen", 100],
      ["estimated", "none", 200],
    ]);
    expect(statuses.map(({ cents }) => cents)).toEqual(["100000", "100", "200"]);
    expect(await of("?theme=wonen")).toMatchObject({ cents: "100000" });
  });

  test("what ends in a year and who pays; within twelve months; page by page", async () => {
    await line({ title: "Tot 2028", payer: "rijk" });
    await line({ title: "Tot mei", period: { from: "2026-01-01", to: "2027-05-01" }, payer: "gemeente" });
    await line({ title: "Elk jaar", duration: "structural", period: { from: "2026-01-01" } });
    const titles = async (query: string) => (await register(query)).lines.map(({ title, payer }) => `${title}, ${payer}`);
    expect(await titles("?ends=2028")).toEqual(["Tot 2028, rijk"]);
    expect(await titles("?endsWithin=12")).toEqual(["Tot mei, gemeente"]);
    expect(await titles("?sort=ends")).toEqual(["Tot mei, gemeente", "Tot 2028, rijk", "Elk jaar, rijk"]);
    const first = await register("?limit=2");
    expect(first).toMatchObject({ numberMatched: 3, numberReturned: 2, next: expect.stringContaining("after=") });
    const second = await json<MoneyRegister>(await ask((first.next ?? "").replace("/api/v1", "")));
    expect([second.lines.map(({ title }) => title), second.next]).toEqual([["Elk jaar"], undefined]);
    expect((await totals()).ends).toEqual([
      { year: 2027, lines: 1 },
      { year: 2028, lines: 1 },
    ]);
    expect((await totals()).statuses[0]?.ongoing).toEqual({ lines: 1, cents: "100000" });
  });

  test("an area has its euros for each inhabitant, with the year and the source of those", async () => {
    await line({ amount: 1_000_000, areas: ["GM0363"] });
    await line({ amount: 5_000_000, areas: [one, buurt] });
    const { inhabitants, perInhabitant } = await totals("?area=GM0363");
    expect(inhabitants).toMatchObject({ year: 2024, source: "verzonnen" });
    const each = Math.round(100_000_000 / (inhabitants?.value ?? 0));
    // What is spent elsewhere too is not divided over the people here.
    expect(perInhabitant?.[0]).toMatchObject({ status: "committed", cents: String(each) });
    expect((await totals("?area=GM0363,GM0307")).inhabitants).toBeUndefined();
  });

  test("short projects that nobody goes on with", async () => {
    const during = (from: string, to: string) => published({ period: { from, to }, parties: [] });
    await during("2024-01-01", "2024-12-31");
    await during("2025-11-01", "2027-10-31");
    await during("2020-01-01", "2020-06-30");
    await published({ period: { from: "2024-01-01" } });
    expect(await carousel(`?area=${buurt}`)).toEqual({
      initiatives: 4,
      known: 3,
      short: 2,
      unknownWho: 0,
      withoutSuccessor: 1,
    });
    expect(await carousel("?area=GM0363")).toMatchObject({ initiatives: 0, withoutSuccessor: 0 });
  });

  test("what is not public is nowhere, whoever asks", async () => {
    await handedIn("fundingLine", { source: "KANARIE" });
    await flow.submitted({ funding: [row({ source: "KANARIE" })] });
    for (const as of [undefined, "wijkteam", "editor", "admin"])
      for (const path of ["/money", "/money/totals", "/money/exports/csv"])
        expect([as, path, (await (await ask(path, { as })).text()).includes("KANARIE")]).toEqual([as, path, false]);
  });

  test("a part must name a funding line that who writes may see", async () => {
    const refused = (partOf: string) =>
      ask("/working-versions", { method: "POST", as: "wijkteam", body: flow.entry({ funding: [row({ partOf })] }) });
    const publication = await shown("publication");
    expect(await faultyFields(await refused("nowhere"))).toEqual(["content.funding.0.partOf"]);
    expect(await faultyFields(await refused(publication.id))).toEqual(["content.funding.0.partOf"]);
  });

  test("the lines as a file", async () => {
    await line({ source: "=Ministerie", areas: [buurt], amount: 1234.5 });
    const text = await (await ask(`/money/exports/csv?area=${buurt}`)).text();
    const [heading = "", first = ""] = text.split("\r\n");
    const cells = Object.fromEntries(heading.split(";").map((name, i) => [name, first.split(";")[i]]));
    expect(cells).toMatchObject({
      "Wie betaalt?": "'=Ministerie",
      "Bedrag in euro": "1234,5",
      "Stand van het geld": "toegezegd",
      Einddatum: "2028-12-31",
      "Telt mee in het totaal": "ja",
    });
    expect(cells.Filter).toContain("gebied:");
    const sheet = new Uint8Array(await (await ask("/money/exports/xlsx")).arrayBuffer());
    expect([...sheet.slice(0, 2)]).toEqual([0x50, 0x4b]);
  });

  test.each([
    "status=gekregen",
    "payer=iedereen",
    "year=1",
    "ends=twintig",
    "endsWithin=0",
    "sort=titel",
    "limit=0",
    "limit=501",
    "after=%27",
    "area=nergens!",
    "theme=bevolking",
    "onbekend=1",
    `source=${"x".repeat(121)}`,
  ])("is refused: %s", async (query) => {
    expect((await ask(`/money?${query}`)).status).toBe(400);
  });
});
