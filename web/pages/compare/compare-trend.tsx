/** One figure of several areas over the years on one axis, with its numbers as a table and both files. */
import type { SeriesYear } from "#data/schema/profile.ts";
import { csvOf } from "#data/text/csv.ts";
import {
  breakPath,
  brokenBetween,
  labelledYears,
  type TrendBox,
  type TrendScale,
  trendPath,
  trendScale,
} from "../../figures/area/trend-line.ts";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { letterOf, MarkShape, PinMark } from "../../figures/compare/pin-mark.tsx";
import { figureWords } from "../../labels/figures.ts";
import { statusWordLong, unitName, unitOf, words } from "../../labels/format.ts";
import { axisText } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { plainValue } from "./compare-csv.ts";
import type { ComparedLine, ShownComparison } from "./compared.ts";
import { joinedNames, lettersWords } from "./names.ts";

const box: TrendBox = { left: 8, right: 420, top: 12, bottom: 150 };
const labelRoom = 40;

const hasValue = ({ value }: { value: number | null }) => value !== null;

export const hasTrend = ({ row }: ComparedLine): boolean =>
  row.areas.some((one) => (one?.series.filter(hasValue).length ?? 0) > 1);

interface TrendProps {
  line: ComparedLine;
  shown: ShownComparison;
}

export function CompareTrend({ line, shown }: TrendProps) {
  const { indicator, row } = line;
  const { areas } = shown.comparison;
  const all = row.areas.map((one) => one?.series ?? []);
  const years = [...new Set(all.flatMap((series) => series.map(({ year }) => year)))].sort((a, b) => a - b);
  const national = (row.nationalSeries ?? []).filter(({ year }) => years.includes(year));
  // The scale asks for two years of its first: the longest one.
  const longest = all.toSorted((a, b) => b.filter(hasValue).length - a.filter(hasValue).length);
  const scale = trendScale([...longest, national], box);
  if (!scale) return null;
  const isCounted = (year: number) =>
    [...all, national].some((series) => series.some((one) => one.year === year && hasValue(one)));
  const labels = labelledYears(
    years.filter(isCounted).map((year) => ({ year })),
    scale,
    labelRoom,
  );
  const name = `${words(indicator.name)}, ${joinedNames(areas)}`;
  const alt = m.compare_trend_alt({ from: String(scale.from), to: String(scale.to), names: joinedNames(areas) });
  return (
    <figure className="compare-trend" role="presentation">
      <figcaption className="wb-small">
        <strong>{m.compare_trend_of({ name: words(indicator.name) })}</strong>
        {unitOf(indicator) ? <span className="wb-soft">{unitOf(indicator)}</span> : null}
        {areas.map((area, i) => (
          <span key={area.code}>
            <PinMark index={i} /> {area.name}
          </span>
        ))}
        {national.some(hasValue) ? <span className="compare-trend__national-key">{m.area_national()}</span> : null}
      </figcaption>
      <svg viewBox="0 0 500 170" role="img" aria-label={alt}>
        {[scale.high, scale.low].map((value, i) => (
          <g key={i === 0 ? "high" : "low"}>
            <line className="compare-trend__grid" x1={box.left} x2={box.right} y1={scale.y(value)} y2={scale.y(value)} />
            <text x={box.right + 26} y={scale.y(value) + 4}>
              {axisText(indicator, value)}
            </text>
          </g>
        ))}
        <path className="compare-trend__national" d={trendPath(national, scale)} />
        {all.map((series, i) => (
          <AreaLine key={areas[i]?.code} series={series} index={i} place={scale} />
        ))}
        {labels.map(({ year }) => (
          <text
            key={year}
            x={scale.x(year)}
            y={166}
            textAnchor={year === scale.from ? "start" : year === scale.to ? "end" : "middle"}
          >
            {year}
          </text>
        ))}
      </svg>
      {all.some((series) => brokenBetween(series).length > 0) ? (
        <p className="wb-small wb-soft">{m.compare_trend_broken()}</p>
      ) : null}
      <details className="fold wb-small">
        <summary>{m.area_trend_table()}</summary>
        <CourseTable line={line} shown={shown} years={years} />
      </details>
      <ChartFiles
        name={name}
        csv={() => trendCsv(line, shown, years)}
        catalog={shown.catalog}
        picture={{
          unit: unitOf(indicator),
          years: `${scale.from}–${scale.to}`,
          keys: [lettersWords(areas), national.some(hasValue) ? m.chart_keys_dotted() : ""].join(" ").trim(),
          sources: all.flatMap((series) => series.map(({ source }) => source)),
        }}
      />
    </figure>
  );
}

interface AreaLineProps {
  series: readonly SeriesYear[];
  index: number;
  place: TrendScale;
}

function AreaLine({ series, index, place }: AreaLineProps) {
  const last = series.findLast(hasValue);
  return (
    <g>
      <path className={`compare-trend__line compare-trend__line--${index + 1}`} d={trendPath(series, place)} />
      <path className="compare-trend__break" d={breakPath(series, place)} />
      {series.map((one) =>
        one.value === null ? null : (
          <MarkShape key={one.year} index={index} x={place.x(one.year)} y={place.y(one.value)} r={4.5} />
        ),
      )}
      {last && last.value !== null ? (
        <text className="compare-trend__letter" x={place.x(last.year) + 9} y={place.y(last.value) + 4}>
          {letterOf(index)}
        </text>
      ) : null}
    </g>
  );
}

const at = ({ row }: ComparedLine, index: number, year: number): SeriesYear | undefined =>
  row.areas[index]?.series.find((one) => one.year === year);

function CourseTable({ line, shown: { comparison, write }, years }: TrendProps & { years: readonly number[] }) {
  return (
    <table className="wb-table">
      <caption className="wb-hidden">{m.area_trend_table()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.area_year()}</th>
          {comparison.areas.map(({ code, name }, i) => (
            <th key={code} scope="col" className="wb-number">
              <PinMark index={i} /> {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {comparison.areas.map(({ code }, i) => {
              const one = at(line, i, year);
              const figure = one && write.area(line, i, one);
              return (
                <td key={code} className="wb-number">
                  {figure ? <FigureText figure={figure} unit={false} /> : "–"}
                  {one?.breaks?.length ? <span className="profile-table__source">{m.trend_key_break()}</span> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function trendCsv(line: ComparedLine, { comparison, write }: ShownComparison, years: readonly number[]): string {
  const { indicator } = line;
  const heads = [m.area_figure(), m.indicator_unit(), m.indicator_year(), m.table_code(), m.table_area(), m.table_value()];
  const rows = years.flatMap((year) =>
    comparison.areas.flatMap(({ code, name }, i) => {
      const one = at(line, i, year);
      const figure = one && write.area(line, i, one);
      if (!one || !figure) return [];
      const value = plainValue(indicator, one.value);
      return [
        [words(indicator.name), unitName(indicator), year, code, name, value, statusWordLong(one.status), figureWords(figure)],
      ];
    }),
  );
  return csvOf([[...heads, m.table_status(), m.area_here()], ...rows]);
}
