/** What the matrix is asked: which areas, what stands in rows and columns, which rows, and in which order. */
import { type CellKind, cellKinds, columnThemes } from "#data/approach/theme-matrix.ts";
import { columnWord } from "../../figures/matrix/matrix-cell.tsx";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView } from "../../state/view.ts";
import { SelectField } from "../../ui/select-field.tsx";

const kindOptions: Record<CellKind, () => string> = {
  unknown: m.matrix_filter_unknown,
  empty: m.matrix_filter_empty,
  one: m.matrix_filter_one,
  more: m.matrix_filter_more,
};

interface MatrixControlsProps {
  /** Of which the parts are shown; absent where it is a list. */
  area: string | undefined;
  /** Its name, once that is known. */
  title: string | undefined;
}

export function MatrixControls({ area, title = area }: MatrixControlsProps) {
  const { group = "focusgebieden", rows = "area", across: columns = "theme", cell, order } = useView();
  const setView = useSetView();
  const { catalog } = useShown();
  const lists = (catalog?.groups ?? []).map((list) => ({ value: list.id as string, label: words(list.name) }));
  const own = area === undefined ? [] : [{ value: area, label: m.matrix_of_area({ name: title ?? area }) }];
  const orders = columnThemes(columns).flatMap(({ id }) => [
    ...(columns === "theme" && rows === "area" ? [{ value: id, label: m.matrix_sort_by({ column: columnWord(id) }) }] : []),
    { value: `count-${id}`, label: m.matrix_sort_count({ column: columnWord(id) }) },
  ]);
  return (
    <div className="approach-matrix__controls no-print">
      <SelectField
        label={m.matrix_list()}
        value={area ?? group}
        options={[...own, ...lists]}
        onChoose={(chosen) =>
          setView({ group: chosen === "focusgebieden" ? undefined : listOf(chosen), in: undefined, within: undefined })
        }
      />
      <SelectField
        label={m.matrix_rows()}
        value={rows}
        options={[
          { value: "area", label: m.matrix_rows_area() },
          { value: "organisation", label: m.matrix_rows_organisation() },
        ]}
        onChoose={(chosen) => setView({ rows: chosen === "organisation" ? chosen : undefined, order: undefined })}
      />
      <SelectField
        label={m.matrix_columns()}
        value={columns}
        options={[
          { value: "theme", label: m.matrix_columns_theme() },
          { value: "ministry", label: m.matrix_columns_ministry() },
        ]}
        onChoose={(chosen) => setView({ across: chosen === "ministry" ? chosen : undefined, order: undefined })}
      />
      <SelectField
        label={m.matrix_filter()}
        none={m.matrix_filter_all()}
        value={cell}
        options={cellKinds.map((kind) => ({ value: kind, label: kindOptions[kind]() }))}
        onChoose={(chosen) => setView({ cell: chosen })}
      />
      <SelectField
        label={m.matrix_sort()}
        none={m.matrix_sort_own()}
        value={order}
        options={orders}
        onChoose={(chosen) => setView({ order: chosen })}
      />
    </div>
  );
}

type List = "focusgebieden" | "krachtwijken" | "nieuwe-perspectieven";
const listOf = (id: string | undefined): List | undefined => (id === undefined ? undefined : (id as List));
