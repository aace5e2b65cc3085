/** What the colours mean: title, histogram with the classes as buttons, statuses, source. */
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { Column } from "#data/codecs/columns.ts";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { countsOfMarks, marksOfColumn, marksOfEntry, markWord } from "../../labels/figures.ts";
import {
  countWords,
  formatNumber,
  sourceRemarks,
  statusReason,
  statusWord,
  unitBehind,
  unitOf,
  words,
  yearWords,
} from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import { favourable } from "../../labels/theme.ts";
import { m } from "../../paraglide/messages.js";
import { useClusterMethod } from "../../state/cluster-method.ts";
import { useInitiativeTally, useInView } from "../../state/map-store.ts";
import { type Shown, type ShownColumn, useShown, useShownColumn } from "../../state/shown.ts";
import { useIsGaps, useOnly, useView } from "../../state/view.ts";
import { IconButton } from "../../ui/button.tsx";
import { MarkSigns } from "../../ui/figure.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { Loading } from "../../ui/loading.tsx";
import { OutlineKey } from "../outline-key.tsx";
import { classRanges, directionText, tally } from "./classes.ts";
import { Histogram } from "./histogram.tsx";

const KnowledgeLegend = lazyPart(async () => (await import("./knowledge-legend.tsx")).KnowledgeLegend);
const ThemeLegend = lazyPart(async () => (await import("./theme-legend.tsx")).ThemeLegend);
/** Of the unfolded legend: the strip that comes first has no room for them. */
const silent = { waiting: () => null, failed: () => null };
const StatusReasons = lazyPart(async () => (await import("../../ui/figure-notes.tsx")).StatusReasons, silent);
const MethodNote = lazyPart(async () => (await import("../../ui/figure-notes.tsx")).MethodNote, silent);
const GapLegend = lazyPart(async () => (await import("../gaps/gap-legend.tsx")).GapLegend, { waiting: () => <LegendRoom /> });
const ClusterLegend = lazyPart(async () => (await import("../clusters/cluster-legend.tsx")).ClusterLegend, {
  waiting: () => null,
});

/** Of the areas, and of what clusters on top of them; hot spots colour the areas themselves. */
export function Legend() {
  const state = useShownColumn();
  const method = useClusterMethod();
  const { time } = useView();
  const isGaps = useIsGaps();
  if (isGaps) return <GapLegend />;
  return (
    <>
      {method === undefined && time === undefined ? null : <ClusterLegend />}
      {state.face === "none" ? <LegendRoom /> : method === "hotspots" ? null : <LegendOf state={state} />}
    </>
  );
}

const blank = "\u00a0";

/** Keeps the room of the strip until it is known what is shown, so that the map frames the country in what will be free. */
function LegendRoom() {
  return (
    <div className="legend card folded" aria-hidden="true">
      <div className="legend-name">
        <h2>{blank}</h2>
        <span className="outline-keys">{blank}</span>
      </div>
      <p className="legend-direction">{blank}</p>
      <div className="legend-wait" />
    </div>
  );
}

function LegendOf({ state }: { state: Exclude<ShownColumn, { face: "none" }> }) {
  const { shown } = state;
  // The map comes first: title and colours in one strip until the reader asks for more.
  const [open, setOpen] = useState(false);
  const initiatives = useInitiativeTally();
  const { knowledge } = useView();
  const { catalog } = useShown();
  const name = words(shown.indicator.name);
  const unit = unitOf(shown.indicator);
  // The strip has one line for all: the unit stands there where neither the name nor the limits say it.
  const short = open || name.toLowerCase().includes(unit.toLowerCase()) ? "" : unitBehind(shown.indicator);
  return (
    <section className={open ? "legend card" : "legend card folded"} aria-label={m.legend_title()}>
      <header className="legend-head">
        <div className="legend-name">
          <h2>
            {name}{" "}
            <span className="legend-year" title={oldReason(shown)}>
              {yearWords(shown.year, shown.newer !== undefined)}
            </span>
            {short ? <span className="legend-year">, {short}</span> : null}
            {open ? null : (
              <span className="legend-marks">
                <MarkSigns marks={marksOfEntry(shown.indicator, shown.entry)} />
              </span>
            )}
          </h2>
          <OutlineKey />
        </div>
        <IconButton
          icon={open ? "down" : "up"}
          label={open ? m.legend_hide() : m.legend_show()}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </header>
      {unit ? <p className="legend-unit">{unit}</p> : null}
      {open && shown.newer ? <p className="legend-unit">{oldReason(shown)}</p> : null}
      {state.face === "failed" ? null : <Direction shown={shown} />}
      {state.face === "ready" ? (
        <Figures column={state.column} scale={state.scale} open={open} />
      ) : (
        <div className="legend-wait">
          <Loading
            error={state.face === "failed" ? state.error : null}
            onRetry={state.face === "failed" ? state.retry : undefined}
          >
            {m.loading_figures()}
          </Loading>
        </div>
      )}
      {open ? <LegendSource shown={shown} /> : null}
      {open && catalog ? <MethodNote indicator={shown.indicator} catalog={catalog} /> : null}
      {open && initiatives ? <ThemeLegend tally={initiatives} /> : null}
      {open && knowledge === "aan" ? <KnowledgeLegend /> : null}
    </section>
  );
}

