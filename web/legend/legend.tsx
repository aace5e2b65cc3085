/** What the colours mean: title, histogram with the classes as buttons, statuses, source. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Column } from "#data/columns.ts";
import { columnQuery } from "../api.ts";
import { formatNumber, unitOf, words } from "../format.ts";
import { m } from "../paraglide/messages.js";
import type { Scale } from "../scale.ts";
import { useInView } from "../state/in-view.ts";
import { type Shown, useShown } from "../state/shown.ts";
import { Histogram } from "./histogram.tsx";
import { LegendSource } from "./legend-source.tsx";
import { StatusList } from "./status-list.tsx";
import { tally } from "./tally.ts";

export function Legend() {
  const { shown, scale } = useShown();
  if (!shown || !scale) return null;
  return <LoadedLegend shown={shown} scale={scale} />;
}

function LoadedLegend({ shown, scale }: { shown: Shown; scale: Scale }) {
  const { data: column } = useQuery(columnQuery(shown.entry));
  const unit = unitOf(shown.indicator);
  return (
    <section className="legend card" aria-label={m.legend_title()}>
      <h2>
        {words(shown.indicator.name)} <span className="legend-year">{shown.year}</span>
      </h2>
      {unit ? <p className="legend-unit">{unit}</p> : null}
      {column ? <Figures column={column} scale={scale} /> : <div className="legend-wait" />}
      <LegendSource shown={shown} />
    </section>
  );
}

function Figures({ column, scale }: { column: Column; scale: Scale }) {
  const view = useInView();
  const rows = view?.level === scale.level ? view.rows : undefined;
  const counted = useMemo(() => tally(column, scale, rows), [column, scale, rows]);
  return (
    <>
      <Histogram column={column} scale={scale} tally={counted} />
      <StatusList scale={scale} counts={counted.counts} />
      <p className="legend-count">
        {rows ? m.legend_in_view({ count: formatNumber(counted.total) }) : m.legend_all({ count: formatNumber(counted.total) })}
      </p>
    </>
  );
}
