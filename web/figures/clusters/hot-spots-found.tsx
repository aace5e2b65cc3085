/** Hot spots: how many areas of each kind, which stand out most, and why others say nothing. */

import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import { hotSpotCsv } from "#data/spatial/analysis-csv.ts";
import { countsPeople } from "#data/spatial/per-thousand.ts";
import { filterOfView, questionOf } from "../../api/initiative-filter.ts";
import { exportLinks } from "../../api/initiatives.ts";
import { columnEntryOf, useAreas, useColumn } from "../../api/published.ts";
import { hotSpotScale, hotSpotStatusWord, hotSpotWord, shownClasses, subjectWord } from "../../labels/clusters.ts";
import { marksOfColumn, markTexts, markWord, type WrittenFigure } from "../../labels/figures.ts";
import { formatNumber, levelsWord, statusWordLong, unitOf } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer } from "../../state/analysis-task.ts";
import { useFigures } from "../../state/figures.ts";
import { type SubjectData, useHotSpotSubject } from "../../state/hot-spot-subject.ts";
import { showArea, useSetView, useView } from "../../state/view.ts";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { useDark } from "../../ui/media.ts";
import { saveText } from "../../ui/save-text.ts";
import { DownloadButton } from "./download-button.tsx";
import { useProvenance } from "./provenance.ts";

type HotSpotAnswer = Extract<AnalysisAnswer, { hotSpots: unknown }>;

/** As many as are read at a glance; the file has all. */
const most = 10;

/** How many areas each class and each reason for none has, and the rows that stand out most. */
function summaryOf({ class: classes, status, z }: HotSpotAnswer["hotSpots"]) {
  const tested = hotSpotStatuses.indexOf("tested");
  const unclear = hotSpotClasses.indexOf("not-clear");
  const counts = { classes: hotSpotClasses.map(() => 0), statuses: hotSpotStatuses.map(() => 0) };
  const clear: number[] = [];
  for (const [row, code] of status.entries()) {
    const of = classes[row] ?? unclear;
    counts.statuses[code] = (counts.statuses[code] ?? 0) + 1;
    if (code !== tested) continue;
    counts.classes[of] = (counts.classes[of] ?? 0) + 1;
    if (of !== unclear) clear.push(row);
  }
  const found = shownClasses.map((name) => {
    const code = hotSpotClasses.indexOf(name);
    return { name, code, count: counts.classes[code] ?? 0 };
  });
  const silent = hotSpotStatuses
    .map((name, code) => ({ status: name, count: counts.statuses[code] ?? 0 }))
    .filter(({ status: name, count }) => count > 0 && name !== "tested");
  const strongest = clear.sort((a, b) => Math.abs(z[b] ?? 0) - Math.abs(z[a] ?? 0)).slice(0, most);
  return { found, silent, strongest };
}

/** What must be said of the figures themselves, as the page writes it. */
const saidIn = (figureOfRow: (row: number) => WrittenFigure | undefined) => (row: number) => {
  const figure = figureOfRow(row);
  return { status: statusWordLong(figure?.status ?? "missing"), marks: figure ? markTexts(figure).join(", ") : "" };
};

