/** Who lives there, by age (CBS). */

import {
  ratioOfEditions,
  share2015,
  share2022,
  shareOfInhabitants2024,
  shareOfMaps,
  sumOf2024,
  sumOfEditions,
} from "./bindings.ts";
import { fieldName } from "./editions.ts";
import type { CatalogEntry } from "./entry.ts";
import { inhabitantShare, roundedToFive } from "./population.ts";
import { countOf, countsToFive, quantiles } from "./units.ts";

/** Fields of StatLine 2024, of the CSV of 2022 and of the map of 2015. */
const ageGroups = [
  { id: "0-15", nl: "0 tot 15 jaar", en: "under 15", fields: ["k_0Tot15Jaar_8", "pop_0_14", "P_00_14_JR"] },
  { id: "15-25", nl: "15 tot 25 jaar", en: "15 to 25", fields: ["k_15Tot25Jaar_9", "pop_15_24", "P_15_24_JR"] },
  { id: "25-45", nl: "25 tot 45 jaar", en: "25 to 45", fields: ["k_25Tot45Jaar_10", "pop_25_44", "P_25_44_JR"] },
  { id: "45-65", nl: "45 tot 65 jaar", en: "45 to 65", fields: ["k_45Tot65Jaar_11", "pop_45_64", "P_45_64_JR"] },
  { id: "65-plus", nl: "65 jaar of ouder", en: "65 or older", fields: ["k_65JaarOfOuder_12", "pop_65plus", "P_65_EO_JR"] },
] as const;

const ageFields = ageGroups.map(({ fields }) => fields[0]);

/** Weighs what is said of adults or of people with an income: the age groups of Statistics Netherlands begin at 15. */
const from15: CatalogEntry = {
  id: "inwoners-15-plus",
  theme: "bevolking",
  name: { nl: "Inwoners van 15 jaar en ouder", en: "Inhabitants aged 15 and older" },
  short: { nl: "15 jaar en ouder", en: "Aged 15 and older" },
  explanation: {
    nl: "Het aantal inwoners van 15 jaar en ouder. Cijfers over volwassenen tellen we met dit aantal op.",
    en: "The number of inhabitants aged 15 and older. Figures about adults are combined by this number.",
  },
  unit: countOf("inwoners", "inhabitants"),
  polarity: "neutral",
  method: "counted",
  ...countsToFive,
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: ageFields.slice(1).join(" + "),
  caveat: roundedToFive,
  steady: true,
  from: [sumOf2024(ageFields.slice(1)), ...sumOfEditions(ageFields.slice(1).map(fieldName))],
};

const ageShares = ageGroups.map(({ id, nl, en, fields }) =>
  inhabitantShare({
    id: `leeftijd-${id}`,
    name: { nl: `Inwoners van ${nl}`, en: `Inhabitants aged ${en}` },
    short: { nl, en: `Aged ${en}` },
    explanation: { nl: `Welk deel van de inwoners ${nl} is.`, en: `The share of inhabitants aged ${en}.` },
    field: fields[0],
    from: [
      shareOfInhabitants2024(fields[0], ageFields),
      share2022(fields[1]),
      ...ratioOfEditions(fieldName(fields[0]), ageFields.map(fieldName), 100),
      ...shareOfMaps(fields[2]),
      share2015(fields[2]),
    ],
  }),
);

export const ageEntries: CatalogEntry[] = [from15, ...ageShares];
