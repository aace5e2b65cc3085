/** Rows of a checklist in words, also of one that somebody is typing: the item by its text, how far it is, and what shows that. */
import { type ChecklistItem, itemsOf } from "#data/checklists/checklist.ts";
import { checklistEditions } from "#data/checklists/editions.ts";
import { checklistStateWord } from "../../labels/approach-words.ts";
import { formatDate, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

interface LooseRow {
  readonly [field: string]: unknown;
}

/** Of any edition of any template, as the newest of them says it. */
const itemById = (id: string): ChecklistItem | undefined =>
  (["phases", "agenda"] as const)
    .flatMap((template) => checklistEditions(template).flatMap(itemsOf))
    .findLast((item) => item.id === id);

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** "Wijkteam, 1 oktober 2026" */
export function saidBy({ by, on }: LooseRow): string | undefined {
  const [who, day] = [textIn(by), textIn(on)];
  const when = day === undefined ? undefined : formatDate(day);
  return who !== undefined && when !== undefined ? m.check_said({ by: who, day: when }) : (who ?? when);
}

/** "We kennen de cijfers van de wijk: klaar. Het wijkprofiel lag op tafel. (Wijkteam, 1 oktober 2026)" */
export function checklistRowWords(row: LooseRow): string {
  const found = itemById(String(row.item));
  const what = textIn(row.text) ?? (found ? words(found.text) : String(row.item));
  const said = saidBy(row);
  return [
    `${what.replace(/[.?!]$/, "")}: ${checklistStateWord(String(row.state))}`,
    textIn(row.evidence),
    said === undefined ? undefined : `(${said})`,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}
