/** The indicator of the map in the chosen area: value, unit, year, place, gemeente and Netherlands, and what to know about it. */

import { type ReactNode, useMemo } from "react";
import type { Column } from "#data/codecs/columns.ts";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { AreaIndex } from "#data/schema/area.ts";
import { type Catalog, isOldYear, newestYear } from "#data/schema/catalog.ts";
import { type Standing, standingsOf } from "#data/stats/stats.ts";
import { columnEntryOf, useColumn } from "../../api/published.ts";
import { careOf, marksOfColumn, type WrittenFigure, writeFigureAt, writeNational } from "../../labels/figures.ts";
import { formatNumber, levelWord, rankedAmong, rankWords, statusWordLong, words, yearWords } from "../../labels/format.ts";
import { figureReasons, marksAmong } from "../../labels/profile-figures.ts";
import { type Scale, scaleOf } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { useFigures } from "../../state/figures.ts";
import { useSaidOf } from "../../state/map-store.ts";
import type { Shown } from "../../state/shown.ts";
import { FigureText } from "../../ui/figure.tsx";
import { MarkBadges, MarkKey, MethodNote } from "../../ui/figure-notes.tsx";
import { Loading } from "../../ui/loading.tsx";
import { useDark } from "../../ui/media.ts";
import { SourceLine } from "../source-line.tsx";

export interface CurrentFigureProps {
  areas: AreaIndex;
  gemeenten: AreaIndex;
  row: number;
  shown: Shown;
  /** Scale of the map, for areas of a list, which have no class limits of their own. */
  scale: Scale;
  catalog: Catalog;
  /** The course over the years, which arrives later. */
  children: ReactNode;
}

export function CurrentFigure({ areas, gemeenten, row, shown, scale: mapScale, catalog, children }: CurrentFigureProps) {
  const { indicator } = shown;
  const dark = useDark();
  const entry = columnEntryOf(indicator, areas.level, shown.year);
  const { data: column, error, refetch } = useColumn(entry);
  const { lines: said, isFigure } = useSaidOf(column, areas.level, row);
  const scale = (areas.level === "group" ? undefined : scaleOf(indicator, areas.level, { dark })) ?? mapScale;
  const standingOf = useMemo(() => column && standingsOf(areas, column.values), [areas, column]);
  const figure = useFigures(indicator, entry, column)(row);
  const title = <h3>{words(indicator.name)}</h3>;
  if (!entry) {
    return (
      <section className="area-block">
        {title}
        <p className="wb-soft">{m.options_level_missing({ level: levelWord(areas.level) })}</p>
      </section>
    );
  }
  if (!column || !standingOf || !figure) {
    return (
      <section className="area-block">
        {title}
        <Loading error={error} onRetry={() => void refetch()}>
          {m.loading_figures()}
        </Loading>
      </section>
    );
  }
  const value = column.values[row] ?? Number.NaN;
  const { isThere, status } = figure;
  const standing = standingOf(row);
  const among = rankedAmong(areas.level, catalog.groups[areas.level === "group" ? (areas.parents[row] ?? -1) : -1]);
  const old = isOldYear(catalog.indicators, indicator, entry.year);
  const newest = newestYear(catalog.indicators, indicator.theme);
  const remarks = [
    old ? m.year_old_why({ newest: String(newest) }) : undefined,
    ...figureReasons(figure),
    ...careOf(indicator, entry.year),
    entry.sourceDivision ? m.remark_division({ year: String(entry.sourceDivision) }) : undefined,
    indicator.caveat ? words(indicator.caveat) : undefined,
  ].filter((one) => one !== undefined);
  return (
    <section className="area-block">
      {title}
      <p className={isThere ? "big-figure" : "big-figure big-figure--none"}>
        {areas.level === "group" && indicator.aggregation.rule === "sum" ? null : (
          <span className="wb-swatch" style={{ background: scale.background(scale.code(value, column.status[row] ?? 4)) }} />
        )}
        {isThere ? figure.bare : statusWordLong(status)}
        <span className="big-figure__unit">
          {[figure.margin, figure.unit, yearWords(entry.year, old)].filter(Boolean).join(" ")}
        </span>
      </p>
      <Marks figure={figure} />
      {(isFigure ? [] : said).map(({ word, colour }) => (
        <p key={word} className="area-block__hot-spot">
          {colour === undefined ? null : <span className="wb-swatch" style={{ background: colour }} />}
          {word}
        </p>
      ))}
      {"rank" in standing && areas.level !== "group" ? (
        <PositionStrip scale={scale} column={column} standing={standing} among={among} />
      ) : null}
      <Compare areas={areas} gemeenten={gemeenten} row={row} shown={shown} year={entry.year} here={figure} />
      {"rank" in standing ? <p className="wb-small wb-soft">{rankWords(standing, among)}</p> : null}
      {children}
      {remarks.length > 0 ? <p className="remark wb-small">{remarks.join(" ")}</p> : null}
      <MethodNote indicator={indicator} catalog={catalog} />
      <SourceLine catalog={catalog} id={sourceIdOf(indicator, entry)} />
    </section>
  );
}

