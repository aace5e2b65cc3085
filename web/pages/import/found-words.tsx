/** Words in a column that stand for a choice: those that are not understood first, each with what it means. */
import { useId } from "react";
import type { ImportCheck } from "#data/schema/import-answer.ts";
import { type ChoiceField, type ImportField, isChoice } from "#data/schema/import-fields.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { choiceOptions, importFieldWord } from "./import-words.ts";

interface FoundWordsProps {
  field: ImportField;
  check: ImportCheck;
  settings: ImportSettings;
  onChange: (part: Partial<ImportSettings>) => void;
}

export function FoundWords({ field, check, settings, onChange }: FoundWordsProps) {
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
