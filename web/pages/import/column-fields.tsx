/** Which column becomes what: guessed from the names, and to be changed one by one. */

import { useId } from "react";
import type { ImportCheck } from "#data/schema/import-answer.ts";
import {
  type ChoiceField,
  type ImportField,
  type ImportSettings,
  importFields,
  isChoice,
  requiredFields,
} from "#data/schema/import-settings.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { FieldChoice } from "./field-choice.tsx";
import { choiceOptions, importFieldWord } from "./import-words.ts";

interface ColumnFieldsProps {
  check: ImportCheck;
  settings: ImportSettings;
  onChange: (part: Partial<ImportSettings>) => void;
}

const places: readonly ImportField[] = ["longitude", "latitude", "area"];
const always: readonly ImportField[] = ["source", "licence"];

export function ColumnFields({ check, settings, onChange }: ColumnFieldsProps) {
  const [first, rest] = [
    importFields.filter(
      (field) => requiredFields.includes(field) || always.includes(field) || (check.form !== "geojson" && places.includes(field)),
    ),
    importFields.filter(
      (field) =>
        !requiredFields.includes(field) && !always.includes(field) && !(check.form !== "geojson" && places.includes(field)),
    ),
  ];
  const list = (fields: readonly ImportField[]) => (
    <ul className="import-fields">
      {fields.map((field) => (
        <li key={field}>
          <FieldChoice
            field={field}
            columns={check.columns}
            template={settings.fields[field] ?? ""}
            onChange={(template) => onChange({ fields: { ...settings.fields, [field]: template } })}
          />
          <FoundWords field={field} check={check} settings={settings} onChange={onChange} />
        </li>
      ))}
    </ul>
  );
  const filled = rest.filter((field) => settings.fields[field]).length;
  return (
    <section aria-labelledby="kolommen">
      <h2 id="kolommen">{m.import_step_columns()}</h2>
      <p className="wb-soft">{m.import_columns_lead({ form: formWords(check) })}</p>
      <ListName value={settings.list ?? ""} lists={check.lists} onChange={(name) => onChange({ list: name })} />
      {list(first)}
      <details className="fold">
        <summary>
          {m.import_more_fields()}
          <span className="fold__count">{m.import_filled({ count: String(filled) })}</span>
        </summary>
        {list(rest)}
      </details>
    </section>
  );
}

const delimiters: Record<string, () => string> = {
  ",": m.import_comma,
  ";": m.import_semicolon,
  "\t": m.import_tab,
};

/** "CSV met puntkomma's, utf-8" */
function formWords({ form, delimiter, encoding }: ImportCheck): string {
  if (form !== "csv") return form === "excel" ? "Excel" : "GeoJSON";
  const between = delimiters[delimiter ?? ""]?.() ?? "";
  return `CSV (${[between, encoding].filter(Boolean).join(", ")})`;
}

/** Of which list the rows are: named here, or taken from the file. */
interface ListNameProps {
  value: string;
  /** Lists of before. */
  lists: readonly string[];
  onChange: (name: string) => void;
}

function ListName({ value, lists, onChange }: ListNameProps) {
  const id = useId();
  const change = (name: string) => name !== value && onChange(name);
  return (
    <div className="import-field">
      <label className="wb-label" htmlFor={id}>
        {m.import_list_name()}
      </label>
      <input
        key={value}
        id={id}
        className="wb-field"
        list={`${id}-lijsten`}
        maxLength={120}
        defaultValue={value}
        aria-describedby={`${id}-hulp`}
        // When it is finished, not at every letter: the whole file is judged anew.
        onBlur={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && change(event.currentTarget.value)}
      />
      <datalist id={`${id}-lijsten`}>
        {lists.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p id={`${id}-hulp`} className="wb-soft wb-small">
        {m.import_list_name_help()}
      </p>
    </div>
  );
}

/** Words in a column that stand for a choice: those that are not understood first, each with what it means. */
interface FoundWordsProps {
  field: ImportField;
  check: ImportCheck;
  settings: ImportSettings;
  onChange: (part: Partial<ImportSettings>) => void;
}

function FoundWords({ field, check, settings, onChange }: FoundWordsProps) {
  if (!isChoice(field) || !/\{/.test(settings.fields[field] ?? "")) return null;
  const found = check.found[field] ?? [];
  if (found.length === 0) return null;
  const unknown = found.filter(({ word }) => word === undefined).length;
  return (
    <details className="fold import-words" open={unknown > 0}>
      <summary>
        {unknown === 0
          ? m.import_words_known({ count: String(found.length) })
          : m.import_words_unknown({ count: String(unknown) })}
      </summary>
      <ul>
        {found.map((one) => (
          <FoundWord
            key={one.text}
            field={field}
            {...one}
            onMean={(word) =>
              onChange({
                values: { ...settings.values, [field]: { ...settings.values[field], [one.text]: word } },
              })
            }
          />
        ))}
      </ul>
    </details>
  );
}

interface FoundWordProps {
  field: ChoiceField;
  text: string;
  times: number;
  word?: string | undefined;
  onMean: (word: string) => void;
}

function FoundWord({ field, text, times, word = "", onMean }: FoundWordProps) {
  const id = useId();
  return (
    <li>
      <label htmlFor={id}>
        <span className="wb-hidden">{importFieldWord(field)}: </span>
        {text === "" ? m.import_empty_cell() : text} <span className="wb-soft">({formatNumber(times)}×)</span>
      </label>
      <select id={id} className="wb-field" value={word} onChange={(event) => onMean(event.target.value)}>
        <option value="">{m.import_means_nothing()}</option>
        {choiceOptions(field).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </li>
  );
}
