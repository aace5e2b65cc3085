/** The figures that a comparison rests on: of the area and of those like it, at both ends, as a table and as a file. */
import { Link } from "@tanstack/react-router";
import type { FoundTrend } from "#data/comparable/trend-comparison.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { FigureMark } from "#data/schema/status.ts";
import { csvLine, csvMark } from "#data/text/csv.ts";
import { changeWords, differenceWords, joinedWords, writeEnd } from "../../labels/comparable-words.ts";
import { markWord } from "../../labels/figures.ts";
import { unitOf, words } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { saveText } from "../../ui/save-text.ts";

interface FiguresTableProps {
  indicator: PublishedIndicator;
  found: FoundTrend;
  area: string;
}

export function FiguresTable({ indicator, found, area }: FiguresTableProps) {
  const figure = (value: number, marks: readonly FigureMark[]) => (
    <FigureText figure={writeEnd(indicator, value, marks)} unit={false} />
  );
  const all = [found.own, ...found.areas].flatMap(({ marks }) => [{ marks: marks.first }, { marks: marks.last }]);
  const change = (value: number) => changeWords(indicator, found, value);
  const save = () => saveText(`wijkblik-${indicator.id}-vergelijkbaar.csv`, tableText({ indicator, found, area }), "text/csv");
  return (
    <details className="fold wb-small">
      <summary>{m.comparable_table()}</summary>
      <div className="comparable__wide">
        <table className="wb-table">
          <caption className="wb-small">{[words(indicator.name), unitOf(indicator)].filter(Boolean).join(", ")}</caption>
          <thead>
            <tr>
              <th scope="col">{m.comparable_area()}</th>
              {[joinedWords(found.from), joinedWords(found.to), m.comparable_change()].map((head) => (
                <th key={head} scope="col" className="wb-number">
                  {head}
                </th>
              ))}
              <th scope="col" className="wb-number comparable__extra">
                {m.comparable_without()}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{area}</th>
              <td className="wb-number">{figure(found.own.first, found.own.marks.first)}</td>
              <td className="wb-number">{figure(found.own.last, found.own.marks.last)}</td>
              <td className="wb-number">{change(found.own.change)}</td>
              <td className="wb-number comparable__extra">–</td>
            </tr>
            {found.areas.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <Link to="/gebied/$code" params={{ code: one.code }} search={true} className="nl-link">
                    {nameOf(one)}
                  </Link>
                </th>
                <td className="wb-number">{figure(one.first, one.marks.first)}</td>
                <td className="wb-number">{figure(one.last, one.marks.last)}</td>
                <td className="wb-number">{change(one.change)}</td>
                <td className="wb-number comparable__extra">{differenceWords(indicator, found, one.without)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MarkKey marks={marksAmong(all)} />
      <Button icon="download" onClick={save}>
        {m.comparable_save()}
      </Button>
    </details>
  );
}

const nameOf = ({ name, gemeente }: { name: string; gemeente?: string | undefined }) =>
  gemeente ? `${name} (${gemeente})` : name;

function tableText({ indicator, found, area }: FiguresTableProps): string {
  const head = [
    "gebied",
    "indicator",
    joinedWords(found.from),
    joinedWords(found.to),
    `verandering_${found.changeUnit}`,
    "verschil_zonder",
  ];
  const rows = [
    [area, indicator.id, found.own.first, found.own.last, found.own.change, null, marksIn(found.own)],
    ...found.areas.map((one) => [nameOf(one), indicator.id, one.first, one.last, one.change, one.without, marksIn(one)]),
  ];
  return csvMark + [head, ...rows].map(csvLine).join("");
}

const marksIn = ({ marks }: Pick<FoundTrend["own"], "marks">): string =>
  marksAmong([{ marks: marks.first }, { marks: marks.last }])
    .map(markWord)
    .join(", ");
