/** The editions that this installation has, the oldest first. They stay: what an area answered in one of them is read by it. */
import { type ChecklistEdition, type ChecklistTemplate, ChecklistEdition as Edition, editionFaults } from "./checklist.ts";
import agenda2026 from "./editions/agenda-2026.json" with { type: "json" };
import phases2026 from "./editions/phases-2026.json" with { type: "json" };

const known = new Map<ChecklistTemplate, ChecklistEdition[]>();

/** Throws an Error where it does not follow on the edition before it, or its id is taken. */
export function defineChecklistEdition(given: unknown): void {
  const edition = Edition.parse(given);
  const earlier = known.get(edition.template) ?? [];
  const wrong = [
    ...editionFaults(edition, earlier.at(-1)),
    ...(earlier.some(({ id }) => id === edition.id) ? [`${edition.id}: there is such an edition of ${edition.template}`] : []),
  ];
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  known.set(edition.template, [...earlier, edition]);
}

for (const edition of [phases2026, agenda2026]) defineChecklistEdition(edition);

export const checklistEditions = (template: ChecklistTemplate): readonly ChecklistEdition[] => known.get(template) ?? [];

/** Throws an Error for a template without one: then nothing can be filled in. */
export function newestEdition(template: ChecklistTemplate): ChecklistEdition {
  const edition = checklistEditions(template).at(-1);
  if (!edition) throw new Error(`The checklist ${template} has no edition: see data/checklists/editions.`);
  return edition;
}
