/** Agreements ("afspraken"): who promised what, for which goal, until when, and how it went. */
import { z } from "zod";
import type { EntryFault } from "../schema/faults.ts";
import { partyRoles } from "../schema/initiative.ts";
import { initiativeThemes } from "../schema/initiative-filter.ts";
import { Day, Link, Period, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, Attachments, EntryId, InternalContact, Themes, uniqueList } from "./fields.ts";

/** Afgesproken, loopt, nagekomen, niet nagekomen, vervallen. */
export const agreementStandings = ["agreed", "running", "kept", "notKept", "lapsed"] as const;
export type AgreementStanding = (typeof agreementStandings)[number];
/** How it ended; these say why and since when. */
export const endedStandings: readonly AgreementStanding[] = ["kept", "notKept", "lapsed"];

/**
 * Which may come after which. What was agreed may begin, or be done with at once; what ended can be put right when somebody knows better,
 * and only what lapsed is agreed anew. What nobody said yet ("agreed") never comes back after it was known to run, or how it ended.
 */
export const followingStandings: Readonly<Record<AgreementStanding, readonly AgreementStanding[]>> = {
  agreed: ["running", "kept", "notKept", "lapsed"],
  running: ["kept", "notKept", "lapsed"],
  kept: ["running", "notKept"],
  notKept: ["running", "kept"],
  lapsed: ["agreed", "running"],
};
export const mayFollow = (before: AgreementStanding, after: AgreementStanding): boolean =>
  before === after || followingStandings[before].includes(after);

export const [mostParties, mostInitiatives] = [30, 20];

export const AgreementParty = z.strictObject({ organisation: typed(2, 160), role: z.enum(partyRoles) });

export const Agreement = z.strictObject({
  title: typed(3, 160),
  /** What exactly was promised. */
  summary: typed(3, 3000),
  parties: uniqueList(AgreementParty, 1, mostParties),
  /** For which goal. */
  goal: typed(3, 500).optional(),
  period: Period.default({}),
  /** Part of regular work, or on top of it. */
  regular: z.boolean().default(false),
  standing: z.enum(agreementStandings).default("agreed"),
  /** Since when it stands so, and why. */
  standingSince: Day.optional(),
  standingReason: typed(3, 1000).optional(),
  themes: Themes,
  areas: AboutAreas.unwrap().min(1),
  /** Ids of the initiatives that it is about; none: it is about the area as a whole. */
  initiatives: uniqueList(EntryId, 0, mostInitiatives).default([]),
  link: Link.optional(),
  attachments: Attachments,
  internalContact: InternalContact,
});
export type Agreement = z.infer<typeof Agreement>;

/** Is a resident party in it? */
export const hasResidents = ({ parties = [] }: Partial<Pick<Agreement, "parties">>): boolean =>
  parties.some(({ role }) => role === "bewoners");

function faultsBetween({ standing, standingSince, standingReason }: Partial<Agreement>): EntryFault[] {
  const faults: EntryFault[] = [];
  if (standing === undefined || !endedStandings.includes(standing)) return faults;
  if (standingSince === undefined) faults.push({ path: "standingSince", code: "required" });
  // That it was kept speaks for itself.
  if (standing !== "kept" && standingReason === undefined) faults.push({ path: "standingReason", code: "required" });
  return faults;
}

/** Beside what is public. */
function faultsOfStep(before: Partial<Agreement>, after: Partial<Agreement>): EntryFault[] {
  const [from = "agreed", to = "agreed"] = [before.standing, after.standing];
  return mayFollow(from, to) ? [] : [{ path: "standing", code: "standing" }];
}

export const agreement: EntryDefinition = {
  type: "agreement",
  dutch: "afspraken",
  home: "/aanpak",
  number: 9,
  schema: Agreement,
  proposed: ["summary", "parties", "areas"],
  public: [
    "summary",
    "parties",
    "goal",
    "period",
    "regular",
    "standing",
    "standingSince",
    "standingReason",
    "themes",
    "areas",
    "initiatives",
    "link",
    "attachments",
  ],
  kinds: [],
  links: { initiatives: "initiative" },
  faults: (content) => faultsBetween(content as Partial<Agreement>),
  follows: (before, after) => faultsOfStep(before as Partial<Agreement>, after as Partial<Agreement>),
  listed: (content) => {
    const { summary, goal, parties = [], period, standingReason } = content as Partial<Agreement>;
    return {
      title: content.title,
      texts: [summary, goal, standingReason, ...parties.map(({ organisation }) => organisation)],
      themes: content.themes,
      ...(period === undefined ? {} : { period }),
    };
  },
  schemaOrg: () => "Action",
  confirmed: true,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
        { field: "goal", as: "text", optional: true },
        { field: "regular", as: "own", look: "regular" },
      ],
    },
    {
      part: "who",
      fields: [
        {
          field: "parties",
          as: "rows",
          start: { role: "uitvoerder" },
          fields: [
            { field: "organisation", as: "own", look: "organisation" },
            { field: "role", as: "select", of: partyRoles },
          ],
        },
        { field: "organisation", as: "owner" },
      ],
    },
    { part: "when", fields: [{ field: "period", as: "period", optional: true }] },
    {
      part: "standing",
      fields: [
        { field: "standing", as: "select", of: agreementStandings },
        { field: "standingSince", as: "day", optional: true },
        { field: "standingReason", as: "longText", optional: true },
      ],
    },
    {
      part: "about",
      fields: [
        { field: "areas", as: "areas", most: 100 },
        { field: "themes", as: "ticks", of: initiativeThemes },
        { field: "initiatives", as: "entries", of: "initiative", most: mostInitiatives, optional: true },
      ],
    },
    {
      part: "contact",
      fields: [
        { field: "link", as: "link", optional: true },
        { field: "attachments", as: "attachments", optional: true },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
