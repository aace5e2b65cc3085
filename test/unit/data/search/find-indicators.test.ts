import { describe, expect, it } from "vitest";
import { catalog } from "#data/indicators/catalog.ts";
import { indicatorSynonyms } from "#data/indicators/synonyms.ts";
import { findIndicators } from "#data/search/find-indicators.ts";

const text = (nl: string) => ({ nl, en: nl });
const indicators = [
  {
    id: "woz-waarde",
    theme: "wonen",
    name: text("Gemiddelde WOZ-waarde"),
    short: text("WOZ"),
    explanation: text("De waarde van een huis."),
  },
  {
    id: "huurwoningen",
    theme: "wonen",
    name: text("Huurwoningen"),
    short: text("Huur"),
    explanation: text("Woningen die verhuurd worden."),
  },
  {
    id: "eenzaam",
    theme: "gezondheid",
    name: text("Eenzaamheid"),
    short: text("Eenzaam"),
    explanation: text("Wie alleen in huis zit."),
  },
] as const;
const themeWord = (theme: string) => theme;
const found = (words: string) => findIndicators(indicators, words, themeWord).found.map((one) => one.id);

describe("finding an indicator", () => {
  it("gives all of them for an empty question", () => {
    expect(found("  ")).toHaveLength(3);
  });

  it("puts names before explanations", () => {
    expect(found("hui")).toEqual(["woz-waarde", "eenzaam"]);
    expect(found("huur")[0]).toBe("huurwoningen");
  });

  it("asks that every word is found, in any order", () => {
    expect(found("waarde gemiddelde")).toEqual(["woz-waarde"]);
    expect(found("waarde eenzaam")).toEqual([]);
  });

  it("knows the themes", () => {
    expect(found("gezondheid")).toEqual(["eenzaam"]);
  });
});

/** What people type, and the indicator that should come first (or the first few, where several serve as well). */
const everyday: [typed: string, ...first: string[]][] = [
  ["criminaliteit", "misdrijven-per-1000"],
  ["inbraak", "misdrijven-per-1000"],
  ["woninginbraak", "woninginbraken"],
  ["huurwoning", "koopwoningen"],
  ["sociale huur", "koopwoningen"],
  ["werkloos", "arbeidsparticipatie", "ww-uitkeringen-per-1000"],
  ["jeugd", "leeftijd-0-15", "jeugdzorg"],
  ["jeugdhulp", "jeugdzorg"],
  ["wmo", "wmo-clienten-per-1000"],
  ["thuiszorg", "wmo-clienten-per-1000"],
  ["leegstand", "leegstand"],
  ["minima", "laag-inkomen", "huishoudens-sociaal-minimum"],
  ["eenzaamheit", "eenzaam"],
  ["eenzamheid", "eenzaam"],
  ["armoede", "laag-inkomen", "inkomen-per-inwoner"],
  ["schulden", "moeite-met-rondkomen"],
  ["ouderen", "leeftijd-65-plus"],
  ["bejaarden", "leeftijd-65-plus"],
  ["huizenprijzen", "woz-waarde"],
  ["dokter", "afstand-huisarts"],
  ["scholen", "basisscholen-binnen-3-km", "afstand-basisschool"],
  ["parkeren", "personenautos"],
  ["roken", "rokers"],
  ["obesitas", "overgewicht", "ernstig-overgewicht"],
  ["depressief", "risico-angst-of-depressie"],
  ["mantelzorg", "mantelzorgers"],
  ["vrijwiligers", "vrijwilligers"],
  ["lawaai", "geluidhinder-buren"],
  ["groen", "leefbaarometer-fysieke-omgeving"],
  ["diploma", "hbo-of-universiteit"],
  ["bijstand", "bijstandsuitkeringen-per-1000"],
  ["getrouwd", "gehuwd"],
  ["gezin", "huishoudens", "huishoudens-met-kinderen", "huishoudensgrootte"],
  ["migranten", "herkomst-europa", "herkomst-buiten-europa"],
  ["inwoners", "inwoners"],
  ["inkomne", "inkomen-per-inwoner"],
  ["supermarkt", "afstand-supermarkt"],
  ["leefbaromter", "leefbaarometer-klasse"],
  ["baan", "arbeidsparticipatie"],
  ["kwetsbare buurt", "leefbaarometer-klasse"],
  ["studenten", "leeftijd-15-25"],
  ["doof", "beperking-horen"],
  ["geldzorgen", "moeite-met-rondkomen"],
  ["alleenstaand", "eenpersoonshuishoudens"],
  ["politie", "misdrijven-per-1000"],
  ["burglary", "misdrijven-per-1000"],
  ["loneliness", "eenzaam"],
];

describe("finding an indicator of the catalogue by an everyday word", () => {
  const of = (typed: string) => findIndicators(catalog, typed, themeWord);

  it.each(everyday)("%s", (typed, ...first) => {
    expect(first).toContain(of(typed).found[0]?.id);
  });

  it("says what comes nearest where nothing has every word, and nothing to nonsense", () => {
    const { found: whole, nearest } = of("inbraak xqzwv");
    expect(whole).toEqual([]);
    expect(nearest.map(({ id }) => id).slice(0, 3)).toEqual(expect.arrayContaining(["misdrijven-per-1000", "misdrijven"]));
    expect(of("xqzwv")).toEqual({ found: [], nearest: [] });
  });

  it("has synonyms of indicators that are there", () => {
    const ids = new Set(catalog.map((one) => one.id));
    expect(Object.keys(indicatorSynonyms).filter((id) => !ids.has(id))).toEqual([]);
  });
});
