/** The areas in a selection: how many wholly and in part, their figures, who lives there, and the same as a file. */
import { useQuery } from "@tanstack/react-query";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import type { AreasWithin } from "#data/schema/analysis.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Selection } from "#data/schema/initiative-filter.ts";
import { hasValue, type Status } from "#data/schema/status.ts";
import { csvOf } from "#data/text/csv.ts";
import { filterOfView, queryOf } from "../../api/initiative-filter.ts";
import { columnEntryOf, useAreas, useColumn } from "../../api/published.ts";
import { areasWithinQuery } from "../../api/selections.ts";
import { countsOfMarks, marksOfColumn, markTexts, markWord } from "../../labels/figures.ts";
import { countWords, formatNumber, statusWordLong, unitName, unitOf, words, yearWords } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import { statusOf } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { rowOf } from "../../state/area-rows.ts";
import { useFigures } from "../../state/figures.ts";
import { selectionQuestion } from "../../state/own-selection.ts";
import { type ShownColumn, useShown, useShownColumn } from "../../state/shown.ts";
import { showArea, useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey, StatusReasons } from "../../ui/figure-notes.tsx";
import { Loading } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";
import { SourceLine } from "../source-line.tsx";
import { exactValue } from "../table/area-table.tsx";

/** As many as are read at a glance; the file has all. */
const most = 50;
const missing = 4;

type Ready = Extract<ShownColumn, { face: "ready" }>;

export function SelectedAreas({ selection }: { selection: Selection }) {
  const state = useShownColumn();
  const { catalog, error } = useShown();
  const level = state.face === "none" ? "gemeente" : state.shown.level;
  const found = useQuery({ ...areasWithinQuery(level, selectionQuestion(selection)), enabled: state.face !== "none" });
  const areas = useAreas(level);
  const failed = error ?? found.error ?? areas.error ?? (state.face === "failed" ? state.error : null);
  return (
    <section aria-labelledby="selectie-gebieden">
      <h3 id="selectie-gebieden">{m.selection_areas_title()}</h3>
      {state.face === "ready" && found.data && areas.data && catalog ? (
        <Areas state={state} within={found.data} index={areas.data} catalog={catalog} selection={selection} />
      ) : (
        <Loading error={failed}>{m.loading_figures()}</Loading>
      )}
    </section>
  );
}

interface AreasProps {
  state: Ready;
  within: AreasWithin;
  index: NonNullable<ReturnType<typeof useAreas>["data"]>;
  catalog: Catalog;
  selection: Selection;
}

