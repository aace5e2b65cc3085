/** Says the chosen area with the figure of the map, for readers who cannot see that a panel opened. */
import { isOldYear } from "#data/schema/catalog.ts";
import { hasValue } from "#data/schema/status.ts";
import { columnEntryOf, useAreas, useColumn } from "../api/published.ts";
import { formatFigure, statusWord, words, yearWords } from "../labels/format.ts";
import { statusOf } from "../labels/scale.ts";
import { m } from "../paraglide/messages.js";
import { levelOf, rowOf } from "../state/area-rows.ts";
import { useShown } from "../state/shown.ts";

export function ChosenArea({ code }: { code: string }) {
  const { shown, catalog } = useShown();
  const level = levelOf(code);
  const areas = useAreas(level).data;
  const entry = shown && columnEntryOf(shown.indicator, level, shown.year);
  const column = useColumn(entry).data;
  const row = areas && rowOf(areas, code);
  if (!shown || !areas || row === undefined || (entry && !column)) return null;
  const name = areas.names[row] ?? code;
  if (!entry || !column) return m.area_chosen({ name });
  const value = column.values[row] ?? Number.NaN;
  const status = statusOf(column.status[row] ?? 4);
  const figure = hasValue(status) ? formatFigure(shown.indicator, value, status) : statusWord(status);
  return m.area_chosen_figure({
    name,
    indicator: words(shown.indicator.short),
    figure,
    year: yearWords(entry.year, catalog && isOldYear(catalog.indicators, shown.indicator, entry.year)),
  });
}
