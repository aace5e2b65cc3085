import { expect, test } from "vitest";
import { type ImportField, ImportSettings, importFields } from "#data/schema/import-settings.ts";
import { addressIn, lookUpQuestion } from "#server/bulk-import/address.ts";
import { entryOf } from "#server/bulk-import/entry-of.ts";
import { type Answers, lookUp, lookUpLimits } from "#server/bulk-import/look-up.ts";
import { guess } from "#server/bulk-import/read-rows.ts";
import { createGeocoder, GeocoderError } from "#server/ports/geocoder.ts";

const empty = Object.fromEntries(importFields.map((field) => [field, ""])) as Record<ImportField, string>;

test.each<[Partial<Record<ImportField, string>>, object | undefined]>([
  [{}, undefined],
  [
    { address: "Dorpsstraat 12a, 1234 ab Ons Dorp" },
    { street: "Dorpsstraat", number: "12a", postcode: "1234ab", city: "Ons Dorp" },
  ],
  [{ address: "Plein 1944 nr. 5, Nijmegen" }, { street: "Plein 1944 nr.", number: "5", city: "Nijmegen" }],
  [{ address: "2e Dwarsstraat 4-II" }, { street: "2e Dwarsstraat", number: "4-II" }],
  [
    { address: "Dorpsstraat", number: "12", city: "Ede" },
    { street: "Dorpsstraat", number: "12", city: "Ede" },
  ],
  [{ postcode: "1234", city: "Ede" }, { city: "Ede" }],
  [{ address: "x".repeat(40_000) }, { street: "x".repeat(40_000) }],
])("the address in %j", (cells, parts) => expect(addressIn({ ...empty, ...cells })).toEqual(parts));

test("what is too little to be found by is not looked up", () => {
  expect([{}, { city: "Ede" }, { street: "Dorpsstraat" }, { postcode: "1234AB" }].map(lookUpQuestion)).toEqual(
    Array(4).fill(undefined),
  );
  expect(lookUpQuestion({ postcode: "1234AB", number: "12" })).toBe("12 1234AB");
});

const cells = {
  naam: "Buurthuis",
  rdx: "121687",
  rdy: "487484",
  adres: "Dorpsstraat 12",
  postcode: "1234 AB",
  plaats: "Ons Dorp",
  open: "ma-vr 9-17",
  meedoen: "Bel even.",
  financier: "Gemeente",
  bedrag: "",
  web: "buurthuis.nl/agenda",
};
const settings = (more: object = {}) =>
  ImportSettings.parse({
    fields: {
      title: "{naam}",
      summary: "{naam} voor de hele buurt.",
      kind: "voorziening",
      themes: "samenhang",
      phase: "uitvoeren",
      lifecycle: "loopt",
      longitude: "{rdx}",
      latitude: "{rdy}",
      address: "{adres}",
      postcode: "{postcode}",
      city: "{plaats}",
      openingHours: "{open}",
      takePart: "{meedoen}",
      funder: "{financier}",
      amount: "{bedrag}",
      link: "{web}",
    },
    landing: "published",
    ...more,
  });
const read = (changes: Record<string, string> = {}, more: object = {}) =>
  entryOf({ line: 2, cells: { ...cells, ...changes } }, settings(more));

test("a row with an address, hours, money without an amount and metres of the Dutch grid", () => {
  expect(read()).toMatchObject({
    faults: [],
    content: {
      address: { street: "Dorpsstraat", number: "12", postcode: "1234AB", city: "Ons Dorp" },
      openingHours: [{ days: ["ma", "di", "wo", "do", "vr"], from: "09:00", to: "17:00" }],
      takePart: "Bel even.",
      funding: [{ source: "Gemeente", status: "committed" }],
      link: "https://buurthuis.nl/agenda",
      place: { geometry: { type: "Point", coordinates: [4.898013, 52.37422] } },
    },
  });
});

test("x and y are told apart by their size, and hours that are none become a note", () => {
  const swapped = read({ rdx: "487484", rdy: "121687,5", open: "op afspraak" }).content;
  expect(swapped).toMatchObject({ openingHours: [], openingNote: "op afspraak", place: { geometry: { type: "Point" } } });
  expect(read({ rdx: "487484", rdy: "121687" }).content?.place).toEqual(read().content?.place);
});

test("without a place the address is looked up where somebody wants that, and else it is a fault", () => {
  const away = { rdx: "", rdy: "" };
  expect(read(away).faults.map(({ field }) => field)).toEqual(["place"]);
  expect(read(away)).toMatchObject({ lookUp: "Dorpsstraat 12 1234 AB Ons Dorp" });
  expect(read(away, { addresses: true })).toMatchObject({ faults: [], content: { title: "Buurthuis" } });
  expect(read({ ...away, adres: "", postcode: "" }, { addresses: true }).faults.map(({ field }) => field)).toEqual(["place"]);
});

test("columns of addresses and of the Dutch grid are known by the names that people give them", () => {
  const columns = [
    "Naam",
    "X-coördinaat (RD)",
    "Y-coördinaat (RD)",
    "Straatnaam",
    "Huisnr",
    "Postcode",
    "Woonplaats",
    "Openingstijden",
    "Budget",
  ];
  expect(guess({ form: "csv", columns, rows: [] }).fields).toEqual({
    title: "{Naam}",
    longitude: "{X-coördinaat (RD)}",
    latitude: "{Y-coördinaat (RD)}",
    street: "{Straatnaam}",
    number: "{Huisnr}",
    postcode: "{Postcode}",
    city: "{Woonplaats}",
    openingHours: "{Openingstijden}",
  });
});

test("addresses are asked once each, no more than so many, and not on and on where nobody answers", async () => {
  const limits = { ...lookUpLimits, addresses: 4, pauseMs: 0 };
  const asked: string[] = [];
  const known = {
    search: (q: string) => {
      asked.push(q);
      const kind = q === "stad" ? "woonplaats" : "adres";
      return Promise.resolve([{ name: q, kind, point: [5.4, 52.1] as [number, number] }]);
    },
  };
  const states = (answers: Answers) =>
    Object.fromEntries([...answers].map(([q, one]) => [q, Array.isArray(one) ? "found" : one]));
  expect(states(await lookUp(["a", "b", "a", "stad", "c", "d"], known, { limits }))).toEqual({
    a: "found",
    b: "found",
    stad: "missing",
    c: "found",
    d: "unasked",
  });
  expect(asked.sort()).toEqual(["a", "b", "c", "stad"]);
  let tries = 0;
  const away = {
    search: () => {
      tries++;
      return Promise.reject(new GeocoderError("away"));
    },
  };
  const many = Array.from({ length: 300 }, (_, i) => `${i}`);
  const found = states(await lookUp(many, away, { limits: { ...limits, addresses: 300, atOnce: 2 } }));
  expect(new Set(Object.values(found))).toEqual(new Set(["away"]));
  expect(tries).toBeLessThan(10);
  const nowhere = createGeocoder({ url: "http://127.0.0.1:9", timeoutMs: 300 });
  expect(states(await lookUp(["x"], nowhere, { limits }))).toEqual({ x: "away" });
});
