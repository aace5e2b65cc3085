/** One theme of a profile: the figures as a table, their course over the years, and where they come from. */
import type { CSSProperties } from "react";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { Trend } from "../../figures/area/trend.tsx";
import { SourceLine } from "../../figures/source-line.tsx";
import { marksOfColumn, type WrittenFigure } from "../../labels/figures.ts";
import { rankedAmong, rankShort, rankWords, themeWord, words, yearWords } from "../../labels/format.ts";
import { marksAmong, methodWord, type ProfileWriter, profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { MarkBadges, MarkKey, mayBeUsedFor } from "../../ui/figure-notes.tsx";

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
  const write = profileWriter(profile, catalog);
  const beside = figures.flatMap(({ figure, indicator }) => [
    write.gemeente(indicator, figure),
    write.national(indicator, figure),
  ]);
  const signs = marksAmong(
    beside.filter((one) => one !== undefined),
    ["modelled"],
  );
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
            <FigureRow key={one.indicator.id} {...one} withGemeente={withGemeente} among={among} write={write} />
          ))}
        </tbody>
      </table>
      <MarkKey marks={signs} />
      <Kinds figures={figures} catalog={catalog} />
      {withTrend.length > 0 ? (
        <div className="trend-grid">
          {withTrend.map(({ figure, indicator }) => (
            <div key={indicator.id}>
              <h3 className="trend-grid__name">{words(indicator.name)}</h3>
              <Trend indicator={indicator} figure={figure} year={figure.year} write={write} />
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

interface FigureRowProps extends ThemeFigure {
  withGemeente: boolean;
  among: string;
  write: ProfileWriter;
}

function FigureRow({ figure, indicator, withGemeente, among, write }: FigureRowProps) {
  const here = write.here(indicator, figure);
  const [gemeente, national] = [write.gemeente(indicator, figure), write.national(indicator, figure)];
  // Beside the name it is said of the whole row.
  const said = marksOfColumn(indicator, false);
  return (
    <tr>
      <th scope="row">
        {words(indicator.name)}
        <RowMarks figure={here} />
      </th>
      <td className="wb-number here" data-label={m.area_here()}>
        <FigureText figure={{ ...here, marks: [], coverage: undefined }} />
        {here.count ? <span className="profile-table__count">{here.count}</span> : null}
      </td>
      <td data-label={m.area_year()}>
        <span>{yearWords(figure.year, figure.old)}</span>
      </td>
      {withGemeente ? (
        <td className="wb-number" data-label={m.table_gemeente()}>
          {gemeente ? <FigureText figure={gemeente} said={said} /> : <span>–</span>}
        </td>
      ) : null}
      <td className="wb-number" data-label={m.area_national()}>
        {national ? <FigureText figure={national} said={said} /> : <span>–</span>}
      </td>
      <td data-label={m.area_position()}>
        <Position figure={figure} among={among} />
      </td>
    </tr>
  );
}

/** Small labels; what they mean stands once, at the end of the profile. */
function RowMarks({ figure }: { figure: WrittenFigure }) {
  return (
    <span className="profile-table__marks">
      <MarkBadges figure={figure} />
    </span>
  );
}

/** Which figures were counted, asked and modelled, and what each may be used for. */
function Kinds({ figures, catalog }: Pick<ProfileThemeProps, "figures" | "catalog">) {
  const kinds = new Map<string, { kind: string; text: string | undefined; names: string[] }>();
  for (const { indicator } of figures) {
    const [kind, text] = [methodWord(indicator.method), mayBeUsedFor(indicator, catalog)];
    const same = kinds.get(`${kind} ${text}`) ?? { kind, text, names: [] };
    same.names.push(words(indicator.name));
    kinds.set(`${kind} ${text}`, same);
  }
  return (
    <details className="fold wb-small">
      <summary>{m.kind_use_all()}</summary>
      <dl className="reasons">
        {[...kinds].map(([key, { kind, text, names }]) => (
          <div key={key}>
            <dt>{`${kind}: ${names.join(", ")}`}</dt>
            {text === undefined ? null : <dd>{text}</dd>}
          </div>
        ))}
      </dl>
    </details>
  );
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
