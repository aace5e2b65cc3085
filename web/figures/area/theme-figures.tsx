/** All figures of one theme in a narrow table: name above, then year, here, gemeente and the Netherlands. */

import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { ProfileFigure } from "#data/schema/profile.ts";
import { marksOfColumn } from "../../labels/figures.ts";
import { rankWords, themeWord, words, yearWords } from "../../labels/format.ts";
import { marksAmong, type ProfileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView } from "../../state/view.ts";
import { FigureText, MarkSigns } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { SourceLine } from "../source-line.tsx";

export interface ThemeFiguresProps {
  theme: Theme;
  figures: readonly { figure: ProfileFigure; indicator: PublishedIndicator }[];
  /** The area lies in a gemeente to compare with. */
  withGemeente: boolean;
  /** What the area is ranked among, in plural. */
  among: string;
  catalog: Catalog;
  write: ProfileWriter;
}

export function ThemeFigures({ theme, figures, withGemeente, among, catalog, write }: ThemeFiguresProps) {
  const written = figures.flatMap(({ figure, indicator }) => [
    write.here(indicator, figure),
    ...[write.gemeente, write.national].flatMap((of) => of(indicator, figure) ?? []),
  ]);
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
          <FigureRows key={one.indicator.id} {...one} withGemeente={withGemeente} among={among} write={write} />
        ))}
      </table>
      <MarkKey marks={marksAmong(written)} />
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
  write,
}: {
  figure: ProfileFigure;
  indicator: PublishedIndicator;
  withGemeente: boolean;
  among: string;
  write: ProfileWriter;
}) {
  const setView = useSetView();
  const { rank, of, tied = 0 } = figure;
  const [gemeente, national] = [write.gemeente(indicator, figure), write.national(indicator, figure)];
  // Beside the name it is said of the whole row.
  const said = marksOfColumn(indicator, false);
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
          <MarkSigns marks={said} />
        </th>
      </tr>
      <tr>
        <td>{yearWords(figure.year, figure.old)}</td>
        <td className="figures__here" title={rank === undefined ? undefined : rankWords({ rank, of, tied }, among)}>
          <FigureText figure={write.here(indicator, figure)} said={said} />
          {figure.percentile === undefined ? null : (
            <span className="percentile" style={{ "--at": figure.percentile } as React.CSSProperties} aria-hidden="true" />
          )}
        </td>
        {withGemeente ? <td>{gemeente ? <FigureText figure={gemeente} said={said} unit={false} /> : "–"}</td> : null}
        <td>{national ? <FigureText figure={national} said={said} unit={false} /> : "–"}</td>
      </tr>
    </tbody>
  );
}
