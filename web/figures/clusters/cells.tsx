/** Hexagons with initiatives in them: how large they are, and where most initiatives lie. */
import { boxOfPositions, middleOfBox } from "#data/geometry/box.ts";
import { hexagonSizes } from "#data/schema/analysis.ts";
import { hexagonCsv } from "#data/spatial/analysis-csv.ts";
import { hexagonRing } from "#data/spatial/hexagon-grid.ts";
import { distanceWord } from "../../labels/clusters.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer } from "../../state/analysis-task.ts";
import { cameraAround, freeMap } from "../../state/free-map.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView } from "../../state/view.ts";
import { saveText } from "../../ui/save-text.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { DownloadButton } from "./download-button.tsx";
import { useNear } from "./near.ts";

type CellAnswer = Extract<AnalysisAnswer, { cells: unknown }>;

export function CellSize() {
  const { cells } = useView();
  const setView = useSetView();
  return (
    <SelectField
      label={m.clusters_cells()}
      none={m.clusters_cells_auto()}
      value={cells === undefined ? "" : String(cells)}
      options={hexagonSizes.map((size) => ({ value: String(size), label: distanceWord(size) }))}
      onChoose={(size) => setView({ cells: size === undefined ? undefined : Number(size) })}
    />
  );
}

/** As many as are read at a glance; the file has all. */
const most = 10;

export function CellsFound({ answer: { question, cells, points = 0 } }: { answer: CellAnswer }) {
  const setView = useSetView();
  const { manifest } = useShown();
  const { q, r, count, across } = cells;
  const best = Array.from(count.keys())
    .sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0))
    .slice(0, most);
  const distance = distanceWord(across);
  const near = useNear();
  const boxOf = (cell: number) => boxOfPositions(hexagonRing(q[cell] ?? 0, r[cell] ?? 0, across));
  const show = (cell: number) => {
    const box = boxOf(cell);
    setView({ at: cameraAround(box, freeMap()), cells: across, area: undefined });
  };
  return (
    <>
      <p role="status">
        {m.clusters_density_found({ points: formatNumber(points), cells: formatNumber(count.length), distance })}
      </p>
      <table className="wb-table">
        <caption>{m.clusters_most()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.clusters_cell()}</th>
            <th scope="col">{m.clusters_place()}</th>
          </tr>
        </thead>
        <tbody>
          {best.map((cell) => (
            <tr key={cell}>
              <th scope="row" className="wb-number">
                {formatNumber(count[cell] ?? 0)}
              </th>
              <td>
                <button type="button" className="pick" onClick={() => show(cell)}>
                  {m.clusters_near({ place: near(middleOfBox(boxOf(cell))) })}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <DownloadButton
        onPress={() =>
          saveText(
            `wijkblik-zeshoeken-${across}m.csv`,
            hexagonCsv({ question, cells, version: manifest?.generation ?? "" }),
            "text/csv;charset=utf-8",
          )
        }
      />
    </>
  );
}
