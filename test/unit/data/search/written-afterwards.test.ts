/** Words and places that were written down after the search was finished: they try it, they did not shape it. */
import { beforeAll, describe, expect, it } from "vitest";
import { catalog } from "#data/indicators/catalog.ts";
import { findIndicators } from "#data/search/find-indicators.ts";
import { findPlaces } from "#data/search/find-places.ts";
import type { PlaceIndex } from "#data/search/place-index.ts";
import { publishedPlaces } from "../../../fixtures/place-index.ts";

/** Typed, and the indicators of which one must come first. */
const words: [typed: string, ...first: string[]][] = [
  ["diefstal", "misdrijven-per-1000", "misdrijven", "diefstal-uit-voertuigen"],
  ["onveilig", "leefbaarometer-overlast-en-onveiligheid", "misdrijven-per-1000"],
  ["overlast", "leefbaarometer-overlast-en-onveiligheid", "geluidhinder-buren"],
  ["werkloosheid", "ww-uitkeringen-per-1000", "arbeidsparticipatie"],
  ["ww", "ww-uitkeringen-per-1000", "ww-uitkeringen"],
  ["arbeidsongeschikt", "ao-uitkeringen-per-1000", "ao-uitkeringen"],
  ["wao", "ao-uitkeringen-per-1000", "ao-uitkeringen"],
  ["minima", "laag-inkomen", "inkomen-per-inwoner", "bijstandsuitkeringen-per-1000"],
  ["rijk", "hoog-inkomen"],
  ["salaris", "inkomen-per-inwoner"],
  ["kinderen", "leeftijd-0-15", "huishoudens-met-kinderen"],
  ["jongeren", "leeftijd-15-25", "leeftijd-0-15"],
  ["senioren", "leeftijd-65-plus"],
  ["huisarts", "afstand-huisarts"],
  ["winkels", "afstand-supermarkt", "leefbaarometer-voorzieningen"],
  ["auto", "personenautos", "autos-per-huishouden"],
  ["dik", "overgewicht", "ernstig-overgewicht"],
  ["sport", "wekelijkse-sporters"],
  ["bewegen", "voldoet-aan-beweegrichtlijn", "beperking-bewegen"],
  ["alcohol", "drinkers", "overmatige-drinkers", "zware-drinkers", "voldoet-aan-alcoholrichtlijn"],
  ["sigaretten", "rokers"],
  ["psychisch", "risico-angst-of-depressie", "hoog-risico-angst-of-depressie"],
  ["stress", "veel-stress"],
  ["blind", "beperking-zien"],
  ["gehandicapt", "lichamelijke-beperking"],
  ["chronisch ziek", "langdurige-aandoening", "ziek-en-beperkt"],
  ["scheiding", "gescheiden"],
  ["weduwe", "verweduwd"],
  ["rijtjeshuis", "eengezinswoningen"],
  ["koophuis", "koopwoningen"],
  ["bevolking", "inwoners", "bevolkingsdichtheid"],
  ["opgeleid", "hbo-of-universiteit"],
  ["criminalitiet", "misdrijven-per-1000", "misdrijven"],
  ["buurtgevoel", "leefbaarometer-sociale-samenhang"],
];

/** Typed, and what must come first: the name and the gemeente it lies in (empty for a gemeente). */
const places: [typed: string, name: RegExp, gemeente: string][] = [
  ["Maastricht", /^Maastricht$/, ""],
  ["maastrict", /^Maastricht$/, ""],
  ["Enschede", /^Enschede$/, ""],
  ["enschedé", /^Enschede$/, ""],
  ["zwole", /^Zwolle$/, ""],
  ["Almeer", /^Almere$/, ""],
  ["haarlm", /^Haarlem$/, ""],
  ["dordrect", /^Dordrecht$/, ""],
  ["Zoetemeer", /^Zoetermeer$/, ""],
  ["apeldorn", /^Apeldoorn$/, ""],
  ["heerlen", /^Heerlen$/, ""],
  ["Schiedan", /^Schiedam$/, ""],
  ["Capelle", /^Capelle aan den IJssel$/, ""],
  ["bergen op zoom", /^Bergen op Zoom$/, ""],
  ["Alphen", /^Alphen aan den Rijn$/, ""],
  ["amsterdam zuidoost", /Zuidoost/, "Amsterdam"],
  // Areas of a list of which no members are known lie in no gemeente: their names tell.
  ["Bijlmer", /^Amsterdam Bijlmer/, ""],
  ["woensel", /Woensel/, "Eindhoven"],
  ["Afrikaanderwijk", /^Afrikaanderwijk$/, "Rotterdam"],
  ["afrikanderwijk", /^Afrikaanderwijk$/, "Rotterdam"],
  ["Bloemhof", /^Bloemhof$/, "Rotterdam"],
  // The whole name comes before "Lombok-West".
  ["lombok", /^Lombok$/, "Arnhem"],
  ["lombok utrecht", /^Lombok/, "Utrecht"],
  ["Zuilen", /^Utrecht Zuilen/, ""],
  ["mariahoeve", /Mariahoeve/, "'s-Gravenhage"],
  ["scheveningen", /Scheveningen/, "'s-Gravenhage"],
  ["schevening", /Scheveningen/, "'s-Gravenhage"],
  ["Bos en Lommer", /^Amsterdam Bos en Lommer/, ""],
  ["slotermeer", /Slotermeer/, "Amsterdam"],
  ["Osdorp", /Osdorp/, "Amsterdam"],
  ["Malburgen", /Malburgen/, "Arnhem"],
  ["hatert", /Hatert/, "Nijmegen"],
  ["Krispijn", /Krispijn/, "Dordrecht"],
  ["tilburg noord", /Noord/, "Tilburg"],
  ["poelenburg", /Poelenburg/, "Zaanstad"],
  ["Vollenhove zeist", /Vollenhove/, "Zeist"],
  ["liendert", /Liendert/, "Amersfoort"],
];

describe("words written afterwards", () => {
  it.each(words)("%s", (typed, ...first) => {
    expect(first).toContain(findIndicators(catalog, typed, (theme) => theme).found[0]?.id);
  });
});

describe("places written afterwards", () => {
  let index: PlaceIndex;
  let real = false;
  beforeAll(async () => {
    ({ index, real } = await publishedPlaces());
  }, 120_000);

  it.for(places)("%s", ([typed, name, gemeente], { skip }) => {
    skip(!real, "the country is not there: the mirror or a network is needed");
    expect(findPlaces(index, typed)[0]).toMatchObject({ name: expect.stringMatching(name), gemeente });
  });
});
