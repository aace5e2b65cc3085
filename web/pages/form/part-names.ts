/** The parts of the form, in their order, and which fields stand in each. */
import * as m from "../../paraglide/messages.js";

export const partNames = [
  "what",
  "where",
  "when",
  "who",
  "goals",
  "money",
  "agreements",
  "evidence",
  "contact",
  "consent",
] as const;
export type PartName = (typeof partNames)[number];

const words: Record<PartName, () => string> = {
  what: m.form_part_what,
  where: m.form_part_where,
  when: m.form_part_when,
  who: m.form_part_who,
  goals: m.form_part_goals,
  money: m.form_part_money,
  agreements: m.form_part_agreements,
  evidence: m.form_part_evidence,
  contact: m.form_part_contact,
  consent: m.form_consent_part,
};
export const partWord = (part: PartName): string => words[part]();
export const partId = (part: PartName): string => `deel-${part}`;

const partOf: Record<string, PartName> = {
  place: "where",
  workingArea: "where",
  period: "when",
  organisation: "who",
  parties: "who",
  goals: "goals",
  funding: "money",
  agreements: "agreements",
  evidence: "evidence",
  source: "evidence",
  link: "evidence",
  publicContact: "contact",
  internalContact: "contact",
  consent: "consent",
  email: "consent",
};
/** Part in which the field of a path stands. */
export const partWith = (path: string): PartName => partOf[path.split(".")[0] ?? ""] ?? "what";
