/** The figures of a theme in rows: value, year, source and status, those it is read beside, and where it stands among all areas. */
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { Spine } from "../../figures/area/spine.tsx";
import { benchmarkName } from "../../labels/benchmark-words.ts";
import { marksOfColumn } from "../../labels/figures.ts";
import {
  formatNumber,
  levelsWord,
  rankedAmong,
  rankShort,
  rankWords,
  statusWord,
  themeWord,
  words,
  yearWords,
} from "../../labels/format.ts";
import type { ProfileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";

export interface ThemeFigure {
  figure: ProfileFigure;
  indicator: PublishedIndicator;
}

type Which = "gemeente" | "national" | "benchmark";

/** What every figure of this area is read beside, each once: a chosen comparison that is neither gemeente nor country comes first. */
export function besideOf({ area, benchmark }: Profile): { which: Which; name: string }[] {
  const own = benchmark && benchmark.level !== "land" && benchmark.code !== area.gemeente?.code && benchmark.code !== area.code;
  return [
    ...(own ? [{ which: "benchmark" as const, name: benchmarkName(benchmark) }] : []),
    ...(area.gemeente ? [{ which: "gemeente" as const, name: area.gemeente.name }] : []),
    ...(area.level === "land" ? [] : [{ which: "national" as const, name: m.area_national() }]),
  ];
}

interface ThemeTableProps {
  theme: Theme;
  figures: readonly ThemeFigure[];
  profile: Profile;
  catalog: Catalog;
  write: ProfileWriter;
}

export function ThemeTable({ theme, figures, profile, catalog, write }: ThemeTableProps) {
  const beside = besideOf(profile);
  return (
    <table className="wb-table profile-table">
      <caption className="wb-hidden">{themeWord(theme)}</caption>
      <thead>
        <tr>
          <th scope="col">{m.area_figure()}</th>
          <th scope="col" className="wb-number">
            {m.area_here()}
          </th>
          <th scope="col" className="profile-table__year">
            {m.profile_source_year()}
          </th>
          {beside.map(({ which, name }) => (
            <th key={which} scope="col" className="wb-number">
              {name}
            </th>
          ))}
          <th scope="col" className="profile-table__position" title={m.profile_spine_help({ areas: amongWord(profile) })}>
            {m.profile_spine()}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((one) => (
          <FigureRow key={one.indicator.id} {...one} profile={profile} catalog={catalog} write={write} />
        ))}
      </tbody>
    </table>
  );
}

const amongWord = ({ positionsAmong = "gemeente" }: Profile): string => levelsWord(positionsAmong);

type FigureRowProps = ThemeFigure & Pick<ThemeTableProps, "profile" | "catalog" | "write">;

function FigureRow({ figure, indicator, profile, catalog, write }: FigureRowProps) {
  const here = write.here(indicator, figure);
  // Beside the name it is said of the whole row.
  const said = marksOfColumn(indicator, false);
  const source = catalog.sources.find(({ id }) => id === figure.source);
  return (
    <tr>
      <th scope="row">{words(indicator.name)}</th>
      <td className="wb-number here" data-label={m.area_here()}>
        <FigureText figure={here} />
        {here.count ? <span className="profile-table__count">{here.count}</span> : null}
      </td>
      <td data-label={m.profile_source_year()}>
        <span>
          {yearWords(figure.year, figure.old)}
          <span className="profile-table__source" title={source?.title}>
            {here.isThere ? [source?.publisher, statusWord(figure.status)].filter(Boolean).join(", ") : source?.publisher}
          </span>
        </span>
      </td>
      {besideOf(profile).map(({ which, name }) => {
        const there = write[which](indicator, figure);
        return (
          <td key={which} className="wb-number" data-label={name}>
            {there ? <FigureText figure={there} said={said} /> : <span>–</span>}
          </td>
        );
      })}
      <td className="profile-table__spine" data-label={m.profile_spine()}>
        <Position figure={figure} indicator={indicator} profile={profile} catalog={catalog} />
      </td>
    </tr>
  );
}

/** The spine, and the rank in words: of an area of a list the two are among others, so each says of whom. */
function Position({ figure, indicator, profile, catalog }: Omit<FigureRowProps, "write">) {
  const { rank, of, tied = 0, positions }: ProfileFigure = figure;
  const among = rankedAmong(
    profile.area.level,
    catalog.groups.find((one) => one.id === profile.group?.list),
  );
  if (positions?.here === undefined && rank === undefined) return <span>–</span>;
  return (
    <span className="profile-table__place">
      {positions?.here === undefined ? null : (
        <>
          <Spine polarity={indicator.polarity} positions={positions} beside={besideOf(profile).map(({ which }) => which)} />
          <span className="wb-hidden">
            {m.profile_spine_here({ percent: formatNumber(positions.here), areas: amongWord(profile) })}.{" "}
          </span>
        </>
      )}
      {rank === undefined ? null : (
        <span className="wb-small wb-soft" title={rankWords({ rank, of, tied }, among)}>
          <span aria-hidden="true">{rankShort({ rank, of })}</span>
          <span className="wb-hidden">{rankWords({ rank, of, tied }, among)}</span>
        </span>
      )}
    </span>
  );
}
