/** Surroundings: land, addresses, distance to amenities, cars (CBS). */
import type { Text } from "../schema/indicator.ts";
import { field2015, field2024, fieldOfEditions, fieldOfMaps } from "./bindings.ts";
import { fieldName } from "./editions.ts";
import type { CatalogEntry } from "./entry.ts";
import { wijkenAfter2015 } from "./population.ts";
import { classUnit, countOf, kilometres, measure, naturalBreaks, quantiles } from "./units.ts";

const urbanityLabels: Text[] = [
  { nl: "zeer sterk stedelijk", en: "extremely urbanised" },
  { nl: "sterk stedelijk", en: "strongly urbanised" },
  { nl: "matig stedelijk", en: "moderately urbanised" },
  { nl: "weinig stedelijk", en: "hardly urbanised" },
  { nl: "niet stedelijk", en: "not urbanised" },
];

const land: CatalogEntry = {
  id: "oppervlakte-land",
  theme: "leefomgeving",
  name: { nl: "Oppervlakte land", en: "Land area" },
  short: { nl: "Land", en: "Land" },
  explanation: { nl: "Hoe groot het gebied is, zonder het water.", en: "The size of the area without its water." },
  unit: countOf("hectare", "hectares"),
  polarity: "neutral",
  method: "counted",
  ofPlace: true,
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "OppervlakteLand_116",
  steady: true,
  from: [
    field2024("OppervlakteLand_116"),
    ...fieldOfEditions("OppervlakteLand"),
    ...fieldOfMaps("OPP_LAND"),
    field2015("OPP_LAND"),
  ],
};

const water: CatalogEntry = {
  id: "oppervlakte-water",
  theme: "leefomgeving",
  name: { nl: "Oppervlakte water", en: "Water area" },
  short: { nl: "Water", en: "Water" },
  explanation: { nl: "Hoeveel water er in het gebied ligt.", en: "How much of the area is water." },
  unit: countOf("hectare", "hectares"),
  polarity: "neutral",
  method: "counted",
  ofPlace: true,
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-editions",
  field: "OppervlakteWater",
  caveat: wijkenAfter2015,
  steady: true,
  from: [...fieldOfEditions("OppervlakteWater"), ...fieldOfMaps("OPP_WATER"), field2015("OPP_WATER")],
};

const addressDensity: CatalogEntry = {
  id: "omgevingsadressendichtheid",
  theme: "leefomgeving",
  name: { nl: "Adressen in de omgeving", en: "Surrounding address density" },
  short: { nl: "Adressendichtheid", en: "Address density" },
  explanation: {
    nl: "Hoeveel adressen er gemiddeld zijn binnen een kilometer rond een adres, per vierkante kilometer.",
    en: "The average number of addresses within one kilometre of an address, per square kilometre.",
  },
  unit: countOf("adressen per km²", "addresses per km²"),
  polarity: "neutral",
  method: "counted",
  aggregation: { rule: "mean", weight: "huishoudens" },
  ofPlace: true,
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "Omgevingsadressendichtheid_121",
  steady: true,
  from: [
    field2024("Omgevingsadressendichtheid_121"),
    ...fieldOfEditions("Omgevingsadressendichtheid"),
    ...fieldOfMaps("OAD"),
    field2015("OAD"),
  ],
};

/** CBS draws the classes from the address density: 2,500, 1,500, 1,000 and 500 addresses per km2. */
const urbanity: CatalogEntry = {
  id: "stedelijkheid",
  theme: "leefomgeving",
  name: { nl: "Stedelijkheid", en: "Urbanity" },
  short: { nl: "Stedelijkheid", en: "Urbanity" },
  explanation: {
    nl: "Hoe stedelijk een gebied is, in vijf klassen. Het CBS kijkt hoeveel adressen er in de omgeving zijn.",
    en: "How urbanised an area is, in five classes, by the number of addresses around.",
  },
  unit: classUnit,
  polarity: "neutral",
  method: "counted",
  aggregation: { rule: "none" },
  classMethod: { method: "given", classes: 5, breaks: [1.5, 2.5, 3.5, 4.5], labels: urbanityLabels },
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "MateVanStedelijkheid_120",
  steady: true,
  from: [
    field2024("MateVanStedelijkheid_120"),
    ...fieldOfEditions("MateVanStedelijkheid"),
    ...fieldOfMaps("STED"),
    field2015("STED"),
  ],
  classOf: { indicator: "omgevingsadressendichtheid", limits: [500, 1000, 1500, 2500], descending: true },
};

