/**
 * What a type of entry is: its fields, what of them is public, what lists find it by, and the form. Store, routes, API document,
 * permissions, queue, history, form, import, export, feeds and search follow from it; the files beside this one are the types there are.
 */
import type { z } from "zod";
import type { EntryFault } from "../schema/faults.ts";
import type { EntryContent, ListedContent, SearchedContent } from "../schema/record.ts";
import type { Meeting } from "./meeting.ts";

/** How a field is asked; its label, its hint and the words of its choices stand in web/labels/entry-words.ts under its name. */
export type FormField = {
  field: string;
  optional?: true;
} /** With a list of names in web/pages/form/form-field.tsx that are offered; another may be typed. */ & (
  | { as: "text"; offers?: "instruments" }
  | { as: "longText" | "number" | "day" | "link" | "email" | "tick" | "period" }
  /** One, with all in sight or in a list; or several. */
  | { as: "radios" | "select" | "ticks"; of: readonly string[] }
  /** A list of short texts. */
  | { as: "texts"; most: number }
  /** Codes of areas that are found by name, and how many there may be. */
  | { as: "areas"; most: number }
  | { as: "place" | "photos" | "attachments" | "contact" | "owner" | "indicator" }
  /** Ids of entries of another type. */
  | { as: "entries"; of: string; most: number }
  /** As many times as it takes. */
  | { as: "rows"; fields: readonly FormField[]; start?: Readonly<Record<string, string>> }
  /** Its look is its own: a component by this name in web/pages/form/own-fields.tsx. `apart`: by what two rows are never the same one. */
  | { as: "own"; look: string; apart?: string }
);

export interface FormPart {
  /** Its heading stands in web/labels/entry-words.ts. */
  part: string;
  fields: readonly FormField[];
}

export interface EntryDefinition {
  /** English, singular: "publication". In rows, events, files and the API. */
  type: string;
  /** As a collection of OGC API Features, in the address of a page and as the name of a file: "publicaties". */
  dutch: string;
  /** Where its pages begin: /kennis/publicaties. What an approach runs on (agreements, money) is at home in /aanpak. */
  home: "/initiatieven" | "/kennis" | "/aanpak";
  /** In the numbers of what is public, so that words of one type stand together: 0 to 31, never changed and never used again. */
  number: number;
  /** All its fields. */
  schema: z.ZodObject;
  /** Fields besides the title that a proposal of somebody without an account must have. */
  proposed: readonly string[];
  /** Fields besides the title that everybody may see: what is not named here never leaves. Of a place no more than its precision allows. */
  public: readonly string[];
  /** Values of `kind`, where its entries are of several. */
  kinds: readonly string[];
  listed: (content: SearchedContent) => ListedContent;
  /** When people meet, where that is what it is about: a calendar has an event for each, and not for its first and last day. */
  meetings?: (content: SearchedContent) => readonly Meeting[];
  /** What schema.org calls it, for search engines; absent: "CreativeWork". */
  schemaOrg?: (content: SearchedContent) => string;
  /** Is somebody asked every half year whether it is still true? What was written does not change. */
  confirmed: boolean;
  form: readonly FormPart[];
  /** Fields of these that stay inside for what the contents say themselves, such as a name that may not be told. */
  withheld?: (content: EntryContent) => readonly string[];
  /** What is wrong between fields, which the schema of none of them sees. */
  faults?: (content: EntryContent) => EntryFault[];
  /** What is wrong with a step from what is public to this, as a fault of the field: some follow on one another and others do not. */
  follows?: (before: SearchedContent, after: SearchedContent) => EntryFault[];
  /**
   * Fields that hold the id of an entry, or several, and of which type: kept as links, so that either page leads to the other. "rows.field"
   * is a field of each of the rows.
   */
  links?: Readonly<Record<string, string>>;
  /** Does what somebody without an account sends wait until they confirm their mailbox? Others are asked to do something for it. */
  mailFirst?: true;
  /** Contents that are judged and never become public, because whoever sent them said so. */
  inside?: (content: EntryContent) => boolean;
  /** Was it told with consent? Whoever withdraws that takes it away for good, with its history and its files (store/entries/retract.ts). */
  consent?: true;
}
