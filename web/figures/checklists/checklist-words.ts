/** Rows of a checklist in words, also of one that somebody is typing: the item by its text, how far it is, and what shows that. */
import { checklistStateWord } from "../../labels/approach-words.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

interface LooseRow {
  readonly [field: string]: unknown;
}

/** What an item asks, by its id. */
type ItemText = (id: string) => string | undefined;

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** "Wijkteam, 1 oktober 2026" */
export function saidBy({ by, on }: LooseRow): string | undefined {
  const [who, day] = [textIn(by), textIn(on)];
  const when = day === undefined ? undefined : formatDate(day);
  return who !== undefined && when !== undefined ? m.check_said({ by: who, day: when }) : (who ?? when);
}

/** "We kennen de cijfers van de wijk" */
export const checklistItemWords = (row: LooseRow, itemText: ItemText): string =>
  (textIn(row.text) ?? itemText(String(row.item)) ?? String(row.item)).replace(/[.?!]$/, "");

/** "We kennen de cijfers van de wijk: klaar. Het wijkprofiel lag op tafel. (Wijkteam, 1 oktober 2026)" */
export function checklistRowWords(row: LooseRow, itemText: ItemText): string {
  const said = saidBy(row);
  return [
    `${checklistItemWords(row, itemText)}: ${checklistStateWord(String(row.state))}`,
    textIn(row.evidence),
    said === undefined ? undefined : `(${said})`,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}
