/**
 * Checklists as data: a template has editions, an edition has parts with items, and what an area answered belongs to the items by their id.
 * An id always means the same item: an edition may change its words, leave it out, or say which items of the edition before it replaces.
 */
import { z } from "zod";
import { Text } from "../schema/indicator.ts";
import { Day, Link } from "../schema/text.ts";

/** The four phases of an approach; the seven steps to an agenda of a neighbourhood. */
export const checklistTemplates = ["phases", "agenda"] as const;
export type ChecklistTemplate = (typeof checklistTemplates)[number];

/** Not begun, somebody works on it, done, and what does not play here. */
export const checklistStates = ["open", "busy", "done", "notApplicable"] as const;
export type ChecklistState = (typeof checklistStates)[number];

export const ChecklistId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
export const EditionId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/);

const ChecklistItem = z.strictObject({
  id: ChecklistId,
  text: Text,
  why: Text,
  example: Text,
  /** Id of the source after which it was made. */
  source: z.string(),
  /** Items of the edition before that it takes the place of, where the id is a new one. */
  replaces: z.array(ChecklistId).min(1).optional(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const ChecklistEdition = z.strictObject({
  template: z.enum(checklistTemplates),
  id: EditionId,
  day: Day,
  /** Our own words, until an organisation enters an edition of its own. */
  concept: z.boolean(),
  by: Text,
  name: Text,
  lead: Text,
  sources: z.array(z.strictObject({ id: z.string(), name: z.string().min(2), link: Link.optional() })),
  parts: z.array(z.strictObject({ id: ChecklistId, name: Text, items: z.array(ChecklistItem).min(1) })).min(1),
});
export type ChecklistEdition = z.infer<typeof ChecklistEdition>;

export const itemsOf = ({ parts }: Pick<ChecklistEdition, "parts">): ChecklistItem[] => parts.flatMap(({ items }) => items);

/** What is wrong with an edition beside the one before it, in sentences for who writes it. */
export function editionFaults(edition: ChecklistEdition, before: ChecklistEdition | undefined): string[] {
  const items = itemsOf(edition);
  const ids = items.map(({ id }) => id);
  const known = new Set(before === undefined ? [] : itemsOf(before).map(({ id }) => id));
  const sources = new Set(edition.sources.map(({ id }) => id));
  return [
    ...(before !== undefined && before.day > edition.day ? [`${edition.id}: its day lies before that of ${before.id}`] : []),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: two items have this id`),
    ...items.filter(({ source }) => !sources.has(source)).map(({ id, source }) => `${id}: there is no source ${source}`),
    ...items.flatMap(({ id, replaces = [] }) =>
      replaces.filter((one) => !known.has(one)).map((one) => `${id}: replaces ${one}, which the edition before does not have`),
    ),
  ];
}
