/** What a filled checklist holds, out of contents that may be those of a draft. */
import { type ChecklistRow, carried, type FilledChecklist } from "#data/checklists/carry.ts";
import { type ChecklistTemplate, checklistStates, checklistTemplates } from "#data/checklists/checklist.ts";
import { type AnyEdition, checklistEditions } from "#data/editions/edition.ts";

export const templateOf = (content: { readonly [field: string]: unknown }): ChecklistTemplate | undefined =>
  checklistTemplates.find((one) => one === content.template);

const textOrNone = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function rowOf(value: unknown): ChecklistRow[] {
  if (typeof value !== "object" || value === null) return [];
  const held = value as { readonly [field: string]: unknown };
  const item = textOrNone(held.item);
  const state = checklistStates.find((one) => one === held.state) ?? "open";
  const [text, part, evidence, by, on] = [held.text, held.part, held.evidence, held.by, held.on].map(textOrNone);
  return item === undefined ? [] : [{ item, text, part, state, evidence, by, on }];
}

export function answeredOf(content: { readonly [field: string]: unknown }): FilledChecklist {
  const rows = Array.isArray(content.rows) ? content.rows.flatMap(rowOf) : [];
  return { edition: textOrNone(content.edition), rows };
}

/** As the newest edition of its template reads it. */
export const listOf = (editions: readonly AnyEdition[], template: ChecklistTemplate, answered: FilledChecklist) =>
  carried(checklistEditions(editions, template), answered);
