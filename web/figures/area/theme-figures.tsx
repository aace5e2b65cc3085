/** All figures of one theme in a narrow table: name above, then year, here, gemeente and the Netherlands. */

import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { ProfileFigure } from "#data/schema/profile.ts";
import { formatBare, formatFigure, rankWords, themeWord, words, yearWords } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView } from "../../state/view.ts";
import { SourceLine } from "../source-line.tsx";

export interface ThemeFiguresProps {
  theme: Theme;
  figures: readonly { figure: ProfileFigure; indicator: PublishedIndicator }[];
  /** The area lies in a gemeente to compare with. */
  withGemeente: boolean;
  /** What the area is ranked among, in plural. */
  among: string;
  catalog: Catalog;
}

export function ThemeFigures({ theme, figures, withGemeente, among, catalog }: ThemeFiguresProps) {
  return (
    <details className="fold">
      <summary>
        {themeWord(theme)}
        <span className="fold__count wb-hidden">{m.area_figure_count({ count: String(figures.length) })}</span>
        <span className="fold__count" aria-hidden="true">
          {figures.length}
        </span>
      </summary>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{m.area_year()}</th>
            <th scope="col">{m.area_here()}</th>
            {withGemeente ? <th scope="col">{m.table_gemeente()}</th> : null}
            <th scope="col">{m.area_national()}</th>
          </tr>
        </thead>
        {figures.map((one) => (
          <FigureRows key={one.indicator.id} {...one} withGemeente={withGemeente} among={among} />
        ))}
      </table>
      {[...new Set(figures.map(({ figure }) => figure.source))].map((id) => (
        <SourceLine key={id} id={id} catalog={catalog} />
      ))}
    </details>
  );
}

function FigureRows({
  figure,
  indicator,
  withGemeente,
  among,
}: {
  figure: ProfileFigure;
  indicator: PublishedIndicator;
  withGemeente: boolean;
  among: string;
}) {
  const setView = useSetView();
  const { rank, of, tied = 0 } = figure;
  return (
    <tbody>
      <tr>
        <th colSpan={withGemeente ? 4 : 3} scope="rowgroup">
          <button
            type="button"
            className="wb-plain-link"
            title={m.area_show()}
            onClick={() => setView({ indicator: indicator.id, year: undefined, only: undefined })}
          >
            {words(indicator.name)}
          </button>
        </th>
      </tr>
      <tr>
        <td>{yearWords(figure.year, figure.old)}</td>
        <td className="figures__here" title={rank === undefined ? undefined : rankWords({ rank, of, tied }, among)}>
          {formatFigure(indicator, figure.value, figure.status)}
          {figure.percentile === undefined ? null : (
            <span className="percentile" style={{ "--at": figure.percentile } as React.CSSProperties} aria-hidden="true" />
          )}
        </td>
        {withGemeente ? (
          <td>{figure.gemeente ? formatBare(indicator, figure.gemeente.value, figure.gemeente.status) : "–"}</td>
        ) : null}
        <td>{figure.national ? formatBare(indicator, figure.national.value, figure.national.status) : "–"}</td>
      </tr>
    </tbody>
  );
}
