/**
 * Editions of the checklists and of the questions of an assessment, as one list: the oldest first, of each template its own line. They stay:
 * what was answered in one of them is read by it.
 */
import { z } from "zod";
import { Framework, frameworkFaults } from "../assessment/framework.ts";
import {
  ChecklistEdition,
  type ChecklistTemplate,
  checklistFaults,
  checklistTemplates,
  EditionId,
  itemsOf,
} from "../checklists/checklist.ts";
import type { EntryFault } from "../schema/faults.ts";

/** What has editions. */
export const editionTemplates = [...checklistTemplates, "framework"] as const;
export type EditionTemplate = (typeof editionTemplates)[number];

export const AnyEdition = z.discriminatedUnion("template", [ChecklistEdition, Framework]);
export type AnyEdition = z.infer<typeof AnyEdition>;

export const EditionList = z.object({ editions: z.array(AnyEdition) }).meta({ id: "Editions" });

/** `after`: id of the edition of its template that is in use, as it was when this one was looked at. */
export const EditionInput = z.strictObject({ edition: AnyEdition, after: EditionId });

export const checklistEditions = (editions: readonly AnyEdition[], template: ChecklistTemplate): ChecklistEdition[] =>
  editions.filter((one): one is ChecklistEdition => one.template === template);

export const frameworksOf = (editions: readonly AnyEdition[]): Framework[] =>
  editions.filter((one): one is Framework => one.template === "framework");

export const newestEdition = (editions: readonly AnyEdition[], template: EditionTemplate): AnyEdition | undefined =>
  editions.findLast((one) => one.template === template);

/** Throws an Error for a template without one: then nothing can be filled in. */
export function newestChecklist(editions: readonly AnyEdition[], template: ChecklistTemplate): ChecklistEdition {
  const edition = checklistEditions(editions, template).at(-1);
  if (!edition) throw new Error(`The checklist ${template} has no edition: see data/editions.`);
  return edition;
}

/** What is wrong with an edition that is to follow on these, in itself too. */
export function editionFaults(edition: AnyEdition, editions: readonly AnyEdition[]): EntryFault[] {
  const earlier = editions.filter(({ template }) => template === edition.template);
  const before = earlier.at(-1);
  return [
    ...(earlier.some(({ id }) => id === edition.id) ? [{ path: "id", code: "editionTaken" } as const] : []),
    ...(before !== undefined && before.day > edition.day ? [{ path: "day", code: "editionDay" } as const] : []),
    ...(edition.template === "framework"
      ? frameworkFaults(edition)
      : [...checklistFaults(edition, checklistEditions(editions, edition.template).at(-1)), ...elsewhere(edition, editions)]),
  ];
}

/** An id means one item, whichever the template. */
function elsewhere({ template, parts }: ChecklistEdition, editions: readonly AnyEdition[]): EntryFault[] {
  const others = checklistTemplates.filter((one) => one !== template).flatMap((one) => checklistEditions(editions, one));
  const taken = new Set(others.flatMap((one) => itemsOf(one).map(({ id }) => id)));
  return parts.flatMap(({ items }, at) =>
    items.flatMap(({ id }, within) =>
      taken.has(id) ? [{ path: `parts.${at}.items.${within}.id`, code: "elsewhere" as const }] : [],
    ),
  );
}

/** The year alone is the name of an edition that comes along with the program: one that is entered can never meet it. */
const ours = { id: /^\d{4}$/, by: /^wijkblik$/i };

/** Beside `editionFaults`: what is wrong with one that an organisation enters. It is theirs, and says so. */
export const enteredFaults = ({ id, concept, by }: AnyEdition): EntryFault[] => [
  ...(ours.id.test(id) ? [{ path: "id", code: "editionName" } as const] : []),
  ...(concept ? [{ path: "concept", code: "editionConcept" } as const] : []),
  ...(ours.by.test(by.nl) ? [{ path: "by.nl", code: "editionBy" } as const] : []),
];
