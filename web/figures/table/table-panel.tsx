/** The areas in view as a table: the equal of the map for readers who cannot use a map. */

import * as m from "../../paraglide/messages.js";
import "./table-panel.css";
import { useMemo, useState } from "react";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { standingsOf } from "#data/stats/stats.ts";
import { useAreas } from "../../api/published.ts";
import { marksOfColumn, markWord } from "../../labels/figures.ts";
import { countWords, formatNumber, levelsWord, unitName, words, yearWords } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import { useFigures } from "../../state/figures.ts";
import { useInView } from "../../state/map-store.ts";
import { useShown, useShownColumn } from "../../state/shown.ts";
import { Button } from "../../ui/button.tsx";
import { MarkKey, StatusReasons } from "../../ui/figure-notes.tsx";
import { Loading } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";
import { SourceLine } from "../source-line.tsx";
import { AreaTable, rowsInView, type Sort, sortRows, type TableData, tableCsv } from "./area-table.tsx";

/** Rows a page: what a reader scans; 15,000 rows at once would freeze a phone. */
const pageSize = 50;

export function TablePanel() {
  const { catalog, error } = useShown();
  const state = useShownColumn();
  const shown = state.face === "none" ? undefined : state.shown;
  const areas = useAreas(shown?.level);
  const gemeenten = useAreas("gemeente");
  const failed = error ?? areas.error ?? gemeenten.error ?? (state.face === "failed" ? state.error : null);
  if (state.face !== "ready" || !catalog || !areas.data || !gemeenten.data)
    return <Loading error={failed}>{m.loading_figures()}</Loading>;
  return (
    <Table
      key={state.shown.level}
      shown={state.shown}
      scale={state.scale}
      areas={areas.data}
      gemeenten={gemeenten.data}
      column={state.column}
      catalog={catalog}
    />
  );
}

function Table({ catalog, ...data }: TableData & { catalog: Catalog }) {
  const { shown, areas, gemeenten, column } = data;
  const inView = useInView();
  const figureOfRow = useFigures(shown.indicator, shown.entry, column);
  const [sort, setSort] = useState<Sort>({ by: "value", descending: true });
  const [wanted, setPage] = useState(0);
  const standingOf = useMemo(() => standingsOf(areas, column.values), [areas, column]);
  const rows = useMemo(
    () => sortRows(rowsInView(inView, areas), sort, areas, gemeenten, column.values),
    [inView, areas, gemeenten, column, sort],
  );
  if (rows.length === 0) return <p className="wb-soft">{m.table_empty({ areas: levelsWord(shown.level) })}</p>;
  const pages = Math.ceil(rows.length / pageSize);
  const page = Math.min(wanted, pages - 1);
  const from = page * pageSize;
  const listed = rows.slice(from, from + pageSize);
  const figures = listed.map(figureOfRow).filter((one) => one !== undefined);
  const said = marksOfColumn(shown.indicator, shown.entry.computed);
  const caption = m.table_caption({
    indicator: words(shown.indicator.name),
    year: yearWords(shown.year, shown.newer !== undefined),
    unit: unitName(shown.indicator),
    areas: countWords(shown.level, rows.length),
  });
  return (
    <div className="table-panel">
      <AreaTable
        {...data}
        rows={listed}
        standingOf={standingOf}
        figureOfRow={figureOfRow}
        caption={said.length > 0 ? `${caption} ${m.mark_all({ marks: said.map(markWord).join(", ") })}` : caption}
        sort={sort}
        onSort={(next) => {
          setSort(next);
          setPage(0);
        }}
      />
      <MarkKey marks={marksAmong(figures, said)} />
      <StatusReasons statuses={figures.flatMap(({ isThere, status }) => (isThere ? [] : [status]))} />
      <nav className="table-foot" aria-label={m.table_paging()}>
        <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
          {m.table_previous()}
        </Button>
        <p className="wb-small wb-soft" role="status">
          {m.table_page({
            from: formatNumber(from + 1),
            to: formatNumber(Math.min(from + pageSize, rows.length)),
            count: countWords(shown.level, rows.length),
          })}
        </p>
        <Button disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
          {m.table_next()}
        </Button>
      </nav>
      <SourceLine catalog={catalog} id={sourceIdOf(shown.indicator, shown.entry)} />
      <p className="table-foot">
        <Button
          icon="download"
          onClick={() =>
            saveText(
              `wijkblik-${shown.indicator.id}-${shown.level}-${shown.year}.csv`,
              tableCsv(data, rows, standingOf, catalog),
              "text/csv;charset=utf-8",
            )
          }
        >
          {m.table_download()}
        </Button>
      </p>
    </div>
  );
}
