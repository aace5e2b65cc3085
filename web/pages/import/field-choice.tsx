/** One field: out of a column, the same for every row, or put together from columns. */

import { useId, useState } from "react";
import type { ImportCheck } from "#data/schema/import-answer.ts";
import { type ImportField, isChoice, isSeveral } from "#data/schema/import-settings.ts";
import * as m from "../../paraglide/messages.js";
import { choiceOptions, importFieldHint, importFieldWord } from "./import-words.ts";

interface FieldChoiceProps {
  field: ImportField;
  columns: ImportCheck["columns"];
  template: string;
  onChange: (template: string) => void;
}

/** What the list of ways has beside the columns. */
const [none, fixed, composed] = ["", " vast", " samen"];

const columnOf = (template: string): string | undefined => /^\{([^{}|]+)\}$/.exec(template)?.[1];

function wayOf(template: string): string {
  if (template === "") return none;
  const column = columnOf(template);
  return column ?? (/\{[^{}]+\}/.test(template) ? composed : fixed);
}

export function FieldChoice({ field, columns, template, onChange }: FieldChoiceProps) {
  const id = useId();
  const [way, setWay] = useState(wayOf(template));
  const [first] = isChoice(field) ? choiceOptions(field) : [];
  const choose = (next: string) => {
    setWay(next);
    if (next === none) onChange("");
    else if (next === fixed) onChange(first && !isSeveral(field) ? first.value : (first?.value ?? ""));
    else if (next !== composed) onChange(`{${next}}`);
  };
  const example = columns.find(({ name }) => name === way)?.example;
  const hint = importFieldHint(field);
  return (
    <div className="import-field">
      <label className="wb-label" htmlFor={id}>
        {importFieldWord(field)}
      </label>
      <select id={id} className="wb-field" value={way} onChange={(event) => choose(event.target.value)}>
        <option value={none}>{m.import_way_none()}</option>
        <optgroup label={m.import_way_column()}>
          {columns.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
        <option value={fixed}>{m.import_way_fixed()}</option>
        {isChoice(field) ? null : <option value={composed}>{m.import_way_composed()}</option>}
      </select>
      {way === fixed || way === composed ? (
        <>
          <FixedValue field={field} way={way} template={template} onChange={onChange} />
          {way === composed ? (
            <p className="wb-soft wb-small">{m.import_composed_help({ example: `{${columns[0]?.name ?? ""}}` })}</p>
          ) : null}
        </>
      ) : (
        <p className="import-field__example wb-soft wb-small">{example ? m.import_example({ text: example }) : null}</p>
      )}
      {hint ? <p className="wb-soft wb-small">{hint}</p> : null}
    </div>
  );
}

interface FixedValueProps {
  field: ImportField;
  way: string;
  template: string;
  onChange: (template: string) => void;
}

function FixedValue({ field, way, template, onChange }: FixedValueProps) {
  const label =
    way === composed
      ? m.import_composed_label({ field: importFieldWord(field) })
      : m.import_fixed_label({ field: importFieldWord(field) });
  if (isChoice(field)) {
    return (
      <select aria-label={label} className="wb-field" value={template} onChange={(event) => onChange(event.target.value)}>
        {choiceOptions(field).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      key={template}
      aria-label={label}
      className="wb-field"
      maxLength={1000}
      defaultValue={template}
      // Every word counts when it is finished, not every letter: the whole file is judged anew.
      onBlur={(event) => event.target.value !== template && onChange(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && onChange(event.currentTarget.value)}
    />
  );
}
