/** Which column becomes what: guessed from the names, and to be changed one by one. */

import type { ImportCheck } from "#data/schema/import-answer.ts";
import { type ImportField, importFields, requiredFields } from "#data/schema/import-fields.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import * as m from "../../paraglide/messages.js";
import { FieldChoice } from "./field-choice.tsx";
import { FoundWords } from "./found-words.tsx";
import { ListName } from "./list-name.tsx";

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
