/** The indicators we publish, as data. The first is the one the map opens with. */
import { ageEntries } from "./ages.ts";
import { benefitEntries } from "./benefits.ts";
import { carEntries } from "./cars.ts";
import type { CatalogEntry } from "./entry.ts";
import { healthEntries } from "./health.ts";
import { householdEntries } from "./households.ts";
import { housingEntries } from "./housing.ts";
import { incomeEntries } from "./income.ts";
import { leefbaarometerEntries } from "./leefbaarometer.ts";
import { earlierLeefbaarometer } from "./leefbaarometer-2.ts";
import { populationEntries } from "./population.ts";
import { safetyEntries } from "./safety.ts";
import { socioEconomicStatus } from "./socio-economic.ts";
import { surroundingsEntries } from "./surroundings.ts";

export const catalog: readonly CatalogEntry[] = [
  ...leefbaarometerEntries,
  ...housingEntries,
  ...incomeEntries,
  ...benefitEntries,
  socioEconomicStatus,
  ...healthEntries,
  ...safetyEntries,
  ...surroundingsEntries,
  ...carEntries,
  ...populationEntries,
  ...ageEntries,
  ...householdEntries,
  ...earlierLeefbaarometer,
];
