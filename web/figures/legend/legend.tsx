/** What the colours mean: title, histogram with the classes as buttons, statuses, source. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Column } from "#data/codecs/columns.ts";
import { columnQuery } from "../../api/published.ts";
import { formatNumber, unitOf, words } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import { m } from "../../paraglide/messages.js";
import { useInView } from "../../state/in-view.ts";
import { useInitiativeTally } from "../../state/initiative-tally.ts";
import { type Shown, useShown } from "../../state/shown.ts";
import { useView } from "../../state/use-view.ts";
import { IconButton } from "../../ui/button.tsx";
import { usePhone } from "../../ui/media.ts";
import { Histogram } from "./histogram.tsx";
import { LegendSource } from "./legend-source.tsx";
import { classRanges } from "./ranges.ts";
import { StatusList } from "./status-list.tsx";
import { tally } from "./tally.ts";

const ThemeLegend = lazy(async () => ({ default: (await import("./theme-legend.tsx")).ThemeLegend }));

export function Legend() {
  const { shown, scale } = useShown();
  if (!shown || !scale) return null;
  return <LoadedLegend shown={shown} scale={scale} />;
}

function LoadedLegend({ shown, scale }: { shown: Shown; scale: Scale }) {
  const { data: column } = useQuery(columnQuery(shown.entry));
  const phone = usePhone();
  const { embed } = useView();
  // Where room is scarce the map comes first: title and colours in one strip until the reader asks for more.
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? !(phone || embed !== undefined);
  const initiatives = useInitiativeTally();
  const unit = unitOf(shown.indicator);
  return (
    <section className={open ? "legend card" : "legend card folded"} aria-label={m.legend_title()}>
      <header className="legend-head">
        <h2>
          {words(shown.indicator.name)} <span className="legend-year">{shown.year}</span>
        </h2>
        <IconButton
          icon={open ? "down" : "up"}
          label={open ? m.legend_hide() : m.legend_show()}
          aria-expanded={open}
          onClick={() => setChosen(!open)}
        />
      </header>
      {unit ? <p className="legend-unit">{unit}</p> : null}
      {column ? <Figures column={column} scale={scale} open={open} /> : <div className="legend-wait" />}
      {open ? <LegendSource shown={shown} /> : null}
      {open && initiatives ? (
        <Suspense>
          <ThemeLegend tally={initiatives} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Figures({ column, scale, open }: { column: Column; scale: Scale; open: boolean }) {
  const view = useInView();
  const rows = view?.level === scale.level ? view.rows : undefined;
  const counted = useMemo(() => tally(column, scale, rows), [column, scale, rows]);
  // The class under the pointer or with the focus.
  const [pointed, setPointed] = useState<number>();
  const total = { count: formatNumber(counted.total) };
  const range = pointed === undefined ? undefined : classRanges(scale)[pointed];
  return (
    <>
      <Histogram column={column} scale={scale} tally={counted} open={open} onPoint={setPointed} />
      {open ? <StatusList scale={scale} counts={counted.counts} /> : null}
      {open ? (
        <p className="legend-count">
          {range !== undefined && pointed !== undefined
            ? m.legend_pointed({ range, count: formatNumber(counted.counts[pointed] ?? 0) })
            : rows
              ? m.legend_in_view(total)
              : m.legend_all(total)}
        </p>
      ) : null}
    </>
  );
}
