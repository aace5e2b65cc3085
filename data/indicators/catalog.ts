/** The indicators we publish, as data. The first is the one the map opens with. */
import type { CatalogEntry } from "./entry.ts";
import { healthEntries } from "./health.ts";
import { householdEntries } from "./households.ts";
import { housingEntries } from "./housing.ts";
import { incomeEntries } from "./income.ts";
import { leefbaarometerEntries } from "./leefbaarometer.ts";
import { populationEntries } from "./population.ts";
import { safetyEntries } from "./safety.ts";
import { surroundingsEntries } from "./surroundings.ts";

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
