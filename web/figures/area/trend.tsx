/** A small line over the years, always with its numbers as a table under it; where it is broken it says why. */
import * as m from "../../paraglide/messages.js";
import "./trend.css";
import type { ReactNode } from "react";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { ProfileFigure, SeriesYear } from "#data/schema/profile.ts";
import { figureWords } from "../../labels/figures.ts";
import { unitOf, words } from "../../labels/format.ts";
import { axisText, type ProfileWriter } from "../../labels/profile-figures.ts";
import {
  breakMark,
  breakPath,
  brokenBetween,
  type EventYear,
  labelledYears,
  placeEvents,
  type TrendBox,
  trendPath,
  trendScale,
} from "./trend-line.ts";
import { TrendRemarks, TrendTable } from "./trend-table.tsx";

export interface TrendProps {
  indicator: PublishedIndicator;
  figure: Pick<ProfileFigure, "series" | "nationalSeries">;
  /** Year to mark. */
  year: number;
  write: ProfileWriter;
  /** Under it: ways to take it along. */
  children?: ReactNode;
}

const box: TrendBox = { left: 6, right: 276, top: 16, bottom: 82 };
/** Baseline of the years, and of the part of the area that each rests on. */
const yearLine = 97;
const coverageLine = 112;

/** Of a year with its coverage under it, and of a line with names of events above the chart. */
const labelRoom = 34;
const nameLine = 13;

const eventNames: Record<EventYear, [short: () => string, long: () => string]> = {
  2007: [m.trend_event_2007, m.trend_event_2007_long],
  2012: [m.trend_event_2012, m.trend_event_2012_long],
  2022: [m.trend_event_2022, m.trend_event_2022_long],
};

