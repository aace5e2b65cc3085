/** One theme of a profile: the figures as a table, their course over the years, and where they come from. */
import type { CSSProperties } from "react";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { Trend } from "../../figures/area/trend.tsx";
import { SourceLine } from "../../figures/source-line.tsx";
import { formatFigure, rankedAmong, rankShort, rankWords, statusWord, themeWord, words, yearWords } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

export interface ThemeFigure {
  figure: ProfileFigure;
  indicator: PublishedIndicator;
}

export interface ProfileThemeProps {
  theme: Theme;
  figures: readonly ThemeFigure[];
  profile: Profile;
  catalog: Catalog;
}

export function ProfileTheme({ theme, figures, profile, catalog }: ProfileThemeProps) {
  const withGemeente = profile.area.gemeente !== undefined;
  const among = rankedAmong(
    profile.area.level,
    catalog.groups.find((one) => one.id === profile.group?.list),
  );
  const withTrend = figures.filter((one) => one.figure.series.filter((year) => year.value !== null).length > 1);
  const sources = [...new Set(figures.flatMap(({ figure }) => [figure, ...figure.series].map((one) => one.source)))];
  return (
    <section aria-labelledby={theme}>
      <h2 id={theme}>{themeWord(theme)}</h2>
      <table className="wb-table profile-table">
        <thead>
          <tr>
            <th scope="col">{m.area_figure()}</th>
            <th scope="col" className="wb-number">
              {m.area_here()}
            </th>
            <th scope="col" className="profile-table__year">
              {m.area_year()}
            </th>
            {withGemeente ? (
              <th scope="col" className="wb-number">
                {m.table_gemeente()}
              </th>
            ) : null}
            <th scope="col" className="wb-number">
              {m.area_national()}
            </th>
            <th scope="col" className="profile-table__position">
              {m.area_position()}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <FigureRow key={one.indicator.id} {...one} withGemeente={withGemeente} among={among} />
          ))}
        </tbody>
      </table>
      {withTrend.length > 0 ? (
        <div className="trend-grid">
          {withTrend.map(({ figure, indicator }) => (
            <div key={indicator.id}>
              <h3 className="trend-grid__name">{words(indicator.name)}</h3>
              <Trend indicator={indicator} figure={figure} year={figure.year} />
            </div>
          ))}
        </div>
      ) : null}
      {sources.map((id) => (
        <SourceLine key={id} id={id} catalog={catalog} />
      ))}
    </section>
  );
}

function FigureRow({ figure, indicator, withGemeente, among }: ThemeFigure & { withGemeente: boolean; among: string }) {
  return (
    <tr>
      <th scope="row">
        {words(indicator.name)}
        <FigureMarks figure={figure} />
      </th>
      <td className="wb-number here" data-label={m.area_here()}>
        <span>{formatFigure(indicator, figure.value, figure.status)}</span>
      </td>
      <td data-label={m.area_year()}>
        <span>{yearWords(figure.year, figure.old)}</span>
      </td>
      {withGemeente ? (
        <td className="wb-number" data-label={m.table_gemeente()}>
          <span>{figure.gemeente ? formatFigure(indicator, figure.gemeente.value, figure.gemeente.status) : "–"}</span>
        </td>
      ) : null}
      <td className="wb-number" data-label={m.area_national()}>
        <span>{figure.national ? formatFigure(indicator, figure.national.value, figure.national.status) : "–"}</span>
      </td>
      <td data-label={m.area_position()}>
        <Position figure={figure} among={among} />
      </td>
    </tr>
  );
}

/** Small labels; what they mean stands once, at the end of the profile. */
function FigureMarks({ figure }: { figure: ProfileFigure }) {
  const marks = [
    figure.status === "provisional" || figure.status === "estimated" ? statusWord(figure.status) : undefined,
    figure.computed ? m.mark_computed() : undefined,
    figure.coverage === undefined || figure.coverage > 99 ? undefined : m.mark_coverage({ percent: String(figure.coverage) }),
  ].filter((one) => one !== undefined);
  return marks.map((mark) => (
    <span key={mark} className="nl-data-badge profile-table__mark">
      {mark}
    </span>
  ));
}

function Position({ figure: { rank, of, tied = 0, percentile }, among }: { figure: ProfileFigure; among: string }) {
  if (rank === undefined || percentile === undefined) return <span>–</span>;
  return (
    <span title={rankWords({ rank, of, tied }, among)}>
      <span aria-hidden="true">{rankShort({ rank, of })}</span>
      <span className="wb-hidden">{rankWords({ rank, of, tied }, among)}</span>
      <span className="percentile" style={{ "--at": percentile } as CSSProperties} aria-hidden="true" />
    </span>
  );
}
