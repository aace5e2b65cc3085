/** The line over the years in words and in numbers: why it is broken, what it rests on, and every year with its marks. */
import { Fragment } from "react";
import { type Catalog, isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { NationalYear, SeriesYear } from "#data/schema/profile.ts";
import { marksOfColumn, writeNational } from "../../labels/figures.ts";
import { formatYears, yearWords } from "../../labels/format.ts";
import { breakReasons, marksAmong, type ProfileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { brokenBetween } from "./trend-line.ts";

interface RemarksProps {
  series: readonly SeriesYear[];
  national: readonly NationalYear[];
  withCoverage: boolean;
}

export interface CareAt {
  year: number;
  text: string;
}

/** In words what the chart shows by its gaps, and what its line rests on. */
export function TrendRemarks({ series, national, withCoverage, more }: RemarksProps & { more: readonly string[] }) {
  const broken = brokenBetween(series);
  const pair = (one: (typeof broken)[number]) => ({
    from: String(one.from),
    to: String(one.to),
    reasons: breakReasons(one.breaks),
  });
  const lines = [
    ...broken.map((one) => m.trend_break(pair(one))),
    ...brokenBetween(national)
      .filter((one) => !broken.some(({ from, to }) => from === one.from && to === one.to))
      .map((one) => m.trend_break_national(pair(one))),
    ...(broken.length === 0 && series.some((one) => one.computed) ? [m.trend_same_members()] : []),
    ...(withCoverage ? [m.trend_coverage()] : []),
    ...more.filter(Boolean),
  ];
  return lines.map((line) => (
    <p key={line} className="wb-small wb-soft trend__remark">
      {line}
    </p>
  ));
}

interface TrendTableProps extends RemarksProps {
  indicator: PublishedIndicator;
  write: ProfileWriter;
  care: readonly CareAt[];
}

export function TrendTable({ indicator, series, national, withCoverage, write, care }: TrendTableProps) {
  const { catalog } = useShown();
  // Under the table: a column of names leaves the figures no room.
  const sources = [...new Set(series.map(({ source }) => source))];
  const yearsOf = (id: string) => series.filter(({ source }) => source === id).map(({ year }) => year);
  const written = series.map((one) => write.here(indicator, one));
  const broken = brokenBetween(series);
  const columns = 2 + (withCoverage ? 1 : 0) + (national.length > 0 ? 1 : 0);
  return (
    <>
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
          </tr>
        </thead>
        <tbody>
          {series.map((one) => {
            const gap = broken.find(({ to }) => to === one.year);
            return (
              <Fragment key={one.year}>
                {gap ? (
                  <tr className="trend__gap">
                    <td colSpan={columns}>{m.trend_break_row({ reasons: breakReasons(gap.breaks) })}</td>
                  </tr>
                ) : null}
                {care
                  .filter(({ year }) => year === one.year)
                  .map(({ text }) => (
                    <tr key={text} className="trend__gap">
                      <td colSpan={columns}>{text}</td>
                    </tr>
                  ))}
                <YearRow
                  one={one}
                  indicator={indicator}
                  write={write}
                  there={national.length > 0 ? { figure: national.find(({ year }) => year === one.year) } : undefined}
                  withCoverage={withCoverage}
                  catalog={catalog}
                />
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <MarkKey marks={marksAmong(written, marksOfColumn(indicator, false))} />
      {sources.length > 1
        ? sources.map((id) => (
            <p key={id} className="wb-small wb-soft">
              {`${m.indicator_source()} ${formatYears(yearsOf(id))}: ${catalog?.sources.find((one) => one.id === id)?.title ?? id}`}
            </p>
          ))
        : null}
    </>
  );
}

interface YearRowProps {
  one: SeriesYear;
  indicator: PublishedIndicator;
  write: ProfileWriter;
  /** Absent where the table has no column of the Netherlands. */
  there: { figure: NationalYear | undefined } | undefined;
  withCoverage: boolean;
  catalog: Catalog | undefined;
}

function YearRow({ one, indicator, write, there, withCoverage, catalog }: YearRowProps) {
  // Of the whole line, and said beside its figure.
  const said = marksOfColumn(indicator, false);
  const elsewhere = there?.figure && writeNational(indicator, one.year);
  return (
    <tr>
      <th scope="row">{yearWords(one.year, catalog && isOldYear(catalog.indicators, indicator, one.year))}</th>
      <td className="wb-number">
        <FigureText figure={{ ...write.here(indicator, one), coverage: undefined }} said={said} unit={false} />
      </td>
      {withCoverage ? <td className="wb-number">{one.value === null ? "–" : `${one.coverage ?? 100}%`}</td> : null}
      {there ? (
        <td className="wb-number">{elsewhere ? <FigureText figure={elsewhere} said={said} unit={false} /> : "–"}</td>
      ) : null}
    </tr>
  );
}
