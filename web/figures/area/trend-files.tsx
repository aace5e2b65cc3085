/** The files of a line over the years: its numbers, and the drawing with what it has to say itself. */
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { unitOf, words } from "../../labels/format.ts";
import type { ProfileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { ChartFiles } from "../chart-files.tsx";
import { seriesCsv } from "./figures-csv.ts";

interface TrendFilesProps {
  indicator: PublishedIndicator;
  figure: ProfileFigure;
  profile: Profile;
  catalog: Catalog;
  write: ProfileWriter;
}

export function TrendFiles({ indicator, figure, profile, catalog, write }: TrendFilesProps) {
  const valued = figure.series.filter(({ value }) => value !== null);
  const keys = [
    m.chart_keys_here({ name: profile.area.name }),
    ...(indicator.aggregation.rule !== "sum" && figure.nationalSeries ? [m.chart_keys_national()] : []),
  ];
  return (
    <ChartFiles
      name={`${words(indicator.name)}, ${profile.area.name}`}
      csv={() => seriesCsv([{ figure, indicator }], profile, catalog, write)}
      catalog={catalog}
      picture={{
        unit: unitOf(indicator),
        years: `${valued[0]?.year}–${valued.at(-1)?.year}`,
        keys: keys.join(" "),
        sources: valued.map(({ source }) => source),
      }}
    />
  );
}
