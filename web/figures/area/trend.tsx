/** A small line over the years, always with its numbers as a table under it. */
import * as m from "../../paraglide/messages.js";
import "./trend.css";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { YearFigure } from "#data/schema/profile.ts";
import { formatBare, formatFigure, unitOf } from "../../labels/format.ts";
import { useShown } from "../../state/shown.ts";

export interface TrendProps {
  indicator: PublishedIndicator;
  series: readonly YearFigure[];
  /** Year to mark. */
  year: number;
}

const box = { left: 6, right: 276, top: 16, bottom: 82 };

export function Trend({ indicator, series, year }: TrendProps) {
  // A count of the whole country would press the line of a neighbourhood to the floor: only rates stand beside each other.
  const comparable = indicator.aggregation.rule !== "sum";
  const national = indicator.national.filter((one) => comparable && series.some((figure) => figure.year === one.year));
  const scale = trendScale([series, national], box);
  const [first, last] = [series.find((one) => one.value !== null), series.findLast((one) => one.value !== null)];
  if (!scale || !first || !last) return null;
  const from = String(first.year);
  const to = String(last.year);
  const text = (one: YearFigure) => formatFigure(indicator, one.value, one.status);
  const withNational = national.some((one) => one.value !== null);
  return (
    <figure className="trend">
      <figcaption className="wb-small">
        <strong>{m.area_trend({ from, to })}</strong>
        {unitOf(indicator) ? <span className="wb-soft">{unitOf(indicator)}</span> : null}
        <span className="trend__key">{m.area_here()}</span>
        {withNational ? <span className="trend__key trend__key--national">{m.area_national()}</span> : null}
      </figcaption>
      <svg viewBox="0 0 320 100" role="img" aria-label={m.area_trend_alt({ from, to, first: text(first), last: text(last) })}>
        {[scale.high, scale.low].map((value, i) => (
          <g key={i === 0 ? "high" : "low"}>
            <line className="trend__grid" x1={box.left} x2={box.right} y1={scale.y(value)} y2={scale.y(value)} />
            <text x={box.right + 8} y={scale.y(value) + 4}>
              {formatBare(indicator, value, "ok")}
            </text>
          </g>
        ))}
        <path className="trend__national" d={trendPath(national, scale)} />
        <path className="trend__here" d={trendPath(series, scale)} />
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
        <text x={box.left} y={97}>
          {from}
        </text>
        <text x={box.right} y={97} textAnchor="end">
          {to}
        </text>
      </svg>
      <details className="fold wb-small">
        <summary>{m.area_trend_table()}</summary>
        <TrendTable indicator={indicator} series={series} withNational={withNational} />
      </details>
    </figure>
  );
}

function TrendTable({ indicator, series, withNational }: Omit<TrendProps, "year"> & { withNational: boolean }) {
  const { catalog } = useShown();
  const withSource = series.some((one) => one.source !== series[0]?.source);
  return (
    <table className="wb-table">
      <thead>
        <tr>
          <th scope="col">{m.area_year()}</th>
          <th scope="col" className="wb-number">
            {m.area_here()}
          </th>
          {withNational ? (
            <th scope="col" className="wb-number">
              {m.area_national()}
            </th>
          ) : null}
          {withSource ? <th scope="col">{m.indicator_source()}</th> : null}
        </tr>
      </thead>
      <tbody>
        {series.map((one) => {
          const there = indicator.national.find((entry) => entry.year === one.year);
          return (
            <tr key={one.year}>
              <th scope="row">{one.year}</th>
              <td className="wb-number">{formatFigure(indicator, one.value, one.status)}</td>
              {withNational ? (
                <td className="wb-number">{formatFigure(indicator, there?.value, there?.status ?? "missing")}</td>
              ) : null}
              {withSource ? <td>{catalog?.sources.find(({ id }) => id === one.source)?.title ?? one.source}</td> : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface Point {
  year: number;
  /** NaN or null without a value. */
  value: number | null;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface TrendScale {
  x(year: number): number;
  y(value: number): number;
  low: number;
  high: number;
}

const known = (one: Point): one is { year: number; value: number } => one.value !== null && !Number.isNaN(one.value);

/** Places of a short series in a box; a gap in the years is a gap in the line. Undefined with fewer than two values: one year is a figure and no trend. Years run over all series. */
export function trendScale(series: readonly (readonly Point[])[], box: Box): TrendScale | undefined {
  const points = series.flat().filter(known);
  const years = points.map((one) => one.year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if ((series[0]?.filter(known).length ?? 0) < 2 || from === to) return undefined;
  const values = points.map((one) => one.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A flat line stands in the middle instead of on the floor.
  const span = high - low || Math.abs(high) || 1;
  const base = high === low ? low - span / 2 : low;
  return {
    x: (year) => box.left + ((year - from) / (to - from)) * (box.right - box.left),
    y: (value) => box.bottom - ((value - base) / span) * (box.bottom - box.top),
    low,
    high,
  };
}

/** SVG path through the values; a year without a value lifts the pen. */
export function trendPath(series: readonly Point[], { x, y }: TrendScale): string {
  let pen = "M";
  let path = "";
  for (const one of series) {
    if (!known(one)) {
      pen = "M";
      continue;
    }
    path += `${pen}${x(one.year).toFixed(1)} ${y(one.value).toFixed(1)}`;
    pen = "L";
  }
  return path;
}
