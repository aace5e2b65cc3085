/** What the programme is asked: which list, which figures, in which order. All of it stands in the address. */
import { mostProgrammeIndicators, type Programme } from "#data/approach/programme.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { groupListIds } from "#data/schema/group.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView } from "../../state/view.ts";
import { SelectField } from "../../ui/select-field.tsx";
import {
  columnHead,
  figureColumnsOf,
  isFigureColumn,
  type ProgrammeOrder,
  programmeColumns,
  writeOrder,
} from "./programme-columns.ts";

interface ProgrammeControlsProps {
  programme: Programme;
  catalog: Catalog;
  order: ProgrammeOrder | undefined;
}

export function ProgrammeControls({ programme, catalog, order }: ProgrammeControlsProps) {
  const setView = useSetView();
  const chosen = programme.indicators.map(({ id }) => id);
  const offered = catalog.indicators
    .filter(({ columns }) => columns.some(({ level }) => level === "group"))
    .map(({ id, name }) => ({ value: id, label: words(name) }));
  const choose = (place: number, id: string | undefined) => {
    const next = Array.from({ length: mostProgrammeIndicators }, (_, i) => (i === place ? id : chosen[i]));
    const kept = [...new Set(next.filter((one) => one !== undefined))];
    setView({ figures: kept.length === 0 ? undefined : kept.join(",") });
  };
  const nameOf = (id: string) => offered.find(({ value }) => value === id)?.label ?? id;
  const shown = programmeColumns.filter((column) => !isFigureColumn(column) || figureColumnsOf(programme).includes(column));
  const orders = shown.flatMap((by) =>
    [true, false].map((descending) => {
      const column = columnHead(by, programme, nameOf);
      const label = descending ? m.programme_sorted_down({ column }) : m.programme_sorted_up({ column });
      return { value: writeOrder({ by, descending }), label };
    }),
  );
  return (
    <div className="programme-controls no-print">
      <SelectField
        label={m.matrix_list()}
        value={programme.list}
        options={catalog.groups.map((list) => ({ value: list.id as string, label: words(list.name) }))}
        onChoose={(list) => setView({ group: list === "focusgebieden" ? undefined : groupListIds.find((one) => one === list) })}
      />
      {Array.from({ length: mostProgrammeIndicators }, (_, place) => (
        <SelectField
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is
          key={place}
          label={m.programme_figure({ number: String(place + 1) })}
          none={m.programme_figure_none()}
          value={chosen[place]}
          options={offered}
          onChoose={(id) => choose(place, id)}
        />
      ))}
      <SelectField
        label={m.programme_order()}
        none={m.programme_order_own()}
        value={order && writeOrder(order)}
        options={orders}
        onChoose={(chosenOrder) => setView({ order: chosenOrder }, { replace: true })}
      />
    </div>
  );
}
