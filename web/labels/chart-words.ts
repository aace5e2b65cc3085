/** What a drawing that is taken along has to say itself: unit, years, what its signs mean, and where its figures are from. */
import type { Catalog } from "#data/schema/catalog.ts";
import * as m from "../paraglide/messages.js";

export interface ChartAbout {
  /** In which it is counted; empty where there is no unit, as of classes. */
  unit: string;
  /** "2012–2024". */
  years: string;
  /** A sentence for the signs that the drawing does not name itself. */
  keys?: string;
  /** Ids; one may be there many times. */
  sources: readonly string[];
}

export interface ChartLines {
  above: string[];
  below: string[];
}

export function chartLines({ unit, years, keys = "", sources }: ChartAbout, catalog: Pick<Catalog, "sources">): ChartLines {
  const from = [...new Set(sources)].map((id) => {
    const source = catalog.sources.find((one) => one.id === id);
    return source ? `${source.publisher}, ${source.title}` : id;
  });
  const some = (...lines: string[]) => lines.filter((line) => line !== "");
  return {
    above: some([unit, years].filter((part) => part !== "").join(", ")),
    below: some(keys, m.chart_source({ sources: from.join("; ") })),
  };
}
