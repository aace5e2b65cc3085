/** The matrix as a table: a row is an area or an organisation, each cell says in words what there is. */
import "./matrix.css";
import { Link } from "@tanstack/react-router";
import type { FocusEvent } from "react";
import type { ApproachMatrix, ApproachRow } from "#data/approach/theme-matrix.ts";
import * as m from "../../paraglide/messages.js";
import { ApproachCellView, columnWord } from "./matrix-cell.tsx";

interface MatrixTableProps {
  matrix: ApproachMatrix;
  /** Those that are shown, in their order; all without. */
  rows?: readonly ApproachRow[];
}

export function MatrixTable({ matrix: { title, rowsAre, rows: all, figures }, rows = all }: MatrixTableProps) {
  const name = m.matrix_title_of({ title });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="wb-scroll" tabIndex={0} aria-label={name} onFocus={showWhole}>
      <table className="wb-table approach-matrix">
        <caption className="wb-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsAre === "area" ? m.matrix_area() : m.matrix_organisation()}</th>
            {(all[0]?.cells ?? []).map(({ column }) => (
              <th key={column} scope="col">
                {columnWord(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow key={row.id} row={row} isArea={rowsAre === "area"} needs={figures !== undefined} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MatrixRow({
  row: { id, name, cells, whole, withheld },
  isArea,
  needs,
}: {
  row: ApproachRow;
  isArea: boolean;
  needs: boolean;
}) {
  return (
    <tr className={whole ? "approach-matrix__whole" : undefined}>
      <th scope="row">
        {isArea ? (
          <Link to="/gebied/$code/aanpak" params={{ code: id }} search={true} className="nl-link">
            {name}
          </Link>
        ) : (
          name
        )}
        {withheld ? <span className="approach-matrix__beside">{m.matrix_withheld()}</span> : null}
      </th>
      {cells.map((cell) => (
        <ApproachCellView key={cell.column} cell={cell} code={isArea ? id : undefined} needs={needs} />
      ))}
    </tr>
  );
}

/** A browser leaves a cell that a key came to half outside. A press must not move what it is on. */
function showWhole({ target }: FocusEvent): void {
  if (target.matches("td :focus-visible")) target.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
