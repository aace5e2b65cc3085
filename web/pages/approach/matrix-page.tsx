/** /aanpak/matrix: area or organisation against theme or ministry. What is asked, filtered and sorted is in the address. */
import "../../style/pages.css";
import "./approach.css";
import "../../figures/matrix/matrix.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ApproachMatrix, ApproachRow } from "#data/approach/theme-matrix.ts";
import { placeOfView } from "#data/region/filter.ts";
import { type MatrixAsked, matrixFile, themeMatrixQuery } from "../../api/approach/theme-matrix.ts";
import { MatrixKey } from "../../figures/matrix/matrix-key.tsx";
import { MatrixTable } from "../../figures/matrix/matrix-table.tsx";
import { formatDate, formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { MatrixControls } from "./matrix-controls.tsx";

export function MatrixPage() {
  const view = useView();
  const { group, rows, across } = view;
  const list = group === "geen" ? undefined : group;
  const area = placeOfView(view);
  const asked: MatrixAsked = { ...(area === undefined ? { list } : { area }), rows, columns: across };
  const found = useQuery({ ...themeMatrixQuery(asked), placeholderData: keepPreviousData });
  return (
    <article className="wb-page wb-page--wide">
      <h1>{found.data ? m.matrix_title_of({ title: found.data.title }) : m.matrix_title()}</h1>
      <p className="lead">{m.matrix_lead()}</p>
      <MatrixControls area={area} title={found.data?.title} />
      <section aria-label={m.matrix_title()} aria-busy={found.isPlaceholderData}>
        <Fetched query={found} waiting={m.matrix_loading()}>
          {(matrix) => <Matrix matrix={matrix} kind={view.cell} order={view.order} />}
        </Fetched>
      </section>
      <p className="page-actions no-print">
        <Link to="/aanpak/programma" search={(seen) => ({ ...seen, order: undefined })} className="nl-link">
          {m.programme_link()}
        </Link>
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
  const { rows, numberMatched, day } = matrix;
  if (rows.length === 0) return <Empty title={m.matrix_nobody()} more={m.matrix_nobody_more()} />;
  const shown = sorted(
    rows.filter(({ cells }) => kind === undefined || cells.some((cell) => cell.kind === kind)),
    order,
  );
  if (shown.length === 0) return <Empty title={m.matrix_none()} more={m.matrix_none_more()} />;
  return (
    <>
      <MatrixTable matrix={matrix} rows={shown} />
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
