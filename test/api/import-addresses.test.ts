/** Lists as people have them: metres of the Dutch grid, or an address and nothing else; hours, money without an amount, a website without https. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import type { ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

const heading = [
  ...["Naam", "Omschrijving", "Soort", "Thema", "Fase", "Status", "X-coördinaat (RD)", "Y-coördinaat (RD)"],
  ...["Straatnaam", "Huisnummer", "Postcode", "Woonplaats", "Openingstijden", "Meedoen", "Financier", "Bedrag", "Website"],
];
const row = (
  naam: string,
  [x, y]: readonly string[],
  [straat, nummer, postcode, plaats]: readonly string[],
  more: readonly string[] = [],
) => {
  const [open = "", meedoen = "", financier = "", bedrag = "", website = ""] = more;
  const what = [naam, `${naam} voor de hele buurt`, "voorziening", "samenhang", "uitvoeren", "loopt"];
  return [
    ...what,
    x ?? "",
    y ?? "",
    straat ?? "",
    nummer ?? "",
    postcode ?? "",
    plaats ?? "",
    open,
    meedoen,
    financier,
    bedrag,
    website,
  ];
};
const nowhere = ["", ""];
const rows = [
  row(
    "Huis in RD",
    ["155.965", "464.203"],
    ["Lijsterstraat", "20", "3815 DT", "Amersfoort"],
    ["ma t/m vr 9.00-17.00 uur", "Kom langs.", "Gemeente", "", "www.buurthuis.nl/agenda"],
  ),
  row("Huis verwisseld", ["464203", "155965"], [], ["alleen op afspraak", "", "Fonds", "€ 1.500,50"]),
  row("Huis met adres", nowhere, ["Lijsterstraat", "20", "3815DT", "Amersfoort"]),
  row("Huis onvindbaar", nowhere, ["Nergenslaan", "1", "", "Amersfoort"]),
];
const csv = async () => new File([[heading, ...rows].map((cells) => cells.join(";")).join("\r\n")], "huizen.csv");
const xlsx = async () => new File([await sheet()], "huizen.xlsx");
const sheet = async () =>
  new Uint8Array(await (await writeExcel([heading, ...rows].map((cells) => cells.map((value) => ({ value }))))).toBuffer());

let service: Server;
let asked = 0;
beforeAll(async () => {
  service = createServer((request, response) => {
    asked++;
    const docs = request.url?.includes("Lijsterstraat")
      ? [{ type: "adres", weergavenaam: "Lijsterstraat 20, 3815DT Amersfoort", centroide_ll: "POINT(5.40168265 52.16646193)" }]
      : [{ type: "woonplaats", weergavenaam: "Amersfoort", centroide_ll: "POINT(5.39 52.155)" }];
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ response: { docs } }));
  });
  await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
});
afterAll(() => service.close());

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let without: InitiativeApp;
  beforeAll(async () => {
    const opened = await engine.open();
    app = await initiativeApp(opened, {}, { geocoderUrl: `http://127.0.0.1:${(service.address() as AddressInfo).port}` });
    without = await initiativeApp(opened);
    return async () => {
      await app.remove();
      await without.remove();
    };
  });
  const send = async <T>(path: string, file: File, settings?: Partial<ImportSettings>, to = app) => {
    const form = new FormData();
    form.set("file", file);
    if (settings) form.set("settings", JSON.stringify(settings));
    const headers = { Cookie: to.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
    const response = await to.app.request(`http://localhost/api/v1${path}`, { method: "POST", body: form, headers });
    expect(response.status, await response.clone().text()).toBeLessThan(300);
    return (await response.json()) as T;
  };
  const working = async (q: string) => {
    const answer = await app.ask(`/working-versions?q=${encodeURIComponent(q)}`, { as: "admin" });
    return ((await answer.json()) as { workingVersions: EntryRecord[] }).workingVersions;
  };

  test.each([
    ["CSV", csv],
    ["Excel", xlsx],
  ])("of %s: metres become degrees, and an address is looked up when somebody wants that", async (_form, file) => {
    const before = asked;
    const first = await send<ImportCheck>("/import-checks", await file());
    expect(first.addresses).toEqual({ waiting: 2, found: 0, missing: 0, unasked: 0, away: 0, lines: [] });
    expect(asked).toBe(before);
    const settings = { ...first.settings, landing: "published" as const };
    const unasked = await send<ImportCheck>("/import-checks", await file(), settings);
    expect(unasked.counts).toMatchObject({ ready: 2, faulty: 2 });
    const looked = await send<ImportCheck>("/import-checks", await file(), { ...settings, addresses: true });
    expect(looked.addresses).toEqual({ waiting: 0, found: 1, missing: 1, unasked: 0, away: 0, lines: [5] });
    expect(looked.counts).toMatchObject({ ready: 3, faulty: 1 });
    expect(looked.preview[3]?.faults).toEqual([{ field: "place", reason: expect.stringContaining("Dit adres kent PDOK niet") }]);
    expect(looked.places.map(([x, y]) => [x.toFixed(3), y.toFixed(3)])).toEqual([
      ["5.401", "52.166"],
      ["5.401", "52.166"],
      ["5.402", "52.166"],
    ]);
  });

  test("what is not found is left out, or comes in as a draft without a place", async () => {
    const { settings } = await send<ImportCheck>("/import-checks", await csv());
    const asking = { ...settings, addresses: true, withDoubles: true };
    const published = { ...asking, landing: "published" as const, selfApproved: true, skipFaulty: true };
    expect(await send<ImportRecord>("/imports", await csv(), { ...published, list: "Openbaar" })).toMatchObject({
      made: 3,
      faulty: 1,
    });
    const [open] = await working("Huis in RD");
    expect(open?.content).toMatchObject({
      address: { street: "Lijsterstraat", number: "20", postcode: "3815DT", city: "Amersfoort" },
      openingHours: [{ days: ["ma", "di", "wo", "do", "vr"], from: "09:00", to: "17:00" }],
      takePart: "Kom langs.",
      funding: [{ source: "Gemeente", status: "committed" }],
      link: "https://www.buurthuis.nl/agenda",
    });
    const [swapped] = await working("Huis verwisseld");
    expect(swapped?.content).toMatchObject({ openingNote: "alleen op afspraak", funding: [{ source: "Fonds", amount: 1500.5 }] });
    expect(swapped?.content.place).toEqual(open?.content.place);
    expect(await send<ImportRecord>("/imports", await csv(), { ...asking, landing: "draft", list: "Concepten" })).toMatchObject({
      made: 4,
    });
    const [lost] = await working("Huis onvindbaar");
    expect(lost).toMatchObject({ state: "draft", placed: { areas: [] }, content: { address: { street: "Nergenslaan" } } });
  });

  test("our own export comes back with what was in it", async () => {
    const text = await (await app.ask("/initiatives.csv?q=Huis+in+RD")).text();
    expect(text).toContain("Lijsterstraat 20");
    const { counts } = await send<ImportCheck>("/import-checks", new File([text], "terug.csv"));
    expect(counts.faulty).toBe(0);
    const { settings } = await send<ImportCheck>("/import-checks", new File([text], "terug.csv"));
    expect(settings.fields).toMatchObject({
      address: "{Adres}",
      postcode: "{Postcode}",
      city: "{Plaats}",
      openingHours: "{Openingstijden}",
      takePart: "{Meedoen of doorverwijzen}",
    });
  });

  test("without the service it is said, and what has coordinates comes in all the same", async () => {
    const { settings } = await send<ImportCheck>("/import-checks", await csv(), undefined, without);
    const asking = { ...settings, addresses: true, landing: "published" as const };
    const check = await send<ImportCheck>("/import-checks", await csv(), asking, without);
    expect(check.addresses).toMatchObject({ found: 0, away: 2, lines: [4, 5] });
    expect(check.counts.faulty).toBe(2);
    expect(check.preview[2]?.faults[0]?.reason).toContain("PDOK geeft nu geen antwoord");
  });
});
