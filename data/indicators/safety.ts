/** Safety: registered crime (police, through CBS). */
import type { Text } from "../schema/indicator.ts";
import { gemeenten, kwb2024 } from "./bindings.ts";
import { crimeKinds } from "./crime-kinds.ts";
import { type Binding, type CatalogEntry, smallPopulation } from "./entry.ts";
import { countOf, quantiles } from "./units.ts";

/** Buurten of the police follow a newer division: the import withholds them in a gemeente where they add up to less than 90%. */
const newerDivision = {
  nl: "De politie gebruikt een nieuwere buurtindeling. Zijn de buurten samen minder dan 90 procent van de gemeente, dan tonen we geen buurten.",
  en: "The police use a newer division of neighbourhoods. Where these add up to less than 90 percent of the municipality, we show none.",
};

const crimes: Binding = {
  figure: { kind: "field", table: "47018NED", field: "GeregistreerdeMisdrijven_1" },
  years: [2021, 2022, 2023, 2024, 2025],
  levels: ["gemeente", "buurt"],
  national: false,
  provisional: [2024, 2025],
};

/** A rate needs the inhabitants of its own year, and of buurten we have those of 2024 on this division. */
const crimeRate: Binding = {
  figure: {
    kind: "ratio",
    numerator: [{ table: "47018NED", field: "GeregistreerdeMisdrijven_1" }],
    denominator: [kwb2024("AantalInwoners_5")],
    scale: 1000,
    minimum: smallPopulation,
  },
  years: [2024],
  levels: ["gemeente", "buurt"],
  national: false,
  provisional: [2024],
};

/** Beside it the gemeenten of years in which they were those of today. */
const crimeRateOfGemeenten: Binding = {
  figure: {
    kind: "ratio",
    numerator: [{ table: "47018NED", field: "GeregistreerdeMisdrijven_1" }],
    denominator: [gemeenten("AantalInwoners")],
    scale: 1000,
    minimum: smallPopulation,
  },
  years: [2023, 2025],
  levels: ["gemeente"],
  national: false,
  provisional: [2024, 2025],
};

const perGemeente: Text = {
  nl: "Dit cijfer is er per gemeente, op de gemeenten van 2024. De jaren 2024 en 2025 kunnen nog veranderen.",
  en: "This figure exists per municipality, on the municipalities of 2024. The years 2024 and 2025 may still change.",
};

export const safetyEntries: CatalogEntry[] = [
  {
    id: "misdrijven-per-1000",
    theme: "veiligheid",
    name: { nl: "Misdrijven per 1.000 inwoners", en: "Crimes per 1,000 inhabitants" },
    short: { nl: "Misdrijven per 1.000", en: "Crimes per 1,000" },
    explanation: {
      nl: "Hoeveel misdrijven de politie in een jaar registreerde, op elke 1.000 inwoners.",
      en: "How many crimes the police registered in a year for every 1,000 inhabitants.",
    },
    unit: countOf("per 1.000 inwoners", "per 1,000 inhabitants"),
    polarity: "lowerIsBetter",
    method: "counted",
    denominator: "inwoners",
    aggregation: { rule: "ratio", numerator: "misdrijven", denominator: "inwoners", scale: 1000 },
    classMethod: quantiles,
    ramp: "sequential",
    source: "politie-47018",
    field: "GeregistreerdeMisdrijven_1 / AantalInwoners_5",
    caveat: {
      nl: `In een winkelgebied wonen weinig mensen en is dit cijfer dus hoog. ${newerDivision.nl}`,
      en: `In a shopping area few people live, so this figure is high. ${newerDivision.en}`,
    },
    steady: true,
    from: [crimeRate, crimeRateOfGemeenten],
  },
  {
    id: "misdrijven",
    theme: "veiligheid",
    name: { nl: "Geregistreerde misdrijven", en: "Registered crimes" },
    short: { nl: "Misdrijven", en: "Crimes" },
    explanation: {
      nl: "Het aantal misdrijven dat de politie in een jaar registreerde. Wat niet is aangegeven, telt niet mee.",
      en: "The number of crimes registered by the police in a year. What was not reported is not counted.",
    },
    unit: countOf("misdrijven", "crimes"),
    polarity: "neutral",
    method: "counted",
    aggregation: { rule: "sum" },
    classMethod: quantiles,
    ramp: "sequential",
    source: "politie-47018",
    field: "GeregistreerdeMisdrijven_1",
    caveat: newerDivision,
    from: [crimes],
  },
  ...crimeKinds.map(
    ({ code, id, name, what }): CatalogEntry => ({
      id,
      theme: "veiligheid",
      name,
      short: name,
      explanation: {
        nl: `Hoe vaak de politie in een jaar ${what.nl} registreerde. Wat niet is aangegeven, telt niet mee.`,
        en: `How often the police registered ${what.en} in a year. What was not reported is not counted.`,
      },
      unit: countOf("misdrijven", "crimes"),
      polarity: "neutral",
      method: "counted",
      aggregation: { rule: "sum" },
      classMethod: quantiles,
      ramp: "sequential",
      source: "politie-47018",
      field: code,
      caveat: perGemeente,
      steady: true,
      from: [
        {
          figure: { kind: "field", table: "47018NED-kind", field: code },
          years: Array.from({ length: 14 }, (_, i) => 2012 + i),
          levels: ["gemeente"],
          national: false,
          provisional: [2024, 2025],
        },
      ],
    }),
  ),
];
