/** Hot spots: how many areas of each kind, which stand out most, and why others say nothing. */
import { hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import { hotSpotCsv } from "#data/spatial/analysis-csv.ts";
import { useAreas } from "../../api/published.ts";
import { hotSpotScale, hotSpotStatusWord, hotSpotWord, shownClasses } from "../../labels/clusters.ts";
import { formatNumber, levelsWord, unitOf, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer } from "../../state/analysis-task.ts";
import { useShown, useShownColumn } from "../../state/shown.ts";
import { showArea, useSetView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { saveText } from "../../ui/save-text.ts";
import { DownloadButton } from "./download-button.tsx";

type HotSpotAnswer = Extract<AnalysisAnswer, { hotSpots: unknown }>;

/** As many as are read at a glance; the file has all. */
const most = 10;

export function HotSpotsFound({ answer: { question, hotSpots } }: { answer: HotSpotAnswer }) {
  const { manifest } = useShown();
  const column = useShownColumn();
  const setView = useSetView();
  const dark = useDark();
  const areas = useAreas(question.level).data;
  if (column.face !== "ready" || !areas) return null;
  const { shown } = column;
  const { values, decimals } = column.column;
  const rowsOf = (code: number) =>
    Array.from(hotSpots.class.keys()).filter((row) => hotSpots.status[row] === 0 && hotSpots.class[row] === code);
  const found = shownClasses.map((name) => ({
    name,
    code: hotSpotClasses.indexOf(name),
    rows: rowsOf(hotSpotClasses.indexOf(name)),
  }));
  const scale = hotSpotScale(dark);
  const silent = hotSpotStatuses
    .map((status, code) => ({ status, count: hotSpots.status.filter((one) => one === code).length }))
    .filter(({ status, count }) => count > 0 && status !== "tested");
  const strongest = Array.from(hotSpots.class.keys())
    .filter((row) => hotSpots.status[row] === 0 && hotSpots.class[row] !== 0)
    .sort((a, b) => Math.abs(hotSpots.z[b] ?? 0) - Math.abs(hotSpots.z[a] ?? 0))
    .slice(0, most);
  const save = () =>
    saveText(
      `wijkblik-hotspots-${shown.indicator.id}-${shown.level}-${shown.year}.csv`,
      hotSpotCsv({
        question,
        hotSpots,
        codes: areas.codes,
        names: areas.names,
        values,
        version: manifest?.generation ?? "",
        words: { classes: hotSpotClasses.map(hotSpotWord), statuses: hotSpotStatuses.map(hotSpotStatusWord) },
      }),
      "text/csv;charset=utf-8",
    );
  return (
    <>
      <table className="wb-table">
        <caption>
          {m.clusters_of({ indicator: words(shown.indicator.name) })}, {shown.year}, {levelsWord(shown.level)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{m.clusters_meaning()}</th>
            <th scope="col">{m.clusters_count()}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ name, code, rows }) => (
            <tr key={name}>
              <th scope="row">
                <i className="swatch" style={{ background: scale.colours[code] }} aria-hidden="true" />
                {hotSpotWord(name)}
              </th>
              <td className="wb-number">{formatNumber(rows.length)}</td>
            </tr>
          ))}
          {silent.map(({ status, count }) => (
            <tr key={status}>
              <th scope="row">{hotSpotStatusWord(status)}</th>
              <td className="wb-number">{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hotSpots.stable ? null : <p role="status">{m.clusters_unstable()}</p>}
      {strongest.length === 0 ? (
        <p>{m.clusters_nothing_stands_out()}</p>
      ) : (
        <table className="wb-table">
          <caption>{m.clusters_strongest()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.clusters_area()}</th>
              <th scope="col">{unitOf(shown.indicator) || m.clusters_value()}</th>
            </tr>
          </thead>
          <tbody>
            {strongest.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <button type="button" className="pick" onClick={() => setView(showArea(areas.codes[row] ?? ""))}>
                    <i className="swatch" style={{ background: scale.colours[hotSpots.class[row] ?? 0] }} aria-hidden="true" />
                    <span>
                      {areas.names[row]}
                      <span className="clusters-panel__meaning">
                        {hotSpotWord(hotSpotClasses[hotSpots.class[row] ?? 0] ?? "not-clear")}
                      </span>
                    </span>
                  </button>
                </th>
                <td className="wb-number">{formatNumber(values[row] ?? Number.NaN, decimals)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DownloadButton onPress={save} />
    </>
  );
}
