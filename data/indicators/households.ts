/** How people live together (CBS). */
import type { Text } from "../schema/indicator.ts";
import {
  field2015,
  field2024,
  fieldOfEditions,
  fieldOfGemeenten,
  fieldOfMaps,
  ratioOfEditions,
  share2015,
  shareOfMaps,
} from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { wijkenAfter2015 } from "./population.ts";
import { countOf, countsToFive, measure, ofCountsToFive, percent, quantiles } from "./units.ts";

const mayBeZero: Text = {
  nl: "Een lege waarde kan ook nul zijn. Het CBS rondt aantallen in wijken en buurten af op vijf.",
  en: "An empty value may also be zero. Counts in districts and neighbourhoods are rounded to five.",
};

const total: CatalogEntry = {
  id: "huishoudens",
  theme: "bevolking",
  name: { nl: "Huishoudens", en: "Households" },
  short: { nl: "Huishoudens", en: "Households" },
  explanation: {
    nl: "Het aantal huishoudens. Een huishouden is iemand die alleen woont, of mensen die samen wonen.",
    en: "The number of households: one person living alone, or people living together.",
  },
  unit: countOf("huishoudens", "households"),
  polarity: "neutral",
  method: "counted",
  ...countsToFive,
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "HuishoudensTotaal_29",
  caveat: mayBeZero,
  steady: true,
  from: [
    field2024("HuishoudensTotaal_29"),
    ...fieldOfEditions("HuishoudensTotaal"),
    fieldOfGemeenten("HuishoudensTotaal"),
    ...fieldOfMaps("AANTAL_HH"),
    field2015("AANTAL_HH"),
  ],
};

const size: CatalogEntry = {
  id: "huishoudensgrootte",
  theme: "bevolking",
  name: { nl: "Gemiddelde grootte van huishoudens", en: "Average household size" },
  short: { nl: "Huishoudensgrootte", en: "Household size" },
  explanation: {
    nl: "Hoeveel mensen er gemiddeld in een huishouden wonen.",
    en: "How many people live in a household on average.",
  },
  unit: measure("personen", "persons", 1),
  polarity: "neutral",
  method: "counted",
  aggregation: { rule: "mean", weight: "huishoudens" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "GemiddeldeHuishoudensgrootte_33",
  steady: true,
  from: [
    field2024("GemiddeldeHuishoudensgrootte_33"),
    ...fieldOfEditions("GemiddeldeHuishoudensgrootte"),
    ...fieldOfMaps("GEM_HH_GR"),
    field2015("GEM_HH_GR"),
  ],
};

const kinds = [
  {
    id: "eenpersoonshuishoudens",
    name: { nl: "Eenpersoonshuishoudens", en: "One-person households" },
    short: { nl: "Alleenwonend", en: "Living alone" },
    about: { nl: "uit één persoon bestaat", en: "consist of one person" },
    field: "P_EENP_HH",
    later: "Eenpersoonshuishoudens",
  },
  {
    id: "huishoudens-zonder-kinderen",
    name: { nl: "Huishoudens zonder kinderen", en: "Households without children" },
    short: { nl: "Zonder kinderen", en: "Without children" },
    about: { nl: "uit meer mensen bestaat, zonder kinderen", en: "have several members and no children" },
    field: "P_HH_Z_K",
    later: "HuishoudensZonderKinderen",
  },
  {
    id: "huishoudens-met-kinderen",
    name: { nl: "Huishoudens met kinderen", en: "Households with children" },
    short: { nl: "Met kinderen", en: "With children" },
    about: { nl: "kinderen heeft die thuis wonen", en: "have children living at home" },
    field: "P_HH_M_K",
    later: "HuishoudensMetKinderen",
  },
] as const;

const kindShares = kinds.map(
  ({ id, name, short, about, field, later }): CatalogEntry => ({
    id,
    theme: "bevolking",
    name,
    short,
    explanation: {
      nl: `Welk deel van de huishoudens ${about.nl}.`,
      en: `The share of households that ${about.en}.`,
    },
    unit: percent(0),
    polarity: "neutral",
    method: "counted",
    ...ofCountsToFive,
    denominator: "huishoudens",
    aggregation: { rule: "mean", weight: "huishoudens" },
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-editions",
    field: `${later} / HuishoudensTotaal`,
    caveat: wijkenAfter2015,
    steady: true,
    from: [...ratioOfEditions(later, ["HuishoudensTotaal"], 100), ...shareOfMaps(field), share2015(field)],
  }),
);

export const householdEntries: CatalogEntry[] = [total, size, ...kindShares];
