/** Practice examples: what was tried somewhere, what it cost, what worked and what did not. */
import { z } from "zod";
import { evidenceLevels } from "../schema/initiative.ts";
import { Email, Link, Period, Phone, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import {
  AboutAreas,
  Attachments,
  aboutFields,
  EntryId,
  InternalContact,
  Phases,
  Photos,
  phasesInOrder,
  Themes,
  uniqueList,
} from "./fields.ts";

export const Example = z.strictObject({
  title: typed(3, 160),
  summary: typed(10, 2000),
  /** What was the matter. */
  problem: typed(10, 3000),
  /** What was done. */
  approach: typed(10, 5000),
  costs: typed(2, 1000).optional(),
  worked: typed(10, 3000),
  failed: typed(2, 3000).optional(),
  evidence: z.enum(evidenceLevels).default("geen"),
  themes: Themes,
  phases: Phases,
  areas: AboutAreas,
  period: Period.default({}),
  organisations: uniqueList(typed(2, 160), 0, 20).default([]),
  /** Ids of the initiatives and publications that it is about. */
  initiatives: uniqueList(EntryId, 0, 20).default([]),
  publications: uniqueList(EntryId, 0, 20).default([]),
  link: Link.optional(),
  source: typed(2, 500).optional(),
  photos: Photos,
  attachments: Attachments,
  /** For everybody: a function address rather than a person. */
  publicContact: z.strictObject({ name: typed(2, 120).optional(), email: Email.optional(), phone: Phone.optional() }).optional(),
  internalContact: InternalContact,
});
export type Example = z.infer<typeof Example>;

export const example: EntryDefinition = {
  type: "example",
  dutch: "praktijkvoorbeelden",
  home: "/kennis",
  number: 2,
  schema: Example,
  proposed: ["approach"],
  public: [
    "summary",
    "problem",
    "approach",
    "costs",
    "worked",
    "failed",
    "evidence",
    "themes",
    "phases",
    "areas",
    "period",
    "organisations",
    "initiatives",
    "publications",
    "link",
    "source",
    "photos",
    "attachments",
    "publicContact",
  ],
  kinds: [],
  links: { initiatives: "initiative", publications: "publication" },
  listed: (content) => {
    const { problem, approach, worked, organisations = [], phases: its } = content as Partial<Example>;
    return {
      title: content.title,
      texts: [content.summary, problem, approach, worked, ...organisations],
      themes: content.themes,
      phases: phasesInOrder(its),
      period: content.period,
    };
  },
  schemaOrg: () => "Article",
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
        { field: "problem", as: "longText" },
        { field: "approach", as: "longText" },
      ],
    },
    {
      part: "learned",
      fields: [
        { field: "worked", as: "longText" },
        { field: "failed", as: "longText", optional: true },
        { field: "costs", as: "longText", optional: true },
        { field: "evidence", as: "select", of: evidenceLevels },
      ],
    },
    {
      part: "about",
      fields: [...aboutFields, { field: "period", as: "period", optional: true }],
    },
    {
      part: "makers",
      fields: [
        { field: "organisations", as: "texts", most: 20, optional: true },
        { field: "organisation", as: "owner" },
        { field: "initiatives", as: "entries", of: "initiative", most: 20, optional: true },
        { field: "publications", as: "entries", of: "publication", most: 20, optional: true },
      ],
    },
    {
      part: "files",
      fields: [
        { field: "link", as: "link", optional: true },
        { field: "source", as: "text", optional: true },
        { field: "photos", as: "photos", optional: true },
        { field: "attachments", as: "attachments", optional: true },
      ],
    },
    {
      part: "contact",
      fields: [
        { field: "publicContact", as: "contact", optional: true },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