export function Trend({ indicator, figure: { series, nationalSeries = [] }, year, write, children }: TrendProps) {
  // A count of the whole country would press the line of a neighbourhood to the floor: only rates stand beside each other.
  const comparable = indicator.aggregation.rule !== "sum";
  const national = nationalSeries.filter((one) => comparable && series.some((figure) => figure.year === one.year));
  const scale = trendScale([series, national], box);
  const valued = series.filter((one) => one.value !== null);
  const [first, last] = [valued[0], valued.at(-1)];
  if (!scale || !first || !last) return null;
  const from = String(first.year);
  const to = String(last.year);
  const text = (one: SeriesYear) => figureWords(write.here(indicator, one));
  const withNational = national.some((one) => one.value !== null);
  const broken = brokenBetween(series);
  const withCoverage = valued.some((one) => (one.coverage ?? 100) < 100);
  const labelled = labelledYears(valued, scale, labelRoom);
  const events = placeEvents(scale, box, (of) => eventNames[of][0]());
  const names = events.length === 0 ? 0 : nameLine * (1 + Math.max(...events.map(({ row }) => row)));
  const eventWords = events.map((one) => eventNames[one.year][1]());
  const care = careWithin(indicator, first.year, valued);
  const cared = care.map((one) => one.year);
  const place = { x: (one: SeriesYear) => scale.x(one.year), textAnchor: anchorOf(first.year, last.year) };
  return (
    <figure className="trend" role="presentation">
      <figcaption className="wb-small">
        <strong>{m.area_trend({ from, to })}</strong>
        {unitOf(indicator) ? <span className="wb-soft">{unitOf(indicator)}</span> : null}
        <span className="trend__key">{m.area_here()}</span>
        {withNational ? <span className="trend__key trend__key--national">{m.area_national()}</span> : null}
        {series.some((one) => one.status === "estimated") ? (
          <span className="trend__key-break">
            <svg viewBox="-7 -8 14 16" width="14" height="16" aria-hidden="true">
              <circle className="trend__key-dot" cx={0} cy={0} r={3.5} />
            </svg>
            {m.trend_key_estimated()}
          </span>
        ) : null}
        {broken.length > 0 ? (
          <span className="trend__key-break">
            <svg viewBox="-7 -8 14 16" width="14" height="16" aria-hidden="true">
              <path className="trend__break" d={breakMark(0, 0)} />
            </svg>
            {m.trend_key_break()}
          </span>
        ) : null}
      </figcaption>
      <svg
        viewBox={`0 ${-names} 320 ${(withCoverage ? 116 : 100) + names}`}
        role="img"
        aria-label={[m.area_trend_alt({ from, to, first: text(first), last: text(last) }), eventsSaid(eventWords)].join(" ")}
      >
        {events.map((one) => (
          <g key={one.year} className="trend__event">
            <line x1={one.x} x2={one.x} y1={nameLine * (one.row + 1) - names} y2={box.bottom + 4} />
            <text x={one.x} y={nameLine * (one.row + 1) - names - 3} textAnchor={one.anchor}>
              {eventNames[one.year][0]()}
            </text>
          </g>
        ))}
        {[scale.high, scale.low].map((value, i) => (
          <g key={i === 0 ? "high" : "low"}>
            <line className="trend__grid" x1={box.left} x2={box.right} y1={scale.y(value)} y2={scale.y(value)} />
            <text x={box.right + 8} y={scale.y(value) + 4}>
              {axisText(indicator, value)}
            </text>
          </g>
        ))}
        <path className="trend__national" d={trendPath(national, scale)} />
        <path className="trend__break trend__break--national" d={breakPath(national, scale)} />
        {national.map((one) =>
          one.value === null ? null : (
            <circle key={one.year} className="trend__national-dot" cx={scale.x(one.year)} cy={scale.y(one.value)} r={2} />
          ),
        )}
        <path className="trend__here" d={trendPath(series, scale)} />
        <path className="trend__break" d={breakPath(series, scale)} />
        {series.map((one) =>
          one.value === null ? null : (
            <g key={one.year}>
              <title>{`${one.year}: ${text(one)}`}</title>
              {/* A finger or a pointer needs more than the dot. */}
              <circle className="trend__room" cx={scale.x(one.year)} cy={scale.y(one.value)} r={10} />
              <circle
                className={dotClass(one, year)}
                cx={scale.x(one.year)}
                cy={scale.y(one.value)}
                r={series.length > 12 ? 2.5 : 3.5}
              />
            </g>
          ),
        )}
        {labelled.map((one) => (
          <text key={one.year} x={place.x(one)} y={yearLine} textAnchor={place.textAnchor(one.year)}>
            {one.year}
            {cared.includes(one.year) ? " *" : ""}
          </text>
        ))}
        {withCoverage
          ? labelled.map((one) => (
              <text
                key={one.year}
                className="trend__coverage"
                x={place.x(one)}
                y={coverageLine}
                textAnchor={place.textAnchor(one.year)}
              >
                {one.coverage ?? 100}%
              </text>
            ))
          : null}
      </svg>
      <TrendRemarks
        series={series}
        national={withNational ? national : []}
        withCoverage={withCoverage}
        more={[...care.map(({ text: said }) => `* ${said}`), eventsSaid(eventWords)]}
      />
      <details className="fold wb-small">
        <summary>{m.area_trend_table()}</summary>
        <TrendTable
          indicator={indicator}
          series={series}
          national={withNational ? national : []}
          withCoverage={withCoverage}
          write={write}
          care={care}
        />
      </details>
      {children}
    </figure>
  );
}

const dotClass = ({ year, status }: SeriesYear, now: number): string =>
  ["trend__dot", year === now ? "trend__dot--now" : "", status === "estimated" ? "trend__dot--estimated" : ""]
    .filter(Boolean)
    .join(" ");

/** In one sentence what the lines of events are; empty without any. */
const eventsSaid = (events: readonly string[]): string =>
  events.length > 0 ? m.trend_events({ events: events.join("; ") }) : "";

/** Changes of how it was measured between the first and the last year, each at the first year with a figure from it on. */
function careWithin({ remarks = [] }: PublishedIndicator, first: number, valued: readonly SeriesYear[]) {
  return remarks.flatMap(({ from, why }) => {
    const at = from > first ? valued.find(({ year }) => year >= from) : undefined;
    return at ? [{ year: at.year, text: words(why) }] : [];
  });
}

const anchorOf = (first: number, last: number) => (year: number) => (year === first ? "start" : year === last ? "end" : "middle");
