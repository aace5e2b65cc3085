/** A list of which rows are added and removed; the focus goes where the work goes on, and what was removed can come back. */

import { type ReactNode, useEffect, useRef, useState } from "react";
import { fieldLabel } from "../../../labels/entry-words.ts";
import { rowTitle, rowWord } from "../../../labels/field-words.ts";
import * as m from "../../../paraglide/messages.js";
import { type Edit, inverse, newRow, rowsAt, type Typed } from "../../../state/draft.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError, fieldId, useForm } from "./draft-fields.tsx";
import { faultsUnder } from "./entry-faults.ts";

export interface RowsProps {
  path: string;
  /** What a new row holds already. */
  start?: Record<string, Typed>;
  /** Fields of the row at `path`. */
  children: (path: string) => ReactNode;
}

export function Rows({ path, start, children }: RowsProps) {
  const { type, draft, edit, faults } = useForm();
  const title = rowTitle(path) ?? fieldLabel(type, path);
  const rows = rowsAt(draft, path);
  const box = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLDivElement>(null);
  /** Row whose first field gets the focus once it is there; `last` is the button beneath. */
  const [goal, setGoal] = useState<number | "add">();
  const [back, setBack] = useState<{ edit: Edit; what: string }>();
  useEffect(() => {
    if (goal === undefined) return;
    const row = goal === "add" ? undefined : box.current?.querySelectorAll<HTMLElement>(":scope > fieldset")[goal];
    (row?.querySelector<HTMLElement>("input, select, textarea") ?? add.current?.querySelector("button"))?.focus();
    setGoal(undefined);
  }, [goal]);
  const insert = () => {
    edit({ kind: "insert", path, at: rows.length, value: newRow(start) });
    setBack(undefined);
    setGoal(rows.length);
  };
  const remove = (at: number) => {
    const removal: Edit = { kind: "remove", path, at };
    setBack({ edit: inverse(draft, removal), what: m.form_row({ what: title, number: at + 1 }) });
    edit(removal);
    setGoal(rows.length > 1 ? Math.min(at, rows.length - 2) : "add");
  };
  const own = faultsUnder(new Map([...faults].filter(([at]) => at === path)), path);
  const id = fieldId(path);
  return (
    <div className="form-rows" ref={box} id={id} tabIndex={-1}>
      <FieldError id={id} faults={own} />
      {rows.map(({ key }, at) => {
        const name = m.form_row({ what: title, number: at + 1 });
        return (
          <fieldset key={key} className="form-row" id={fieldId(`${path}.${at}`)} tabIndex={-1}>
            <legend>{name}</legend>
            <div className="form-row__fields">{children(`${path}.${at}`)}</div>
            <Button variant="subtle" icon="close" onClick={() => remove(at)} aria-label={m.form_remove({ what: name })}>
              {m.form_remove({ what: title })}
            </Button>
          </fieldset>
        );
      })}
      <div className="form-rows__foot">
        <div ref={add}>
          <Button icon="plus" onClick={insert}>
            {m.form_add({ what: rowWord(path) ?? title.toLocaleLowerCase() })}
          </Button>
        </div>
        <div role="status" className="form-rows__back">
          {back ? m.form_removed({ what: back.what }) : ""}
        </div>
        {back ? (
          <Button
            onClick={() => {
              edit(back.edit);
              setGoal(back.edit.kind === "insert" ? back.edit.at : "add");
              setBack(undefined);
            }}
          >
            {m.form_undo()}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
