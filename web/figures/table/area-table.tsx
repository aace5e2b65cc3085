import type { Column } from "#data/codecs/columns.ts";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import type { AreaIndex } from "#data/schema/area.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { StandingOf } from "#data/stats/stats.ts";
import { type CsvCell, csvOf } from "#data/text/csv.ts";
import { marksOfColumn, markTexts, type WrittenFigure, writeFigureAt } from "../../labels/figures.ts";
import { eurosOf, formatNumber, levelsWord, statusWordLong, unitName, words } from "../../labels/format.ts";
import { type Scale, statusOf } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { hover } from "../../state/map-store.ts";
import type { Shown } from "../../state/shown.ts";
import { showArea, useSetView, useView } from "../../state/view.ts";
import { FigureText } from "../../ui/figure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PinInRow } from "../compare/pin-button.tsx";

export interface TableData {
  shown: Shown;
  scale: Scale;
  areas: AreaIndex;
  gemeenten: AreaIndex;
  column: Column;
}

export interface AreaTableProps extends TableData {
  rows: readonly number[];
  standingOf: StandingOf;
  figureOfRow: (row: number) => WrittenFigure | undefined;
  caption: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

export function AreaTable({ rows, standingOf, figureOfRow, caption, sort, onSort, ...data }: AreaTableProps) {
  const withGemeente = data.shown.level !== "gemeente";
  const head = (by: SortKey, text: string, className?: string) => (
    <SortHead by={by} sort={sort} onSort={onSort} className={className ?? ""}>
      {text}
    </SortHead>
  );
  return (
    <table className="wb-table area-table">
      <caption className="wb-small wb-soft">{caption}</caption>
      <thead>
        <tr>
          {head("name", m.table_area())}
          {withGemeente ? head("gemeente", m.table_gemeente(), "area-table__gemeente") : null}
          {head("value", words(data.shown.indicator.short), "wb-number")}
          <th scope="col" className="wb-number" title={m.table_rank_help({ areas: levelsWord(data.shown.level) })}>
            {m.table_rank()}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AreaRow
            key={row}
            row={row}
            figure={figureOfRow(row)}
            rank={rankAt(standingOf, row)}
            withGemeente={withGemeente}
            {...data}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SortHeadProps {
  by: SortKey;
  sort: Sort;
  onSort: (sort: Sort) => void;
  className: string;
  children: string;
}

function SortHead({ by, sort, onSort, className, children }: SortHeadProps) {
  const active = sort.by === by;
  // A first press on a value asks for the highest, on a name for the A.
  const next = { by, descending: active ? !sort.descending : by === "value" };
  const order = active ? (sort.descending ? "descending" : "ascending") : "none";
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button type="button" onClick={() => onSort(next)}>
        {children}
        {active ? <Icon name={sort.descending ? "down" : "up"} /> : null}
      </button>
    </th>
  );
}

function AreaRow({
  row,
  figure,
  rank,
  withGemeente,
  shown,
  scale,
  areas,
  gemeenten,
  column,
}: TableData & { row: number; figure: WrittenFigure | undefined; rank: number | null; withGemeente: boolean }) {
  const { area } = useView();
  const setView = useSetView();
  const code = areas.codes[row] ?? "";
  const status = column.status[row] ?? 4;
  const value = column.values[row] ?? Number.NaN;
  const gemeente = gemeenten.names[areas.gemeenten[row] ?? -1] ?? "";
  return (
    <tr
      className={area === code ? "area-table__chosen" : ""}
      onPointerEnter={() => hover.set({ level: shown.level, row })}
      onPointerLeave={() => hover.set(undefined)}
    >
      <th scope="row" className="area-table__area">
        <PinInRow code={code} name={areas.names[row] ?? code} />
        <button type="button" className="area-table__name" aria-current={area === code} onClick={() => setView(showArea(code))}>
          {areas.names[row]}
        </button>
        {withGemeente ? <span className="area-table__under wb-small wb-soft">{gemeente}</span> : null}
      </th>
      {withGemeente ? <td className="area-table__gemeente">{gemeente}</td> : null}
      <td className="wb-number">
        <span className="wb-swatch" style={{ background: scale.background(scale.code(value, status)) }} />
        {figure ? <FigureText figure={figure} said={marksOfColumn(shown.indicator, shown.entry.computed)} unit={false} /> : null}
      </td>
      <td className="wb-number">{rank === null ? "–" : formatNumber(rank)}</td>
    </tr>
  );
}

/** The areas in view as rows of a table: order and CSV, apart from how they are drawn. */
type SortKey = "name" | "gemeente" | "value";
export interface Sort {
  by: SortKey;
  descending: boolean;
}

const collator = new Intl.Collator("nl", { numeric: true });

/** Rows in the asked order; rows without a value come last whichever way values are sorted. */
export function sortRows(
  rows: ArrayLike<number>,
  sort: Sort,
  areas: AreaIndex,
  gemeenten: AreaIndex,
  values: Float64Array,
): number[] {
  const sign = sort.descending ? -1 : 1;
  const name = (row: number) => areas.names[row] ?? "";
  const place = (row: number) => gemeenten.names[areas.gemeenten[row] ?? -1] ?? "";
  const byName = (a: number, b: number) => collator.compare(name(a), name(b)) || a - b;
  const order: Record<SortKey, (a: number, b: number) => number> = {
    name: (a, b) => sign * byName(a, b),
    gemeente: (a, b) => sign * collator.compare(place(a), place(b)) || byName(a, b),
    value: (a, b) => {
      const [x, y] = [values[a] ?? Number.NaN, values[b] ?? Number.NaN];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || byName(a, b);
      return sign * (x - y) || byName(a, b);
    },
  };
  return Array.from(rows).sort(order[sort.by]);
}

/** Rows that stand in the window; all bordered areas before the map has come to rest or when it shows another level. */
export function rowsInView(inView: { level: string; rows: Uint32Array } | undefined, areas: AreaIndex): ArrayLike<number> {
  if (inView && inView.level === areas.level) return inView.rows;
  return Uint32Array.from(areas.codes, (_, row) => row);
}

/** Value as the source published it: the decimals of the column and no more; money in whole euros. NaN becomes an empty cell. */
export function exactValue(indicator: Pick<PublishedIndicator, "unit">, column: Column, row: number): number | null {
  const value = column.values[row] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  return eurosOf(indicator, value, column.decimals) ?? Number(value.toFixed(column.decimals));
}

/** As it stands in the table and its CSV; null without a value. */
export function rankAt(standingOf: StandingOf, row: number): number | null {
  const standing = standingOf(row);
  return "rank" in standing ? standing.rank : null;
}

/** The rows as they stand in the table, with source and licence in each. */
export function tableCsv(
  { shown, areas, gemeenten, column }: Omit<TableData, "scale">,
  rows: readonly number[],
  standingOf: StandingOf,
  catalog: Pick<Catalog, "sources">,
): string {
  const source = sourceOf(catalog.sources, shown.indicator, shown.entry);
  const heads = [m.table_code(), m.table_area(), m.table_gemeente(), m.indicator_year(), m.table_value(), m.indicator_unit()];
  const lines: CsvCell[][] = rows.map((row) => [
    areas.codes[row] ?? "",
    areas.names[row] ?? "",
    gemeenten.names[areas.gemeenten[row] ?? row] ?? "",
    shown.year,
    exactValue(shown.indicator, column, row),
    unitName(shown.indicator),
    statusWordLong(statusOf(column.status[row] ?? 4)),
    rankAt(standingOf, row),
    source?.title ?? sourceIdOf(shown.indicator, shown.entry),
    source?.licence ?? "",
    shown.newer === undefined ? "" : m.year_old_why({ newest: String(shown.newer) }),
    markTexts(writeFigureAt(shown.indicator, shown.entry, column, row)).join(", "),
  ]);
  const rankHead = m.table_rank_help({ areas: levelsWord(shown.level) });
  return csvOf([
    [...heads, m.table_status(), rankHead, m.indicator_source(), m.sources_licence(), m.indicator_caveat(), m.table_marks()],
    ...lines,
  ]);
}
