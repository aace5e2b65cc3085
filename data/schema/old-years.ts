/** Which years are old: the one answer for panel, legend, table, profile, picture and file. */
import type { PublishedIndicator } from "./catalog.ts";
import type { Theme } from "./indicator.ts";

type Dated = Pick<PublishedIndicator, "theme"> & { columns: readonly { year: number }[] };

/** More than this many years behind the newest figure about the same theme is old. */
const oldAfter = 3;

const known = new WeakMap<readonly Dated[], Map<Theme, number>>();

/** The newest year that any indicator of the theme has figures of; undefined for a theme without one. */
export function newestYear(indicators: readonly Dated[], theme: Theme): number | undefined {
  let newest = known.get(indicators);
  if (!newest) {
    newest = new Map();
    for (const one of indicators)
      for (const { year } of one.columns) newest.set(one.theme, Math.max(year, newest.get(one.theme) ?? year));
    known.set(indicators, newest);
  }
  return newest.get(theme);
}

export const isOldYear = (indicators: readonly Dated[], { theme }: Pick<Dated, "theme">, year: number): boolean =>
  (newestYear(indicators, theme) ?? year) - year > oldAfter;
