/** Housing: value, kind and ownership of dwellings (CBS). */
import type { Text } from "../schema/indicator.ts";
import { field2022, field2024, fieldOfEditions, fieldOfGemeenten } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { countOf, percent, quantiles, thousandEuros } from "./units.ts";

/** Rolled up by households: within 2 (WOZ, x 1,000 euro) and 0.7 (percentages) of the published gemeente on average. */
const byHouseholds: CatalogEntry["aggregation"] = { rule: "mean", weight: "huishoudens" };

const perHousehold: Text = {
  nl: "Tellen we gebieden op, dan tellen gebieden met meer huishoudens zwaarder mee. Een lege waarde kan ook nul zijn.",
  en: "When areas are combined, those with more households count for more. An empty value may also be zero.",
};

const byDistrict: Text = {
  nl: "Dit cijfer is er per wijk, en niet per buurt. De grenzen van sommige wijken zijn sindsdien veranderd: die hebben geen cijfer.",
  en: "This figure exists per district, and not per neighbourhood. Districts whose borders have changed since have no figure.",
};

/** Of dwellings, out of other editions alone. */
const shares = [
  {
    id: "corporatiewoningen",
    name: { nl: "Woningen van een corporatie", en: "Dwellings of a housing association" },
    short: { nl: "Corporatie", en: "Housing association" },
    explanation: {
      nl: "Welk deel van de woningen eigendom is van een woningcorporatie.",
      en: "The share of dwellings owned by a housing association.",
    },
    polarity: "neutral",
    method: "counted",
    field: "InBezitWoningcorporatie",
    later: true,
  },
  {
    id: "leegstand",
    name: { nl: "Onbewoonde woningen (leegstand)", en: "Unoccupied dwellings (vacancy)" },
    short: { nl: "Leegstand", en: "Vacancy" },
    explanation: {
      nl: "In welk deel van de woningen niemand staat ingeschreven. Ook tweede woningen en woningen die net klaar zijn tellen mee.",
      en: "The share of dwellings where nobody is registered. Second homes and dwellings just completed are included.",
    },
    polarity: "lowerIsBetter",
    method: "counted",
    field: "PercentageOnbewoond",
    later: true,
  },
  {
    id: "woningen-voor-2000",
    name: { nl: "Woningen van voor 2000", en: "Dwellings built before 2000" },
    short: { nl: "Voor 2000", en: "Before 2000" },
    explanation: {
      nl: "Welk deel van de woningen is gebouwd voor het jaar 2000.",
      en: "The share of dwellings built before the year 2000.",
    },
    polarity: "neutral",
    method: "counted",
    field: "BouwjaarVoor2000",
    later: false,
  },
] as const;

export const housingEntries: CatalogEntry[] = [
  {
    id: "woz-waarde",
    theme: "wonen",
    name: { nl: "Gemiddelde WOZ-waarde", en: "Average property value (WOZ)" },
    short: { nl: "WOZ-waarde", en: "Property value" },
    explanation: {
      nl: "De gemiddelde waarde van een woning volgens de gemeente. Dat heet de WOZ-waarde.",
      en: "The average value of a dwelling according to the municipality, the WOZ value.",
    },
    unit: thousandEuros(0),
    polarity: "neutral",
    method: "counted",
    aggregation: byHouseholds,
    weightInstead: "woningen",
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-2024",
    field: "GemiddeldeWOZWaardeVanWoningen_39",
    caveat: {
      nl: "Tellen we gebieden op, dan tellen gebieden met meer huishoudens zwaarder mee. We rekenen de prijzen van verschillende jaren niet om.",
      en: "When areas are combined, those with more households count for more. We do not convert the prices of different years.",
    },
    steady: true,
    from: [
      field2024("GemiddeldeWOZWaardeVanWoningen_39"),
      field2022("dwelling_value"),
      ...fieldOfEditions("GemiddeldeWOZWaardeVanWoningen"),
      fieldOfGemeenten("GemiddeldeWOZWaardeVanWoningen"),
    ],
  },
  {
    id: "eengezinswoningen",
    theme: "wonen",
    name: { nl: "Eengezinswoningen", en: "Single-family houses" },
    short: { nl: "Eengezins", en: "Single-family" },
    explanation: {
      nl: "Welk deel van de woningen een heel huis is, zoals een rijtjeshuis. De andere woningen zijn bijvoorbeeld flats.",
      en: "The share of dwellings that are a whole house, such as a terraced house. The others are flats and the like.",
    },
    unit: percent(0),
    polarity: "neutral",
    method: "counted",
    denominator: "woningen",
    aggregation: byHouseholds,
    weightInstead: "woningen",
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-2024",
    field: "PercentageEengezinswoning_40",
    caveat: perHousehold,
    steady: true,
    from: [field2024("PercentageEengezinswoning_40"), ...fieldOfEditions("PercentageEengezinswoning")],
  },
  {
    id: "koopwoningen",
    theme: "wonen",
    name: { nl: "Koopwoningen", en: "Owner-occupied dwellings" },
    short: { nl: "Koop", en: "Owned" },
    explanation: {
      nl: "Welk deel van de woningen eigendom is van de bewoner. De andere woningen zijn te huur.",
      en: "The share of dwellings owned by the resident; the others are rented.",
    },
    unit: percent(0),
    polarity: "neutral",
    method: "counted",
    denominator: "woningen",
    aggregation: byHouseholds,
    weightInstead: "woningen",
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-2024",
    field: "Koopwoningen_47",
    caveat: perHousehold,
    steady: true,
    from: [
      field2024("Koopwoningen_47"),
      field2022("dwelling_ownership"),
      ...fieldOfEditions("Koopwoningen"),
      fieldOfGemeenten("Koopwoningen"),
    ],
  },
  {
    id: "woningen",
    theme: "wonen",
    name: { nl: "Woningen", en: "Dwellings" },
    short: { nl: "Woningen", en: "Dwellings" },
    explanation: { nl: "Het aantal woningen in het gebied.", en: "The number of dwellings in the area." },
    unit: countOf("woningen", "dwellings"),
    polarity: "neutral",
    method: "counted",
    aggregation: { rule: "sum" },
    classMethod: quantiles,
    ramp: "sequential",
    source: "wijken-2022",
    field: "dwelling_total",
    caveat: byDistrict,
    steady: true,
    from: [
      field2022("dwelling_total"),
      ...fieldOfEditions("Woningvoorraad"),
      fieldOfGemeenten("Woningvoorraad", [2023, 2024, 2025]),
    ],
  },
  ...shares.map(
    ({ id, name, short, explanation, field, polarity, later }): CatalogEntry => ({
      id,
      theme: "wonen",
      name,
      short,
      explanation,
      unit: percent(0),
      polarity,
      method: "counted",
      denominator: "woningen",
      aggregation: { rule: "mean", weight: "woningen" },
      classMethod: quantiles,
      ramp: "sequential",
      source: "cbs-kwb-editions",
      field,
      caveat: byDistrict,
      steady: true,
      from: [...fieldOfEditions(field), ...(later ? [fieldOfGemeenten(field, [2023, 2024, 2025])] : [])],
    }),
  ),
];
