/** Which of our words somebody's word is. */
import { type ChoiceField, choiceFields, isSeveral } from "#data/schema/import-fields.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { searchable } from "#data/text/fold.ts";
import { wordsFor } from "./synonyms.ts";

export const plain = (text: string): string =>
  searchable(text)
    .replace(/[\s_]+/g, " ")
    .trim();

const known = Object.fromEntries(
  Object.entries(wordsFor).map(([field, words]) => [
    field,
    new Map(
      Object.entries(words).flatMap(([word, others]) => [word, ...others].map((one): [string, string] => [plain(one), word])),
    ),
  ]),
) as Record<ChoiceField, Map<string, string>>;

/** What the settings say, else what we know; undefined for a word that means nothing here. */
export function recognise(field: ChoiceField, text: string, values: ImportSettings["values"]): string | undefined {
  const said = values[field];
  if (said && Object.hasOwn(said, text)) return said[text] || undefined;
  const word = known[field].get(plain(text));
  return word !== undefined && (choiceFields[field] as readonly string[]).includes(word) ? word : undefined;
}

/** The words in a cell: the whole of it when that is known, else its parts. */
export function wordsIn(field: ChoiceField, text: string, values: ImportSettings["values"]): string[] {
  if (!isSeveral(field) || text === "" || recognise(field, text, values) !== undefined) return [text];
  return [...new Set(text.split(/[,;/|]/).map((part) => part.trim()))].filter((part) => part !== "");
}
