/** Who lives there: inhabitants and households (CBS, 2015 and 2024). */
import type { Text } from "../schema/indicator.ts";
import { field2015, field2024, shareOfInhabitants2024 } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { count, naturalBreaks, percent, quantiles } from "./units.ts";

const rounded: Text = {
  nl: "Het CBS rondt aantallen in wijken en buurten af op vijf.",
  en: "Statistics Netherlands rounds counts in districts and neighbourhoods to five.",
};

const inhabitants: CatalogEntry = {
  id: "inwoners",
  theme: "bevolking",
  name: { nl: "Inwoners", en: "Inhabitants" },
  short: { nl: "Inwoners", en: "Inhabitants" },
  explanation: {
    nl: "Het aantal mensen dat op 1 januari in het gebied staat ingeschreven.",
    en: "The number of people registered in the area on 1 January.",
  },
  unit: count("inwoners", "inhabitants"),
  polarity: "neutral",
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "85984NED AantalInwoners_5",
  caveat: rounded,
  from: [field2024("AantalInwoners_5"), field2015("AANT_INW")],
};

const households: CatalogEntry = {
  id: "huishoudens",
  theme: "bevolking",
  name: { nl: "Huishoudens", en: "Households" },
  short: { nl: "Huishoudens", en: "Households" },
  explanation: {
    nl: "Het aantal huishoudens. Een huishouden is iemand die alleen woont, of een groep mensen die samen wonen.",
    en: "The number of households: one person living alone, or people living together.",
  },
  unit: count("huishoudens", "households"),
  polarity: "neutral",
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "85984NED HuishoudensTotaal_29",
  caveat: {
    nl: "Een lege waarde kan ook nul zijn. Het CBS rondt aantallen in wijken en buurten af op vijf.",
    en: "An empty value may also be zero. Counts in districts and neighbourhoods are rounded to five.",
  },
  from: [field2024("HuishoudensTotaal_29"), field2015("AANTAL_HH")],
};

const density: CatalogEntry = {
  id: "bevolkingsdichtheid",
  theme: "bevolking",
  name: { nl: "Bevolkingsdichtheid", en: "Population density" },
  short: { nl: "Dichtheid", en: "Density" },
  explanation: {
    nl: "Het aantal inwoners per vierkante kilometer land.",
    en: "The number of inhabitants per square kilometre of land.",
  },
  unit: count("inwoners per km² land", "inhabitants per km² of land"),
  polarity: "neutral",
  denominator: "oppervlakte-land",
  aggregation: { rule: "ratio", numerator: "inwoners", denominator: "oppervlakte-land", scale: 100 },
  classMethod: naturalBreaks,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "85984NED Bevolkingsdichtheid_34",
  from: [field2024("Bevolkingsdichtheid_34"), field2015("BEV_DICHTH")],
};

interface AgeGroup {
  id: string;
  nl: string;
  en: string;
  field2024: string;
  field2015: string;
}

const ageGroups: AgeGroup[] = [
  { id: "leeftijd-0-15", nl: "0 tot 15 jaar", en: "under 15", field2024: "k_0Tot15Jaar_8", field2015: "P_00_14_JR" },
  { id: "leeftijd-15-25", nl: "15 tot 25 jaar", en: "15 to 25", field2024: "k_15Tot25Jaar_9", field2015: "P_15_24_JR" },
  { id: "leeftijd-25-45", nl: "25 tot 45 jaar", en: "25 to 45", field2024: "k_25Tot45Jaar_10", field2015: "P_25_44_JR" },
  { id: "leeftijd-45-65", nl: "45 tot 65 jaar", en: "45 to 65", field2024: "k_45Tot65Jaar_11", field2015: "P_45_64_JR" },
  { id: "leeftijd-65-plus", nl: "65 jaar of ouder", en: "65 or older", field2024: "k_65JaarOfOuder_12", field2015: "P_65_EO_JR" },
];

const ageShare = (group: AgeGroup): CatalogEntry => ({
  id: group.id,
  theme: "bevolking",
  name: { nl: `Inwoners van ${group.nl}`, en: `Inhabitants aged ${group.en}` },
  short: { nl: group.nl, en: group.en },
  explanation: {
    nl: `Welk deel van de inwoners ${group.nl} is.`,
    en: `The share of inhabitants aged ${group.en}.`,
  },
  unit: percent(0),
  polarity: "neutral",
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: `85984NED ${group.field2024}`,
  caveat: {
    nl: "Wij rekenen het percentage uit van aantallen die het CBS op vijf afrondt. In kleine buurten kan het iets afwijken.",
    en: "We compute the percentage from counts rounded to five. In small neighbourhoods it can be slightly off.",
  },
  from: [shareOfInhabitants2024(group.field2024), field2015(group.field2015)],
});

export const populationEntries: CatalogEntry[] = [inhabitants, households, density, ...ageGroups.map(ageShare)];
