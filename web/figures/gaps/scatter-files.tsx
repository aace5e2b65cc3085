/** The scatter plot as a picture that says itself what stands across and up, of which years, and from whom. */
import { formatYears, levelsWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { GapPicture } from "../../state/gap-picture.ts";
import { useShown } from "../../state/shown.ts";
import { ChartFiles } from "../chart-files.tsx";

interface ScatterFilesProps {
  picture: GapPicture;
  /** Name of what goes up. */
  up: string;
}

export function ScatterFiles({ picture: { question, beside }, up }: ScatterFilesProps) {
  const { catalog } = useShown();
  if (!catalog) return null;
  const needs = question.need.flatMap(({ indicator: needed, year }) => {
    const indicator = catalog.indicators.find(({ id }) => id === needed);
    return indicator ? [{ indicator, year }] : [];
  });
  const figures = beside ? [...needs, beside] : needs;
  return (
    <ChartFiles
      name={m.gaps_scatter_name({ need: needs.map(({ indicator }) => words(indicator.name)).join(", "), up })}
      catalog={catalog}
      picture={{
        unit: m.chart_places({ areas: levelsWord(question.level) }),
        years: formatYears(figures.map(({ year }) => year)),
        sources: figures.map(({ indicator }) => indicator.source),
      }}
    />
  );
}
