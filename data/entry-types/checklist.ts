/** A filled checklist of one area: per item how far it is, what shows that, who said so and when. The items themselves are in editions: data/editions. */
import { z } from "zod";
import { ChecklistId, checklistStates, checklistTemplates, EditionId } from "../checklists/checklist.ts";
import type { EntryFault } from "../schema/faults.ts";
import { Day, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, InternalContact, uniqueList } from "./fields.ts";

/** Also answers of editions before: nothing is ever dropped. */
const mostRows = 400;

const Row = z.strictObject({
  item: ChecklistId,
  /** Of an item of their own: what it asks, and in which part it stands. */
  text: typed(3, 300).optional(),
  part: ChecklistId.optional(),
  state: z.enum(checklistStates),
  /** What shows it, or why it does not play here. */
  evidence: typed(2, 1000).optional(),
  /** A team or an organisation. */
  by: typed(2, 160).optional(),
  on: Day.optional(),
});

export const Checklist = z.strictObject({
  title: typed(3, 160),
  template: z.enum(checklistTemplates),
  /** In which edition it was answered, or looked through. */
  edition: EditionId.optional(),
  /** The one area that it is about. */
  areas: uniqueList(AboutAreas.unwrap().element, 1, 1),
  rows: z.array(Row).max(mostRows).default([]),
  internalContact: InternalContact,
});
export type Checklist = z.infer<typeof Checklist>;

function faultsBetween({ edition, rows = [] }: Partial<Checklist>): EntryFault[] {
  const seen = new Set<string>();
  const faults: EntryFault[] = rows.length > 0 && edition === undefined ? [{ path: "edition", code: "required" }] : [];
  rows.forEach(({ item, part, text }, at) => {
    if (seen.has(item)) faults.push({ path: `rows.${at}.item`, code: "twice" });
    seen.add(item);
    if (part !== undefined && text === undefined) faults.push({ path: `rows.${at}.text`, code: "required" });
  });
  return faults;
}

export const checklist: EntryDefinition = {
  type: "checklist",
  dutch: "checklists",
  home: "/aanpak",
  number: 11,
  schema: Checklist,
  proposed: ["template", "areas"],
  public: ["template", "edition", "areas", "rows"],
  kinds: [],
  faults: (content) => faultsBetween(content as Partial<Checklist>),
  listed: (content) => {
    const { rows = [] } = content as Partial<Checklist>;
    return { title: content.title, texts: rows.flatMap(({ text, evidence, by }) => [text, evidence, by]) };
  },
  schemaOrg: () => "ItemList",
  confirmed: false,
  form: [
    {
      part: "about",
      fields: [
        { field: "title", as: "text" },
        { field: "areas", as: "areas", most: 1 },
        { field: "template", as: "radios", of: checklistTemplates },
      ],
    },
    { part: "rows", fields: [{ field: "rows", as: "own", look: "checklist", apart: "item" }] },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
