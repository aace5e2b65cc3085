/** Hexagons with initiatives in them: how large they are, and where most initiatives lie. */
import { useMemo } from "react";
import { boxOfPositions } from "#data/geometry/box.ts";
import { hexagonSizes } from "#data/schema/analysis.ts";
import { hexagonCsv } from "#data/spatial/analysis-csv.ts";
import { hexagonRing } from "#data/spatial/hexagon-grid.ts";
import { cellFigures, distanceWord } from "../../labels/clusters.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer, FullCell } from "../../state/analysis-task.ts";
import { useSetView, useView } from "../../state/view.ts";
import { saveText } from "../../ui/save-text.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { DownloadButton } from "./download-button.tsx";
import { FoundTable } from "./found-table.tsx";
import { useNames } from "./names.ts";
import { useProvenance } from "./provenance.ts";

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

const none: FullCell[] = [];
const nowhere = new Int32Array();

export function CellsFound({ answer }: { answer: CellAnswer }) {
  const { question, cells, points = 0, fullest = none, counts, x = nowhere, y = nowhere } = answer;
  const from = useProvenance("dichtheid");
  const { q, r, count, reachKnown, across } = cells;
  const { measure } = useView();
  const figures = useMemo(() => cellFigures(cells, measure), [cells, measure]);
  const known = reachKnown.reduce((sum, one) => sum + one, 0);
  const distance = distanceWord(across);
  const names = useNames(fullest, { x, y });
  const rows = useMemo(
    () =>
      fullest.map(({ cell, members }, at) => ({
        count: figures[cell] ?? 0,
        members,
        counts: counts?.[at],
        box: boxOfPositions(hexagonRing(q[cell] ?? 0, r[cell] ?? 0, across)),
        corners: hexagonRing(q[cell] ?? 0, r[cell] ?? 0, across).slice(1),
      })),
    [fullest, counts, q, r, figures, across],
  );
  return (
    <>
      <p role="status">
        {m.clusters_density_found({ points: formatNumber(points), cells: formatNumber(count.length), distance })}
      </p>
      {measure === "reach" ? (
        <p className="wb-small">{m.clusters_reach_known({ known: formatNumber(known), all: formatNumber(points) })}</p>
      ) : null}
      {rows.length === 0 ? null : (
        <FoundTable
          key={`${across} ${measure}`}
          caption={measure === "reach" ? m.clusters_most_reached() : m.clusters_most()}
          what={m.clusters_place()}
          counted={measure === "reach" ? m.clusters_reach() : undefined}
          rows={rows}
          names={names}
          question={question}
          at={{ x, y }}
          also={{ cells: across }}
          listTitle={m.clusters_cell_list()}
          file={`wijkblik-zeshoek-${across}m`}
        />
      )}
      <DownloadButton
        onPress={() =>
          saveText(`wijkblik-zeshoeken-${across}m.csv`, hexagonCsv({ question, cells, from: from() }), "text/csv;charset=utf-8")
        }
      />
    </>
  );
}