const distanceCaveat: Text = {
  nl: "De afstand gaat over de weg en is een gemiddelde van alle inwoners. Een lege waarde kan ook nul zijn.",
  en: "The distance is by road and an average of all inhabitants. An empty value may also be zero.",
};

/** Rolled up by inhabitants: within 30 m of the published gemeente on average, by households within 45 m. */
const distances = [
  {
    id: "afstand-huisarts",
    theme: "gezondheid",
    name: { nl: "Afstand tot de huisarts", en: "Distance to the general practitioner" },
    short: { nl: "Huisarts", en: "GP" },
    what: { nl: "de dichtstbijzijnde huisartsenpraktijk", en: "the nearest general practice" },
    field: "AfstandTotHuisartsenpraktijk_110",
  },
  {
    id: "afstand-supermarkt",
    theme: "leefomgeving",
    name: { nl: "Afstand tot een grote supermarkt", en: "Distance to a large supermarket" },
    short: { nl: "Supermarkt", en: "Supermarket" },
    what: { nl: "de dichtstbijzijnde grote supermarkt", en: "the nearest large supermarket" },
    field: "AfstandTotGroteSupermarkt_111",
  },
  {
    id: "afstand-basisschool",
    theme: "onderwijs",
    name: { nl: "Afstand tot een basisschool", en: "Distance to a primary school" },
    short: { nl: "Basisschool", en: "Primary school" },
    what: { nl: "de dichtstbijzijnde basisschool", en: "the nearest primary school" },
    field: "AfstandTotSchool_113",
  },
] as const;

const distanceEntries = distances.map(
  ({ id, theme, name, short, what, field }): CatalogEntry => ({
    id,
    theme,
    name,
    short,
    explanation: {
      nl: `Hoe ver inwoners gemiddeld moeten reizen naar ${what.nl}.`,
      en: `How far inhabitants travel on average to ${what.en}.`,
    },
    unit: kilometres,
    polarity: "lowerIsBetter",
    method: "counted",
    aggregation: { rule: "mean", weight: "inwoners" },
    classMethod: naturalBreaks,
    ramp: "sequential",
    source: "cbs-kwb-2024",
    field,
    caveat: distanceCaveat,
    steady: true,
    from: [field2024(field), ...fieldOfEditions(fieldName(field))],
  }),
);

const schools: CatalogEntry = {
  id: "basisscholen-binnen-3-km",
  theme: "onderwijs",
  name: { nl: "Basisscholen binnen 3 kilometer", en: "Primary schools within 3 kilometres" },
  short: { nl: "Scholen binnen 3 km", en: "Schools within 3 km" },
  explanation: {
    nl: "Hoeveel basisscholen er gemiddeld zijn op hoogstens 3 kilometer van een inwoner.",
    en: "How many primary schools there are on average within 3 kilometres of an inhabitant.",
  },
  unit: measure("scholen", "schools", 1),
  polarity: "neutral",
  method: "counted",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "ScholenBinnen3Km_114",
  caveat: {
    nl: "Een lege waarde is vaak nul: in sommige buurten is de afstand bekend en dit aantal niet.",
    en: "An empty value is often zero: in some neighbourhoods the distance is known and this number is not.",
  },
  steady: true,
  from: [field2024("ScholenBinnen3Km_114"), ...fieldOfEditions("ScholenBinnen3Km")],
};

export const surroundingsEntries: CatalogEntry[] = [addressDensity, urbanity, land, water, ...distanceEntries, schools];
