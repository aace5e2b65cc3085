/** Publications: reports, books, manifests and other texts of the field. An edition says which one it replaces. */
import { z } from "zod";
import type { FaultCode } from "../schema/faults.ts";
import { Day, Link, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import {
  AboutAreas,
  Attachments,
  aboutFields,
  EntryId,
  InternalContact,
  Phases,
  phasesInOrder,
  Themes,
  uniqueList,
} from "./fields.ts";

const fault = (code: FaultCode) => code;

export const publicationKinds = [
  "boek",
  "rapport",
  "handreiking",
  "manifest",
  "agenda",
  "dossier",
  "artikel",
  "website",
] as const;
export const languages = ["nl", "en", "fy", "de", "fr"] as const;

/** A day, a month or a year: "2022-09-29", "2022-09", "2022". Of many publications no more is known. */
const Dated = z.string().refine((text) => partial.test(text) || Day.safeParse(text).success, fault("dated"));
const partial = /^(19|20|21)\d{2}(-(0[1-9]|1[0-2]))?$/;

export const Publication = z.strictObject({
  title: typed(3, 200),
  /** In own words. */
  summary: typed(10, 3000),
  kind: z.enum(publicationKinds),
  authors: uniqueList(typed(2, 160), 0, 30).default([]),
  /** Who made or published it. */
  organisations: uniqueList(typed(2, 160), 1, 20),
  /** As Dublin Core calls it; "date" would promise a whole day. Absent where nobody knows it. */
  issued: Dated.optional(),
  /** "eerste druk", "versie 2". */
  edition: typed(1, 80).optional(),
  /** Id of the publication that this is a newer edition of. */
  replaces: EntryId.optional(),
  themes: Themes,
  phases: Phases,
  areas: AboutAreas,
  language: z.enum(languages).default("nl"),
  licence: typed(2, 120).optional(),
  link: Link.optional(),
  attachments: Attachments,
  /** Where it was found, for whoever checks it. */
  source: typed(2, 500).optional(),
  internalContact: InternalContact,
});
export type Publication = z.infer<typeof Publication>;

/** First and last day of a date that may be a month or a year. */
export function daysOfDate(date: string): { from: string; to: string } {
  const [year = "", month] = date.split("-");
  if (date.length === 10) return { from: date, to: date };
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${date}-01`, to: `${date}-${last}` };
}

/** A manifest, an agenda, a dossier and a guide are a creative work like any other there. */
const schemaOrgKinds: Readonly<Record<string, string>> = {
  boek: "Book",
  rapport: "Report",
  artikel: "Article",
  website: "WebSite",
};

export const publication: EntryDefinition = {
  type: "publication",
  dutch: "publicaties",
  home: "/kennis",
  number: 1,
  schema: Publication,
  proposed: ["organisations"],
  public: [
    "summary",
    "kind",
    "authors",
    "organisations",
    "issued",
    "edition",
    "replaces",
    "themes",
    "phases",
    "areas",
    "language",
    "licence",
    "link",
    "attachments",
    "source",
  ],
  kinds: publicationKinds,
  links: { replaces: "publication" },
  listed: (content) => {
    const { authors = [], organisations = [], edition, issued, phases: its } = content as Partial<Publication>;
    return {
      title: content.title,
      texts: [content.summary, ...authors, ...organisations, edition],
      kind: content.kind,
      themes: content.themes,
      phases: phasesInOrder(its),
      period: issued === undefined ? undefined : daysOfDate(issued),
    };
  },
  schemaOrg: ({ kind }) => schemaOrgKinds[kind ?? ""] ?? "CreativeWork",
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
        { field: "kind", as: "select", of: publicationKinds },
        { field: "issued", as: "text", optional: true },
        { field: "edition", as: "text", optional: true },
        { field: "replaces", as: "entries", of: "publication", most: 1, optional: true },
        { field: "language", as: "select", of: languages },
      ],
    },
    {
      part: "makers",
      fields: [
        { field: "organisations", as: "texts", most: 20 },
        { field: "authors", as: "texts", most: 20, optional: true },
        { field: "organisation", as: "owner" },
      ],
    },
    {
      part: "about",
      fields: aboutFields,
    },
    {
      part: "files",
      fields: [
        { field: "link", as: "link", optional: true },
        { field: "attachments", as: "attachments", optional: true },
        { field: "licence", as: "text", optional: true },
        { field: "source", as: "text", optional: true },
      ],
    },
    { part: "contact", fields: [{ field: "internalContact", as: "contact", optional: true }] },
  ],
};
