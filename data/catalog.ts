/** The indicators we publish, as data. The first is the one the map opens with. */
import type { CatalogEntry } from "./catalog/entry.ts";
import { leefbaarometerEntries } from "./catalog/leefbaarometer.ts";
import { populationEntries } from "./catalog/population.ts";

export const catalog: readonly CatalogEntry[] = [...leefbaarometerEntries, ...populationEntries];
