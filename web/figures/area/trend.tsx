/** A small line over the years, always with its numbers as a table under it; where it is broken it says why. */
import * as m from "../../paraglide/messages.js";
import "./trend.css";
import { Fragment } from "react";
import { type Catalog, isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { NationalYear, ProfileFigure, SeriesBreak, SeriesYear } from "#data/schema/profile.ts";
import { formatFigure, formatValue, yearWords } from "../../labels/format.ts";
import { useShown } from "../../state/shown.ts";
import { breakMark, breakPath, brokenBetween, type TrendBox, trendPath, trendScale } from "./trend-line.ts";

export interface TrendProps {
  indicator: PublishedIndicator;
  figure: Pick<ProfileFigure, "series" | "nationalSeries">;
  /** Year to mark. */
  year: number;
}

const box: TrendBox = { left: 6, right: 276, top: 16, bottom: 82 };
/** Baseline of the years, and of the part of the area that each rests on. */
const yearLine = 97;
const coverageLine = 112;

/** Years that have a label of their own: the ends alone where there are more than fit. */
const mostLabels = 6;

export function Trend({ indicator, figure: { series, nationalSeries = [] }, year }: TrendProps) {
  // A count of the whole country would press the line of a neighbourhood to the floor: only rates stand beside each other.
  const comparable = indicator.aggregation.rule !== "sum";
  const national = nationalSeries.filter((one) => comparable && series.some((figure) => figure.year === one.year));
  const scale = trendScale([series, national], box);
  const valued = series.filter((one) => one.value !== null);
  const [first, last] = [valued[0], valued.at(-1)];
  if (!scale || !first || !last) return null;
  const from = String(first.year);
  const to = String(last.year);
  const text = (one: SeriesYear) => formatFigure(indicator, one.value, one.status);
  const withNational = national.some((one) => one.value !== null);
  const broken = brokenBetween(series);
  const withCoverage = valued.some((one) => (one.coverage ?? 100) < 100);
  const labelled = valued.length > mostLabels ? [first, last] : valued;
  const place = { x: (one: SeriesYear) => scale.x(one.year), textAnchor: anchorOf(first.year, last.year) };
  return (
    <figure className="trend">
      <figcaption className="wb-small">
        <strong>{m.area_trend({ from, to })}</strong>
        <span className="trend__key">{m.area_here()}</span>
        {withNational ? <span className="trend__key trend__key--national">{m.area_national()}</span> : null}
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
        viewBox={`0 0 320 ${withCoverage ? 116 : 100}`}
        role="img"
        aria-label={m.area_trend_alt({ from, to, first: text(first), last: text(last) })}
      >
        {[scale.high, scale.low].map((value, i) => (
          <g key={i === 0 ? "high" : "low"}>
            <line className="trend__grid" x1={box.left} x2={box.right} y1={scale.y(value)} y2={scale.y(value)} />
            <text x={box.right + 8} y={scale.y(value) + 4}>
              {formatValue(indicator, value)}
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
            <circle
              key={one.year}
              className={one.year === year ? "trend__dot trend__dot--now" : "trend__dot"}
              cx={scale.x(one.year)}
              cy={scale.y(one.value)}
              r={series.length > 12 ? 2 : 3.5}
            />
          ),
        )}
        {labelled.map((one) => (
          <text key={one.year} x={place.x(one)} y={yearLine} textAnchor={place.textAnchor(one.year)}>
            {one.year}
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
      <TrendRemarks series={series} national={withNational ? national : []} withCoverage={withCoverage} />
      <details className="fold wb-small">
        <summary>{m.area_trend_table()}</summary>
        <TrendTable indicator={indicator} series={series} national={withNational ? national : []} withCoverage={withCoverage} />
      </details>
    </figure>
  );
}

const anchorOf = (first: number, last: number) => (year: number) => (year === first ? "start" : year === last ? "end" : "middle");

const breakWords: Record<SeriesBreak, () => string> = {
  members: m.trend_break_members,
  definition: m.trend_break_definition,
  model: m.trend_break_model,
  boundary: m.trend_break_boundary,
};
const reasonsOf = (breaks: readonly SeriesBreak[]) => breaks.map((one) => breakWords[one]()).join(", ");

interface RemarksProps {
  series: readonly SeriesYear[];
  national: readonly NationalYear[];
  withCoverage: boolean;
}

/** In words what the chart shows by its gaps, and what its line rests on. */
function TrendRemarks({ series, national, withCoverage }: RemarksProps) {
  const broken = brokenBetween(series);
  const words = (one: (typeof broken)[number]) => ({
    from: String(one.from),
    to: String(one.to),
    reasons: reasonsOf(one.breaks),
  });
  const lines = [
    ...broken.map((one) => m.trend_break(words(one))),
    ...brokenBetween(national)
      .filter((one) => !broken.some(({ from, to }) => from === one.from && to === one.to))
      .map((one) => m.trend_break_national(words(one))),
    ...(broken.length === 0 && series.some((one) => one.computed) ? [m.trend_same_members()] : []),
    ...(withCoverage ? [m.trend_coverage()] : []),
  ];
  return lines.map((line) => (
    <p key={line} className="wb-small wb-soft trend__remark">
      {line}
    </p>
  ));
}

function TrendTable({ indicator, series, national, withCoverage }: RemarksProps & { indicator: PublishedIndicator }) {
  const { catalog } = useShown();
  const withSource = series.some((one) => one.source !== series[0]?.source);
  const broken = brokenBetween(series);
  const columns = 2 + (withCoverage ? 1 : 0) + (national.length > 0 ? 1 : 0) + (withSource ? 1 : 0);
  return (
    <table className="wb-table">
      <thead>
        <tr>
          <th scope="col">{m.area_year()}</th>
          <th scope="col" className="wb-number">
            {m.area_here()}
          </th>
          {withCoverage ? (
            <th scope="col" className="wb-number" title={m.mark_coverage_why()}>
              {m.trend_coverage_head()}
            </th>
          ) : null}
          {national.length > 0 ? (
            <th scope="col" className="wb-number">
              {m.area_national()}
            </th>
          ) : null}
          {withSource ? <th scope="col">{m.indicator_source()}</th> : null}
        </tr>
      </thead>
      <tbody>
        {series.map((one) => {
          const gap = broken.find(({ to }) => to === one.year);
          return (
            <Fragment key={one.year}>
              {gap ? (
                <tr className="trend__gap">
                  <td colSpan={columns}>{m.trend_break_row({ reasons: reasonsOf(gap.breaks) })}</td>
                </tr>
              ) : null}
              <YearRow
                one={one}
                indicator={indicator}
                there={national.length > 0 ? { figure: national.find(({ year }) => year === one.year) } : undefined}
                withCoverage={withCoverage}
                source={withSource ? (catalog?.sources.find(({ id }) => id === one.source)?.title ?? one.source) : undefined}
                catalog={catalog}
              />
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface YearRowProps {
  one: SeriesYear;
  indicator: PublishedIndicator;
  /** Absent where the table has no column of the Netherlands. */
  there: { figure: NationalYear | undefined } | undefined;
  withCoverage: boolean;
  source: string | undefined;
  catalog: Catalog | undefined;
}

function YearRow({ one, indicator, there, withCoverage, source, catalog }: YearRowProps) {
  return (
    <tr>
      <th scope="row">{yearWords(one.year, catalog && isOldYear(catalog.indicators, indicator, one.year))}</th>
      <td className="wb-number">{formatFigure(indicator, one.value, one.status)}</td>
      {withCoverage ? <td className="wb-number">{one.value === null ? "–" : `${one.coverage ?? 100}%`}</td> : null}
      {there ? (
        <td className="wb-number">{formatFigure(indicator, there.figure?.value, there.figure?.status ?? "missing")}</td>
      ) : null}
      {source === undefined ? null : <td>{source}</td>}
    </tr>
  );
}
