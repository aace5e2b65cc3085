/** /aanpak/matrix: area or organisation against theme or ministry. What is asked, filtered and sorted is in the address. */
import "../../style/pages.css";
import "./approach.css";
import "./matrix.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FocusEvent } from "react";
import type { ApproachMatrix, ApproachRow } from "#data/approach/theme-matrix.ts";
import { type MatrixAsked, matrixFile, themeMatrixQuery } from "../../api/approach/theme-matrix.ts";
import { formatDate, formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { ApproachCellView, columnWord } from "./matrix-cell.tsx";
import { MatrixControls } from "./matrix-controls.tsx";
import { MatrixKey } from "./matrix-key.tsx";

export function MatrixPage() {
  const view = useView();
  const { group, in: within, rows, across } = view;
  const list = group === "geen" ? undefined : group;
  const asked: MatrixAsked = { ...(within === undefined ? { list } : { area: within }), rows, columns: across };
  const found = useQuery(themeMatrixQuery(asked));
  return (
    <article className="wb-page wb-page--wide">
      <h1>{found.data ? m.matrix_title_of({ title: found.data.title }) : m.matrix_title()}</h1>
      <p className="lead">{m.matrix_lead()}</p>
      <MatrixControls title={within === undefined ? undefined : found.data?.title} />
      <section aria-label={m.matrix_title()} aria-busy={found.isPlaceholderData}>
        <Fetched query={found} waiting={m.matrix_loading()}>
          {(matrix) => <Matrix matrix={matrix} kind={view.cell} order={view.order} />}
        </Fetched>
      </section>
      <p className="page-actions no-print">
        <a className="nl-link" href={matrixFile(asked)}>
          {m.matrix_file()}
        </a>
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
      </p>
    </article>
  );
}

interface MatrixProps {
  matrix: ApproachMatrix;
  kind: string | undefined;
  order: string | undefined;
}

function Matrix({ matrix, kind, order }: MatrixProps) {
  const { rows, numberMatched, rowsAre, day } = matrix;
  if (rows.length === 0) return <Empty title={m.matrix_nobody()} more={m.matrix_nobody_more()} />;
  const shown = sorted(
    rows.filter(({ cells }) => kind === undefined || cells.some((cell) => cell.kind === kind)),
    order,
  );
  if (shown.length === 0) return <Empty title={m.matrix_none()} more={m.matrix_none_more()} />;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="wb-scroll" tabIndex={0} aria-label={m.matrix_title_of({ title: matrix.title })} onFocus={showWhole}>
        <table className="wb-table approach-matrix">
          <caption className="wb-hidden">{m.matrix_title_of({ title: matrix.title })}</caption>
          <thead>
            <tr>
              <th scope="col">{rowsAre === "area" ? m.profile_matrix_parts() : m.matrix_organisation()}</th>
              {(rows[0]?.cells ?? []).map(({ column }) => (
                <th key={column} scope="col">
                  {columnWord(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, cells, whole }) => (
              <tr key={id} className={whole ? "approach-matrix__whole" : undefined}>
                <th scope="row">
                  {rowsAre === "area" ? (
                    <Link to="/gebied/$code/aanpak" params={{ code: id }} search={true} className="nl-link">
                      {name}
                    </Link>
                  ) : (
                    name
                  )}
                </th>
                {cells.map((cell) => (
                  <ApproachCellView
                    key={cell.column}
                    cell={cell}
                    code={rowsAre === "area" ? id : undefined}
                    needs={matrix.figures !== undefined}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="wb-small wb-soft">
        {numberMatched > rows.length
          ? `${m.matrix_cut({ shown: formatNumber(rows.length), all: formatNumber(numberMatched) })} `
          : null}
        {m.matrix_day({ day: formatDate(day) })}
      </p>
      <MatrixKey matrix={matrix} />
    </>
  );
}

/** A browser leaves a cell that a key came to half outside. A press must not move what it is on. */
function showWhole({ target }: FocusEvent): void {
  if (target.matches("td :focus-visible")) target.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** By need, the highest first, or by what is done, the least first; what has no figure comes last. Equal ones keep their order. */
function sorted(rows: readonly ApproachRow[], order: string | undefined): readonly ApproachRow[] {
  if (order === undefined) return rows;
  const byCount = order.startsWith("count-");
  const column = order.replace("count-", "");
  const weightOf = ({ cells }: ApproachRow): number => {
    const cell = cells.find((one) => one.column === column);
    if (byCount) return -(cell?.initiatives ?? 0);
    return cell?.need ?? -1;
  };
  // The whole stays before its parts.
  return [...rows].sort((a, b) => Number(b.whole ?? false) - Number(a.whole ?? false) || weightOf(b) - weightOf(a));
}
