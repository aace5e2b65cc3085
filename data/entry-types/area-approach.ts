/** The approach of one area ("aanpak"): who works together, on what plans, in which phase, towards which goals. */
import { z } from "zod";
import type { EntryFault } from "../schema/faults.ts";
import { Goal, partyRoles } from "../schema/initiative.ts";
import { phases } from "../schema/initiative-filter.ts";
import { Day, Link, Period, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, Attachments, InternalContact, uniqueList } from "./fields.ts";

/** The regulation names the first two as what an alliance steers on and what it does (Stcrt. 2025, 20924). */
export const planKinds = ["gebiedsplan", "uitvoeringsprogramma", "convenant", "wijkanalyse", "anders"] as const;
/** Who leads the alliance, beside the roles that parties have everywhere. */
export const allianceRoles = ["voorzitter", ...partyRoles] as const;

export const [mostMembers, mostPlans, mostPhases, mostGoals] = [60, 20, 12, 30];

export const AreaApproach = z.strictObject({
  title: typed(3, 160),
  /** What a new colleague should know in a minute. */
  summary: typed(10, 3000),
  /** The one area or group of areas that it is for. */
  areas: uniqueList(AboutAreas.unwrap().element, 1, 1),
  /** Begin and horizon. */
  period: Period.default({}),
  alliance: z
    .array(z.strictObject({ organisation: typed(2, 160), role: z.enum(allianceRoles), note: typed(2, 200).optional() }))
    .max(mostMembers)
    .default([]),
  /** How residents take part in decisions. */
  residents: typed(3, 1000).optional(),
  plans: z
    .array(
      z.strictObject({
        kind: z.enum(planKinds),
        title: typed(2, 200),
        day: Day.optional(),
        link: Link.optional(),
        goals: typed(3, 2000).optional(),
      }),
    )
    .max(mostPlans)
    .default([]),
  /** Every phase that it was in, with the day on which that began. */
  phaseHistory: uniqueList(z.strictObject({ phase: z.enum(phases), since: Day }), 0, mostPhases).default([]),
  goals: z.array(Goal).max(mostGoals).default([]),
  link: Link.optional(),
  attachments: Attachments,
  source: typed(2, 500).optional(),
  internalContact: InternalContact,
});
export type AreaApproach = z.infer<typeof AreaApproach>;

/** In the order of their days: the last is the phase of now. */
export const phasesSince = ({ phaseHistory = [] }: Partial<Pick<AreaApproach, "phaseHistory">>): AreaApproach["phaseHistory"] =>
  [...phaseHistory].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));

function faultsBetween({ phaseHistory = [] }: Partial<AreaApproach>): EntryFault[] {
  const days = phaseHistory.map(({ since }) => since);
  const again = days.findIndex((day, at) => days.indexOf(day) !== at);
  return again === -1 ? [] : [{ path: `phaseHistory.${again}.since`, code: "twice" }];
}

export const areaApproach: EntryDefinition = {
  type: "areaApproach",
  dutch: "aanpakken",
  home: "/aanpak",
  number: 8,
  schema: AreaApproach,
  proposed: ["summary", "areas"],
  public: [
    "summary",
    "areas",
    "period",
    "alliance",
    "residents",
    "plans",
    "phaseHistory",
    "goals",
    "link",
    "attachments",
    "source",
  ],
  kinds: [],
  faults: (content) => faultsBetween(content as Partial<AreaApproach>),
  listed: (content) => {
    const { summary, residents, alliance = [], plans = [], goals = [], period, ...more } = content as Partial<AreaApproach>;
    const phase = phasesSince(more).at(-1)?.phase;
    return {
      title: content.title,
      texts: [
        summary,
        residents,
        ...alliance.map(({ organisation }) => organisation),
        ...plans.flatMap((plan) => [plan.title, plan.goals]),
        ...goals.map(({ text }) => text),
      ],
      phases: phase === undefined ? [] : [phase],
      ...(period === undefined ? {} : { period }),
    };
  },
  schemaOrg: () => "Project",
  confirmed: true,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "areas", as: "areas", most: 1 },
        { field: "summary", as: "longText" },
        { field: "period", as: "period", optional: true },
      ],
    },
    {
      part: "alliance",
      fields: [
        {
          field: "alliance",
          as: "rows",
          start: { role: "partner" },
          fields: [
            { field: "organisation", as: "own", look: "organisation" },
            { field: "role", as: "select", of: allianceRoles },
            { field: "note", as: "text", optional: true },
          ],
        },
        { field: "residents", as: "longText", optional: true },
      ],
    },
    {
      part: "phase",
      fields: [
        {
          field: "phaseHistory",
          as: "rows",
          fields: [
            { field: "phase", as: "select", of: phases },
            { field: "since", as: "day" },
          ],
        },
      ],
    },
    {
      part: "plans",
      fields: [
        {
          field: "plans",
          as: "rows",
          start: { kind: "gebiedsplan" },
          fields: [
            { field: "kind", as: "select", of: planKinds },
            { field: "title", as: "text" },
            { field: "day", as: "day", optional: true },
            { field: "link", as: "link", optional: true },
            { field: "goals", as: "longText", optional: true },
          ],
        },
        { field: "attachments", as: "attachments", optional: true },
      ],
    },
    { part: "goals", fields: [{ field: "goals", as: "own", look: "goals", optional: true }] },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "link", as: "link", optional: true },
        { field: "source", as: "text", optional: true },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
