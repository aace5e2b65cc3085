/**
 * Checklists as data: a template has editions, an edition has parts with items, and what an area answered belongs to the items by their id.
 * An id always means the same item: an edition may change its words, leave it out, or say which items of the edition before it replaces.
 */
import { z } from "zod";
import type { EntryFault } from "../schema/faults.ts";
import { Day, Link, typed } from "../schema/text.ts";

/** The four phases of an approach; the seven steps to an agenda of a neighbourhood. */
export const checklistTemplates = ["phases", "agenda"] as const;
export type ChecklistTemplate = (typeof checklistTemplates)[number];

/** Not begun, somebody works on it, done, and what does not play here. */
export const checklistStates = ["open", "busy", "done", "notApplicable"] as const;
export type ChecklistState = (typeof checklistStates)[number];

export const ChecklistId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
export const EditionId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/);

/** So many items in an edition, in all its parts together; and so many of those before become one. */
export const [mostItems, mostReplaced] = [120, 20];

/** Who writes no English shows the Dutch to everybody. */
export const EditionWords = z
  .strictObject({ nl: typed(2, 600), en: typed(2, 600).optional() })
  .transform(({ nl, en = nl }) => ({ nl, en }));

const ChecklistItem = z.strictObject({
  id: ChecklistId,
  text: EditionWords,
  why: EditionWords,
  example: EditionWords,
  /** Id of the source after which it was made. */
  source: z.string(),
  /** Items of the edition before that it takes the place of, where the id is a new one. */
  replaces: z.array(ChecklistId).min(1).max(mostReplaced).optional(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const ChecklistEdition = z.strictObject({
  template: z.enum(checklistTemplates),
  id: EditionId,
  day: Day,
  /** Our own words, until an organisation enters an edition of its own. */
  concept: z.boolean(),
  by: EditionWords,
  name: EditionWords,
  lead: EditionWords,
  sources: z.array(z.strictObject({ id: ChecklistId, name: typed(2, 300), link: Link.optional() })).max(40),
  parts: z
    .array(z.strictObject({ id: ChecklistId, name: EditionWords, items: z.array(ChecklistItem).min(1).max(mostItems) }))
    .min(1)
    .max(20),
});
export type ChecklistEdition = z.infer<typeof ChecklistEdition>;

export const itemsOf = ({ parts }: Pick<ChecklistEdition, "parts">): ChecklistItem[] => parts.flatMap(({ items }) => items);

/** Ids that another before them in the list has. */
export function twiceFaults(named: readonly { path: string; id: string }[]): EntryFault[] {
  const seen = new Set<string>();
  return named.flatMap(({ path, id }) => (seen.size < seen.add(id).size ? [] : [{ path: `${path}.id`, code: "twice" as const }]));
}

/** What is wrong with an edition in itself and beside the one before it, for who writes it. */
export function checklistFaults(edition: ChecklistEdition, before: ChecklistEdition | undefined): EntryFault[] {
  const items = edition.parts.flatMap((part, at) =>
    part.items.map((item, within) => ({ path: `parts.${at}.items.${within}`, id: item.id, item })),
  );
  if (items.length > mostItems) return [{ path: "parts", code: "many" }];
  const known = new Set(before === undefined ? [] : itemsOf(before).map(({ id }) => id));
  const sources = new Set(edition.sources.map(({ id }) => id));
  return [
    ...twiceFaults(edition.sources.map(({ id }, at) => ({ path: `sources.${at}`, id }))),
    ...twiceFaults(edition.parts.map(({ id }, at) => ({ path: `parts.${at}`, id }))),
    ...twiceFaults(items),
    ...items
      .filter(({ item }) => !sources.has(item.source))
      .map(({ path }) => ({ path: `${path}.source`, code: "source" }) as const),
    ...items.flatMap(({ path, item: { replaces = [] } }) =>
      replaces.flatMap((one, at) => (known.has(one) ? [] : [{ path: `${path}.replaces.${at}`, code: "replaces" } as const])),
    ),
  ];
}
