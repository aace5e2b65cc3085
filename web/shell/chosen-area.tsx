/** Says the chosen area with the figure of the map, for readers who cannot see that a panel opened. */
import { isOldYear } from "#data/schema/catalog.ts";
import { columnEntryOf, useAreas, useColumn } from "../api/published.ts";
import { figureWords } from "../labels/figures.ts";
import { words, yearWords } from "../labels/format.ts";
import { m } from "../paraglide/messages.js";
import { levelOf, rowOf } from "../state/area-rows.ts";
import { useFigures } from "../state/figures.ts";
import { useShown } from "../state/shown.ts";

export function ChosenArea({ code }: { code: string }) {
  const { shown, catalog } = useShown();
  const level = levelOf(code);
  const areas = useAreas(level).data;
  const entry = shown && columnEntryOf(shown.indicator, level, shown.year);
  const column = useColumn(entry).data;
  const row = areas && rowOf(areas, code);
  const figure = useFigures(shown?.indicator, entry, column)(row ?? -1);
  if (!shown || !areas || row === undefined || (entry && !column)) return null;
  const name = areas.names[row] ?? code;
  if (!entry || !figure) return m.area_chosen({ name });
  return m.area_chosen_figure({
    name,
    indicator: words(shown.indicator.short),
    figure: figureWords(figure),
    year: yearWords(entry.year, catalog && isOldYear(catalog.indicators, shown.indicator, entry.year)),
  });
}
