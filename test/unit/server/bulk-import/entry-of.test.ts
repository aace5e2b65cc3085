import { describe, expect, test } from "vitest";
import { ImportSettings } from "#data/schema/import-settings.ts";
import { count, day, decimal, idOf } from "#server/bulk-import/digits.ts";
import { entryOf } from "#server/bulk-import/entry-of.ts";
import { guess, nameOfList } from "#server/bulk-import/read-rows.ts";
import { fill } from "#server/bulk-import/template.ts";

test.each([
  ["1.234,56", 1234.56],
  ["1,234.56", 1234.56],
  ["5,4123", 5.4123],
  ["5.4123", 5.4123],
  ["-0,5", -0.5],
  ["121687", 121687],
  ["5,4 graden", undefined],
  ["", undefined],
])("the decimal %j", (text, number) => expect(decimal(text)).toBe(number));

test.each([
  ["1.200", 1200],
  ["1 200", 1200],
  ["12", 12],
  ["12,0", 12],
  ["12,5", undefined],
  ["-3", undefined],
  ["veel", undefined],
])("the count %j", (text, number) => expect(count(text)).toBe(number));

test.each([
  ["31-3-2026", "2026-03-31"],
  ["31/03/2026", "2026-03-31"],
  ["2026-03-31T00:00:00", "2026-03-31"],
  ["2026", "2026-12-31"],
  ["30-2-2026", "2026-02-30"],
  ["voorjaar", undefined],
])("the day %j", (text, found) => expect(day(text, "last")).toBe(found));

test.each([
  ["{Naam}", "Thuis"],
  ["{Leeg|Naam}", "Thuis"],
  ["{Naam} in Ede[: {Straat}[ {Leeg}]][, {Leeg}].", "Thuis in Ede: Dorpsplein."],
  ["[a] {Onbekend} {Naam}", "[a] {Onbekend} Thuis"],
  ["{Haken}", "[{Naam}]"],
])("the template %j", (template, text) => {
  expect(fill(template, { Naam: "Thuis", Straat: "Dorpsplein", Leeg: "", Haken: "[{Naam}]" })).toBe(text);
});

test.each([
  ["speeltuinen.csv", "speeltuinen"],
  ["C:\\lijsten\\Speeltuinen 2026-11-28 (2).xlsx", "Speeltuinen"],
  ["speeltuinen_20261128.geojson", "speeltuinen"],
  ["2026-11.csv", "2026-11"],
  ["a\u0000b.csv", "a b"],
  ["", "zonder naam"],
])("the list of the file %j", (file, name) => expect(nameOfList({}, file)).toBe(name));

test.each([
  ["007", "007"],
  ["1.0E+15", "1000000000000000"],
  ["1,23457E+15", undefined],
  ["E12", "E12"],
  ["9007199254740993", "9007199254740993"],
])("the id %j", (text, id) => expect(idOf(text)).toBe(id));

const table = (columns: string[]) => ({ form: "csv" as const, columns, rows: [] });

describe("columns", () => {
  test("a house number, the code of a post office and a column of one value are nobody's id", () => {
    expect(guess(table(["Naam", "Huis nummer", "Post code"])).fields.key).toBeUndefined();
    const rows = [1, 2, 3].map((line) => ({ line, cells: { Code: "A", Naam: "x" } }));
    expect(guess({ ...table(["Naam", "Code"]), rows }).fields.key).toBeUndefined();
  });

  test("are guessed from Dutch and English names, capitals and accents aside, each once", () => {
    expect(
      guess(table(["Project", "OMSCHRIJVING", "Type", "Thema's", "Status", "Fase", "x", "Y", "Start datum", "Website"])).fields,
    ).toEqual({
      title: "{Project}",
      summary: "{OMSCHRIJVING}",
      kind: "{Type}",
      themes: "{Thema's}",
      lifecycle: "{Status}",
      phase: "{Fase}",
      longitude: "{x}",
      latitude: "{Y}",
      from: "{Start datum}",
      link: "{Website}",
    });
    expect(guess(table(["Name", "Description", "Longitude", "Latitude", "Start date", "Organization"])).fields).toMatchObject({
      title: "{Name}",
      longitude: "{Longitude}",
      from: "{Start date}",
      party: "{Organization}",
    });
  });
});