function Areas({ state: { shown, column }, within, index, catalog, selection }: AreasProps) {
  const setView = useSetView();
  const view = useView();
  const figureOfRow = useFigures(shown.indicator, shown.entry, column);
  const rows = [...within.whole.map((code) => ({ code, whole: true })), ...within.partly.map((code) => ({ code, whole: false }))]
    .map((one) => ({ ...one, row: rowOf(index, one.code) ?? -1 }))
    .map((one) => ({
      ...one,
      name: index.names[one.row] ?? one.code,
      status: statusOf(column.status[one.row] ?? missing),
      figure: figureOfRow(one.row),
    }));
  const figures = rows.slice(0, most).flatMap(({ figure }) => figure ?? []);
  const said = marksOfColumn(shown.indicator, shown.entry.computed);
  const counts = { whole: countWords(shown.level, within.whole.length), partly: countWords(shown.level, within.partly.length) };
  if (rows.length === 0) return <p role="status">{m.selection_no_areas()}</p>;
  const known = rows.filter(({ status }) => hasValue(status)).length;
  const save = () => {
    const source = sourceOf(catalog.sources, shown.indicator, shown.entry);
    const about = [
      source ? `${source.publisher}, ${source.title}` : sourceIdOf(shown.indicator, shown.entry),
      source?.licence ?? "",
      decodeURIComponent(queryOf(selectionQuestion(selection))),
      decodeURIComponent(queryOf(filterOfView(view))),
      new Date().toISOString().slice(0, 10),
    ];
    const text = csvOf([
      [
        ...[m.table_code(), m.table_area(), m.selection_lies(), m.selection_csv_indicator(), m.indicator_year(), m.table_value()],
        ...[m.indicator_unit(), m.table_status(), m.indicator_source(), m.sources_licence()],
        ...[m.selection_csv_selection(), m.selection_csv_filter(), m.selection_csv_date(), m.table_marks()],
      ],
      ...rows.map(({ code, name, row, whole, status, figure }) => [
        ...[code, name, whole ? m.selection_wholly() : m.selection_partly(), words(shown.indicator.name), shown.year],
        ...[exactValue(shown.indicator, column, row), unitName(shown.indicator), statusWordLong(status)],
        ...about,
        figure ? markTexts(figure).join(", ") : "",
      ]),
    ]);
    saveText(`wijkblik-selectie-${shown.level}-${shown.indicator.id}-${shown.year}.csv`, text, "text/csv;charset=utf-8");
  };
  return (
    <>
      <p role="status">{m.selection_areas_count(counts)}</p>
      <Inhabitants {...{ within, index, catalog }} />
      <table className="wb-table">
        <caption>
          {words(shown.indicator.name)}, {yearWords(shown.year, shown.newer !== undefined)}
          {unitOf(shown.indicator) ? `, ${unitOf(shown.indicator)}` : ""}.{" "}
          {m.selection_coverage({ known: formatNumber(known), all: countWords(shown.level, rows.length) })}
          {said.length > 0 ? ` ${m.mark_all({ marks: said.map(markWord).join(", ") })}` : ""}
        </caption>
        <thead>
          <tr>
            <th scope="col">{m.clusters_area()}</th>
            <th scope="col">{m.selection_lies()}</th>
            <th scope="col" className="wb-number">
              {m.clusters_value()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(({ code, name, whole, figure }) => (
            <tr key={code}>
              <th scope="row">
                <button type="button" className="pick" onClick={() => setView(showArea(code))}>
                  {name}
                </button>
              </th>
              <td>{whole ? m.selection_wholly() : m.selection_partly()}</td>
              <td className="wb-number">{figure ? <FigureText figure={figure} said={said} unit={false} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MarkKey marks={marksAmong(figures, said)} />
      <StatusReasons statuses={figures.flatMap(({ isThere, status }) => (isThere ? [] : [status]))} />
      {rows.length > most ? (
        <p className="wb-soft">{m.selection_rest_in_file({ count: formatNumber(rows.length - most) })}</p>
      ) : null}
      <SourceLine catalog={catalog} id={sourceIdOf(shown.indicator, shown.entry)} />
      <p>
        <Button icon="download" onClick={save}>
          {m.selection_csv_areas()}
        </Button>
      </p>
    </>
  );
}

const newest = Number.POSITIVE_INFINITY;

/** Of the areas that lie in it as a whole; of half an area nobody knows which half people live in. */
function Inhabitants({ within: { level, whole }, index, catalog }: Pick<AreasProps, "within" | "index" | "catalog">) {
  const indicator = catalog.indicators.find(({ id }) => id === "inwoners");
  const entry = indicator && columnEntryOf(indicator, level, newest);
  const { data: column, error, refetch } = useColumn(entry);
  if (!indicator || !entry || whole.length === 0) return null;
  if (!column) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.loading_figures()}
      </Loading>
    );
  }
  const values = whole
    .map((code) => rowOf(index, code) ?? -1)
    .filter((row) => hasValue(statusOf(column.status[row] ?? missing)))
    .map((row) => ({ people: column.values[row] ?? 0, status: statusOf(column.status[row] ?? missing) }));
  const marked = (of: Status) => values.filter(({ status }) => status === of).length;
  const counted = countsOfMarks({ estimated: marked("estimated"), provisional: marked("provisional") });
  const unknown = whole.length - values.length;
  const source = sourceOf(catalog.sources, indicator, entry);
  return (
    <p>
      {m.selection_inhabitants({
        people: formatNumber(values.reduce((sum, { people }) => sum + people, 0)),
        year: String(entry.year),
        source: source?.publisher ?? "",
      })}
      {counted === undefined ? "" : ` (${countWords(level, values.length)}, ${counted})`}
      {unknown > 0 ? ` ${m.selection_inhabitants_unknown({ areas: countWords(level, unknown) })}` : ""}
    </p>
  );
}