interface CompareProps {
  areas: AreaIndex;
  gemeenten: AreaIndex;
  row: number;
  shown: Shown;
  year: number;
  here: WrittenFigure;
}

function Compare({ areas, gemeenten, row, shown, year, here }: CompareProps) {
  const { indicator } = shown;
  const gemeenteRow = areas.level === "gemeente" ? -1 : (areas.gemeenten[row] ?? -1);
  const entry = gemeenteRow < 0 ? undefined : indicator.columns.find((one) => one.level === "gemeente" && one.year === year);
  const { data: column, error } = useColumn(entry);
  const national = writeNational(indicator, year);
  // The label above says that of all three.
  const said = marksOfColumn(indicator, false);
  const lines: { name: string; figure: WrittenFigure | undefined; instead?: string }[] = [
    { name: m.area_here(), figure: here },
    ...(entry
      ? [
          {
            name: m.area_gemeente({ name: gemeenten.names[gemeenteRow] ?? "" }),
            figure: column && writeFigureAt(indicator, entry, column, gemeenteRow),
            instead: error ? m.column_failed_short() : "…",
          },
        ]
      : []),
    ...(national ? [{ name: m.area_national(), figure: national }] : []),
  ];
  if (lines.length === 1) return null;
  return (
    <>
      <table className="compare">
        <caption className="wb-hidden">{m.area_compare()}</caption>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td className="wb-number">{line.figure ? <FigureText figure={line.figure} said={said} /> : line.instead}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MarkKey
        marks={marksAmong(
          lines.flatMap(({ figure }) => figure ?? []),
          said,
        )}
      />
    </>
  );
}

/** Beside the figure in words; nothing where it is a plain one. */
function Marks({ figure }: { figure: WrittenFigure }) {
  if (figure.marks.length === 0 && figure.count === undefined) return null;
  return (
    <p className="big-figure__marks">
      {figure.count ? <span className="wb-small">{figure.count}</span> : null}
      <MarkBadges figure={figure} />
    </p>
  );
}

/** Where a value stands among all areas of its level: one band per class, as wide as its share of the areas, and a mark at the value. */
interface PositionStripProps {
  scale: Scale;
  column: Column;
  standing: Standing;
  among: string;
}

function PositionStrip({ scale, column, standing, among }: PositionStripProps) {
  const counts = new Array<number>(scale.classes).fill(0);
  for (let row = 0; row < column.values.length; row++) {
    const code = scale.code(column.values[row] ?? Number.NaN, column.status[row] ?? 4);
    if (code < scale.classes) counts[code] = (counts[code] ?? 0) + 1;
  }
  return (
    <div className="strip">
      <div className="strip__classes" aria-hidden="true">
        {counts.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a class is its number
          <span key={i} style={{ flexGrow: count, background: scale.colour(i) }} />
        ))}
      </div>
      <span className="strip__mark" style={{ insetInlineStart: `${standing.percentile}%` }} aria-hidden="true" />
      <p className="wb-small wb-soft">
        {m.area_percentile({
          percent: standing.lower > 0 && standing.lower < 1 ? m.less_than_one() : formatNumber(Math.floor(standing.lower)),
          areas: among,
        })}
      </p>
    </div>
  );
}
