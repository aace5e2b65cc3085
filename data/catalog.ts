/** The indicators we publish, as data. The first is the one the map opens with. */
import type { CatalogEntry } from "./catalog/entry.ts";
import { healthEntries } from "./catalog/health.ts";
import { householdEntries } from "./catalog/households.ts";
import { housingEntries } from "./catalog/housing.ts";
import { incomeEntries } from "./catalog/income.ts";
import { leefbaarometerEntries } from "./catalog/leefbaarometer.ts";
import { populationEntries } from "./catalog/population.ts";
import { safetyEntries } from "./catalog/safety.ts";
import { surroundingsEntries } from "./catalog/surroundings.ts";

export const catalog: readonly CatalogEntry[] = [
  ...leefbaarometerEntries,
  ...housingEntries,
  ...incomeEntries,
  ...healthEntries,
  ...safetyEntries,
  ...surroundingsEntries,
  ...populationEntries,
  ...householdEntries,
];