/** The arrow along the colours, on the side that is favourable. */
function Direction({ shown: { indicator } }: { shown: Shown }) {
  const text = directionText(indicator);
  if (text === undefined) return null;
  const more = favourable(indicator) > 0;
  return (
    <p className={more ? "legend-direction more" : "legend-direction"}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{more ? m.legend_more_better() : m.legend_less_better()}</span>
    </p>
  );
}

const oldReason = ({ newer }: Shown) => (newer === undefined ? undefined : m.year_old_why({ newest: String(newer) }));

function Figures({ column, scale, open }: { column: Column; scale: Scale; open: boolean }) {
  const view = useInView();
  const rows = view?.level === scale.level ? view.rows : undefined;
  const counted = useMemo(() => tally(column, scale, rows), [column, scale, rows]);
  // The class under the pointer or with the focus.
  const [pointed, setPointed] = useState<number>();
  const total = { areas: countWords(scale.level, counted.total) };
  const range = pointed === undefined ? undefined : classRanges(scale)[pointed];
  const { estimated, provisional } = counted.marked;
  const countOf = (all: Uint32Array) => (pointed === undefined ? all.reduce((a, b) => a + b, 0) : (all[pointed] ?? 0));
  const marked = countsOfMarks({ estimated: countOf(estimated), provisional: countOf(provisional) });
  return (
    <>
      <Histogram column={column} scale={scale} tally={counted} open={open} onPoint={setPointed} />
      {open ? <StatusList scale={scale} counts={counted.counts} /> : null}
      {open ? (
        <p className="legend-count">
          {range !== undefined && pointed !== undefined
            ? m.legend_pointed({ range, areas: countWords(scale.level, counted.counts[pointed] ?? 0) })
            : rows
              ? m.legend_in_view(total)
              : m.legend_all(total)}
          {marked === undefined ? "" : `, ${marked}`}
        </p>
      ) : null}
    </>
  );
}

/** Where the figures come from, who computed them, and how true the copy is in a word; the whole remark is a link away. */
function LegendSource({ shown }: { shown: Shown }) {
  const { catalog } = useShown();
  const source = catalog && sourceOf(catalog.sources, shown.indicator, shown.entry);
  if (!source) return null;
  const { indicator, entry } = shown;
  const marks = marksOfColumn(indicator, entry.computed);
  const remarks = [...marks.map(markWord), ...sourceRemarks(source)];
  return (
    <p className="legend-source">
      {m.legend_source_label()}{" "}
      <Link to="/bronnen" search={true} hash={source.id} title={source.note && words(source.note)}>
        {source.publisher}
      </Link>
      {remarks.map((remark) => ` · ${remark}`)}
    </p>
  );
}

/** The areas without a figure, each with its reason: never a colour of the ramp and never zero. */
function StatusList({ scale, counts }: { scale: Scale; counts: Uint32Array }) {
  const { only, toggle } = useOnly();
  const present = statuses.flatMap((status, index) => {
    const code = scale.classes + index;
    const count = counts[code] ?? 0;
    return hasValue(status) || count === 0 ? [] : [{ status, code, count }];
  });
  if (present.length === 0) return null;
  return (
    <>
      <ul className="status-list">
        {present.map(({ status, code, count }) => {
          const on = only === status;
          const say = on ? m.legend_status_button_on : m.legend_status_button;
          const name = statusWord(status);
          return (
            <li key={status}>
              <button
                type="button"
                aria-pressed={on}
                aria-label={say({ name, areas: countWords(scale.level, count) })}
                title={statusReason(status)}
                onClick={() => toggle(status)}
              >
                <i className={`status-swatch ${status}`} style={{ background: scale.background(code) }} />
                {name} <span className="legend-number">{formatNumber(count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <StatusReasons statuses={present.map(({ status }) => status)} />
    </>
  );
}
