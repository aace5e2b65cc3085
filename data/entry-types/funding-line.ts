/** Funding lines of an area ("geldstromen"): who pays how much, by which instrument, from when to when. */
import { z } from "zod";
import { Amount, durations, fundingStatuses, payers } from "../schema/initiative.ts";
import { initiativeThemes } from "../schema/initiative-filter.ts";
import { Link, Period, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, Attachments, InternalContact, Themes, uniqueList } from "./fields.ts";

export const FundingLineEntry = z.strictObject({
  title: typed(3, 160),
  summary: typed(3, 2000).optional(),
  /** Who pays. */
  source: typed(2, 120),
  payer: z.enum(payers),
  /** Of those that are known with their rules, or another one by its name. */
  instrument: typed(2, 120).optional(),
  /** Euro; absent where only the source is known. Of structural money that of one year. */
  amount: Amount.optional(),
  period: Period.default({}),
  status: z.enum(fundingStatuses),
  duration: z.enum(durations).default("temporary"),
  themes: uniqueList(Themes.element, 0, 8).default([]),
  /** Where it may be spent: it need not be the area of an approach. */
  areas: AboutAreas.unwrap().min(1),
  link: Link.optional(),
  attachments: Attachments,
  internalContact: InternalContact,
});
export type FundingLineEntry = z.infer<typeof FundingLineEntry>;

export const fundingLine: EntryDefinition = {
  type: "fundingLine",
  dutch: "geldstromen",
  home: "/aanpak",
  number: 10,
  schema: FundingLineEntry,
  proposed: ["source", "areas"],
  public: [
    "summary",
    "source",
    "payer",
    "instrument",
    "amount",
    "period",
    "status",
    "duration",
    "themes",
    "areas",
    "link",
    "attachments",
  ],
  kinds: [],
  listed: (content) => {
    const { summary, source, instrument, period } = content as Partial<FundingLineEntry>;
    return {
      title: content.title,
      texts: [summary, source, instrument],
      themes: content.themes,
      ...(period === undefined ? {} : { period }),
    };
  },
  schemaOrg: () => "MonetaryGrant",
  confirmed: true,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText", optional: true },
      ],
    },
    {
      part: "money",
      fields: [
        { field: "source", as: "text" },
        { field: "payer", as: "select", of: payers },
        { field: "instrument", as: "text", offers: "instruments", optional: true },
        { field: "amount", as: "number", optional: true },
        { field: "status", as: "radios", of: fundingStatuses },
        { field: "duration", as: "radios", of: durations },
        { field: "period", as: "period", optional: true },
      ],
    },
    {
      part: "about",
      fields: [
        { field: "areas", as: "areas", most: 100 },
        { field: "themes", as: "ticks", of: initiativeThemes, optional: true },
      ],
    },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "link", as: "link", optional: true },
        { field: "attachments", as: "attachments", optional: true },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