describe("a row", () => {
  const fields = {
    title: "{naam}",
    summary: "{naam} in de buurt, voor iedereen.",
    kind: "{soort}",
    themes: "{thema}",
    phase: "uitvoeren",
    lifecycle: "{status}",
    longitude: "{x}",
    latitude: "{y}",
    reach: "{bereik}",
    from: "{van}",
    link: "{web}",
  } as const;
  const cells = {
    naam: "Buurthuis",
    soort: "Facility",
    thema: "Zorg; wonen",
    status: "Actief",
    x: "5,41",
    y: "52,166",
    bereik: "1.200",
    van: "1-3-2025",
    web: "www.example.org/a",
  };
  const read = (changes: Record<string, string> = {}, settings: Partial<ImportSettings> = {}) =>
    entryOf({ line: 2, cells: { ...cells, ...changes } }, ImportSettings.parse({ fields, landing: "published", ...settings }));
  const faultsOf = (changes: Record<string, string>) => read(changes).faults.map(({ field, reason }) => `${field}: ${reason.nl}`);

  test("becomes an entry: words understood, numbers and days read", () => {
    expect(read()).toMatchObject({
      faults: [],
      content: {
        kind: "voorziening",
        themes: ["gezondheid", "wonen"],
        lifecycle: "loopt",
        reach: 1200,
        period: { from: "2025-03-01" },
        link: "https://www.example.org/a",
        place: { kind: "geometry", geometry: { type: "Point", coordinates: [5.41, 52.166] }, precision: "exact", public: true },
      },
    });
  });

  test("a word that means nothing is named, until the settings say what it means", () => {
    expect(faultsOf({ soort: "Ding" })).toEqual(["kind: Wat “Ding” betekent weten we niet: kies het bij de kolommen."]);
    expect(read({ soort: "Ding" }, { values: { kind: { Ding: "interventie" } } }).content?.kind).toBe("interventie");
    expect(read({ soort: "" }, { values: { kind: { "": "initiatief" } } }).content?.kind).toBe("initiatief");
    expect(faultsOf({ soort: "__proto__" })).toHaveLength(1);
    expect(faultsOf({ soort: "" })).toEqual(["kind: Kies een van de mogelijkheden."]);
  });

  test.each([
    [{ x: "1", y: "2" }, "place: Deze plek ligt niet in Nederland."],
    [{ x: "52,1", y: "5,4" }, "place: Lengte en breedte zijn omgewisseld"],
    [{ x: "vijf" }, "longitude: Dit is geen getal."],
    [{ x: "", y: "" }, "place: Er is geen plaats"],
    [{ van: "30-2-2026" }, "from: Deze dag bestaat niet."],
    [{ van: "voorjaar" }, "from: Deze dag bestaat niet."],
    [{ bereik: "veel" }, "reach: Dit is geen getal."],
    [{ web: "javascript:alert(1)" }, "link: Dit is geen adres van een website"],
    [{ naam: "a\u0000b" }, "title: Hier staat een teken in"],
    [{ naam: "" }, "title: "],
    [{ thema: "zorg, wonen, werk, onderwijs" }, "themes: Dit zijn er te veel."],
  ])("%j is a fault with its reason", (changes, reason) => {
    expect(faultsOf(changes)[0]).toContain(reason);
  });

  test("all faults come at once, and an unfinished row is good enough for a draft", () => {
    expect(faultsOf({ naam: "x", x: "vijf", van: "ooit" })).toHaveLength(3);
    expect(read({ soort: "", x: "", y: "" }, { landing: "draft" })).toMatchObject({
      faults: [],
      content: { title: "Buurthuis" },
    });
  });

  test("with more cells than the heading is a fault of the row", () => {
    const { faults } = entryOf({ line: 2, cells, shifted: true }, ImportSettings.parse({ fields }));
    expect(faults.map(({ field }) => field)).toEqual(["row"]);
  });
});