export function HotSpotsFound({ answer: { question, hotSpots } }: { answer: HotSpotAnswer }) {
  const from = useProvenance("hotspots");
  const tested = useHotSpotSubject();
  const setView = useSetView();
  const dark = useDark();
  const areas = useAreas(question.level).data;
  const { found, silent, strongest } = useMemo(() => summaryOf(hotSpots), [hotSpots]);
  const ofFigure = tested.face === "ready" && tested.data.subject.of === "indicator" ? tested.data : undefined;
  const entry = ofFigure && columnEntryOf(ofFigure.indicator, ofFigure.level, ofFigure.subject.year);
  const figureOfRow = useFigures(ofFigure?.indicator, entry, useColumn(entry).data);
  if (tested.face !== "ready" || !areas) return null;
  const { data } = tested;
  const { values, decimals, indicator, subject, counted } = data;
  const scale = hotSpotScale(dark);
  const said = ofFigure && entry ? marksOfColumn(ofFigure.indicator, entry.computed) : [];
  const figures = strongest.flatMap((row) => figureOfRow(row) ?? []);
  const save = () =>
    saveText(
      `wijkblik-hotspots-${fileWord(data)}-${data.level}-${subject.year}.csv`,
      hotSpotCsv({
        question,
        hotSpots,
        codes: areas.codes,
        names: areas.names,
        values,
        from: from(data),
        words: { classes: hotSpotClasses.map(hotSpotWord), statuses: hotSpotStatuses.map(hotSpotStatusWord) },
        ...(ofFigure ? { said: saidIn(figureOfRow) } : {}),
      }),
      "text/csv;charset=utf-8",
    );
  return (
    <>
      <table className="wb-table">
        <caption>
          {m.clusters_of({ indicator: subjectWord(data) })}, {subject.year}, {levelsWord(data.level)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{m.clusters_meaning()}</th>
            <th scope="col">{m.clusters_count()}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ name, code, count }) => (
            <tr key={name}>
              <th scope="row">
                <i className="wb-swatch" style={{ background: scale.colours[code] }} aria-hidden="true" />
                {hotSpotWord(name)}
              </th>
              <td className="wb-number">{formatNumber(count)}</td>
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
          <caption>
            {m.clusters_strongest()}
            {said.length > 0 ? ` ${m.mark_all({ marks: said.map(markWord).join(", ") })}` : ""}
          </caption>
          <thead>
            <tr>
              <th scope="col">{m.clusters_area()}</th>
              <th scope="col">{subject.of === "indicator" ? unitOf(indicator) || m.clusters_value() : m.clusters_rate()}</th>
            </tr>
          </thead>
          <tbody>
            {strongest.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <button type="button" className="pick" onClick={() => setView(showArea(areas.codes[row] ?? ""))}>
                    <i className="wb-swatch" style={{ background: scale.colours[hotSpots.class[row] ?? 0] }} aria-hidden="true" />
                    <span>
                      {areas.names[row]}
                      <span className="clusters-panel__meaning">
                        {hotSpotWord(hotSpotClasses[hotSpots.class[row] ?? 0] ?? "not-clear")}
                      </span>
                    </span>
                  </button>
                  <AreaLinks code={areas.codes[row] ?? ""} name={areas.names[row] ?? ""} />
                </th>
                <td className="wb-number">
                  <RowFigure figure={figureOfRow(row)} said={said} instead={formatNumber(values[row] ?? Number.NaN, decimals)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MarkKey marks={marksAmong(figures, said)} />
      {counted ? <Counted data={data} counted={counted} /> : null}
      <DownloadButton onPress={save} />
    </>
  );
}

interface RowFigureProps extends Pick<Parameters<typeof FigureText>[0], "said"> {
  figure: WrittenFigure | undefined;
  /** A rate of initiatives, which is no figure of a source. */
  instead: string;
}

const RowFigure = ({ figure, said = [], instead }: RowFigureProps) =>
  figure ? <FigureText figure={figure} said={said} unit={false} /> : instead;

/** To the page of an area, and to its initiatives that fit the filter: as a list and as a file. */
function AreaLinks({ code, name }: { code: string; name: string }) {
  const filter = { ...filterOfView(useView()), area: code };
  const csv = exportLinks(questionOf(filter, undefined)).find(({ form }) => form === "csv")?.href;
  return (
    <span className="clusters-panel__area-links no-print">
      <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link" aria-label={m.clusters_page_of({ name })}>
        {m.clusters_page()}
      </Link>
      <Link
        to="/initiatieven"
        search={(view) => ({ ...view, in: code, after: undefined })}
        className="nl-link"
        aria-label={m.clusters_to_list({ name })}
      >
        {m.clusters_cell()}
      </Link>
      <a href={csv} className="nl-link" download aria-label={m.clusters_csv_of({ name })}>
        {m.clusters_csv()}
      </a>
    </span>
  );
}

const fileWord = ({ subject }: SubjectData) =>
  subject.of === "indicator"
    ? subject.indicator
    : `initiatieven-${subject.measure === "reach" ? "bereik-" : ""}per-1000-${subject.per}`;

/** What the numbers rest on, of initiatives per 1,000 people. */
function Counted({ data: { subject, indicator }, counted }: { data: SubjectData; counted: NonNullable<SubjectData["counted"]> }) {
  const { numberMatched, numberReachKnown } = counted;
  const [all, known] = [formatNumber(numberMatched), formatNumber(numberReachKnown)];
  return (
    <ul className="wb-small">
      <li>
        {subject.of === "initiatives" && subject.measure === "reach"
          ? m.clusters_reach_known({ known, all })
          : m.clusters_counted({ all })}
      </li>
      <li>{m.clusters_counts_everywhere()}</li>
      {countsPeople(indicator) === "share" ? <li>{m.clusters_people_estimated()}</li> : null}
    </ul>
  );
}
