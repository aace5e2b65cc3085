/** The figures of a dossier: of every theme the few that its need is made of, and the course of some over the years. */
import { needOfTheme } from "#data/indicators/need.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { type Theme, themes } from "#data/schema/indicator.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { seriesCsv } from "../../figures/area/figures-csv.ts";
import { Trend } from "../../figures/area/trend.tsx";
import { TrendFiles } from "../../figures/area/trend-files.tsx";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { themeWord, unitOf, words, yearWords } from "../../labels/format.ts";
import { marksAmong, type ProfileWriter, profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";

interface FiguresProps {
  profile: Profile;
  catalog: Catalog;
}

interface Found {
  indicator: PublishedIndicator;
  figure: ProfileFigure;
}

const ofTheme = (theme: Theme): readonly string[] =>
  theme === "bevolking" ? ["leeftijd-0-15", "leeftijd-65-plus"] : needOfTheme[theme];

/** All of them, theme by theme. */
export const dossierFigures: readonly string[] = themes.flatMap(ofTheme);

function foundIn({ profile, catalog }: FiguresProps, ids: readonly string[]): Found[] {
  return ids.flatMap((id) => {
    const indicator = catalog.indicators.find((one) => one.id === id);
    const figure = profile.figures.find((one) => one.indicator === id);
    return indicator && figure ? [{ indicator, figure }] : [];
  });
}

export function DossierFigures(props: FiguresProps) {
  const { profile, catalog } = props;
  const write = profileWriter(profile, catalog);
  const groups = themes.map((theme) => ({ theme, rows: foundIn(props, ofTheme(theme)) })).filter(({ rows }) => rows.length > 0);
  const written = groups.flatMap(({ rows }) => rows.map((one) => write.here(one.indicator, one.figure)));
  const withGemeente = profile.area.gemeente !== undefined;
  return (
    <section aria-labelledby="dossier-cijfers">
      <h2 id="dossier-cijfers">{m.profile_themes()}</h2>
      <table className="wb-table dossier-table">
        <thead>
          <tr>
            <th scope="col">{m.area_figure()}</th>
            <th scope="col">{m.area_year()}</th>
            <th scope="col" className="wb-number">
              {m.area_here()}
            </th>
            {withGemeente ? (
              <th scope="col" className="wb-number">
                {profile.area.gemeente?.name}
              </th>
            ) : null}
            <th scope="col" className="wb-number">
              {m.area_national()}
            </th>
          </tr>
        </thead>
        {groups.map(({ theme, rows }) => (
          <tbody key={theme}>
            <tr>
              <th scope="rowgroup" colSpan={withGemeente ? 5 : 4} className="dossier-table__theme">
                {themeWord(theme)}
              </th>
            </tr>
            {rows.map((one) => (
              <FigureRow key={one.indicator.id} {...one} write={write} place={profile.area.gemeente?.name} />
            ))}
          </tbody>
        ))}
      </table>
      <MarkKey marks={marksAmong(written)} />
      <ChartFiles
        name={`${profile.area.name}, ${m.profile_themes()}`}
        csv={() =>
          seriesCsv(
            groups.flatMap(({ rows }) => rows),
            profile,
            catalog,
            write,
          )
        }
        catalog={catalog}
      />
    </section>
  );
}

interface RowProps extends Found {
  write: ProfileWriter;
  /** Name of the gemeente; undefined where it is none of its own. */
  place: string | undefined;
}

function FigureRow({ indicator, figure, write, place }: RowProps) {
  const [gemeente, national] = [write.gemeente(indicator, figure), write.national(indicator, figure)];
  return (
    <tr>
      <th scope="row">{nameWithUnit(indicator)}</th>
      <td data-label={m.area_year()}>{yearWords(figure.year, figure.old)}</td>
      <td className="wb-number" data-label={m.area_here()}>
        <FigureText figure={write.here(indicator, figure)} unit={false} />
      </td>
      {place ? (
        <td className="wb-number" data-label={place}>
          {gemeente ? <FigureText figure={gemeente} unit={false} /> : "–"}
        </td>
      ) : null}
      <td className="wb-number" data-label={m.area_national()}>
        {national ? <FigureText figure={national} unit={false} /> : "–"}
      </td>
    </tr>
  );
}

/** Some names say their unit themselves. */
function nameWithUnit(indicator: PublishedIndicator): string {
  const [name, unit] = [words(indicator.name), unitOf(indicator)];
  return unit === "" || name.includes(unit) ? name : `${name}, ${unit}`;
}

/** What most ask after, as far as there is a line of it. */
export const courses = [
  "misdrijven",
  "laag-inkomen",
  "goed-ervaren-gezondheid",
  "eenzaam",
  "arbeidsparticipatie",
  "woz-waarde",
  "inwoners",
];
export const mostCourses = 4;

export function DossierTrends(props: FiguresProps) {
  const { profile, catalog } = props;
  const lines = foundIn(props, courses)
    .filter(({ figure }) => figure.series.filter(({ value }) => value !== null).length > 1)
    .slice(0, mostCourses);
  if (lines.length === 0) return null;
  const write = profileWriter(profile, catalog);
  return (
    <section aria-labelledby="dossier-verloop">
      <h2 id="dossier-verloop">{m.dossier_courses()}</h2>
      <div className="trend-grid">
        {lines.map(({ indicator, figure }) => (
          <div key={indicator.id}>
            <h3 className="trend-grid__name">{words(indicator.name)}</h3>
            <Trend indicator={indicator} figure={figure} year={figure.year} write={write}>
              <TrendFiles {...{ indicator, figure, profile, catalog, write }} />
            </Trend>
          </div>
        ))}
      </div>
    </section>
  );
}
