/** Initiatives as a type of entry. */
import { evidenceLevels, Initiative, partyRoles, targetGroups } from "../schema/initiative.ts";
import { initiativeThemes, kinds, lifecycles, type Phase, phases } from "../schema/initiative-filter.ts";
import type { EntryDefinition } from "./definition.ts";

export const initiative: EntryDefinition = {
  type: "initiative",
  dutch: "initiatieven",
  home: "/initiatieven",
  number: 0,
  schema: Initiative,
  proposed: ["place"],
  public: [
    "summary",
    "kind",
    "themes",
    "phase",
    "lifecycle",
    "targetGroups",
    "reach",
    "period",
    "regular",
    "goals",
    "parties",
    "funding",
    "agreements",
    "evidence",
    "source",
    "licence",
    "link",
    "address",
    "openingHours",
    "openingNote",
    "takePart",
    "photos",
    "attachments",
    "publicContact",
    "place",
    "workingArea",
  ],
  kinds,
  listed: ({ title, summary, kind, themes, phase, lifecycle, period, reach, parties = [], address = {} }) => ({
    title,
    texts: [summary, ...parties.map(({ organisation }) => organisation), ...Object.values(address)],
    kind,
    themes,
    phases: phases.filter((one): one is Phase => one === phase),
    lifecycle,
    period,
    reach,
  }),
  links: { "funding.partOf": "fundingLine" },
  schemaOrg: () => "Project",
  confirmed: true,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
        { field: "kind", as: "radios", of: kinds },
        { field: "themes", as: "ticks", of: initiativeThemes },
        { field: "phase", as: "select", of: phases },
        { field: "lifecycle", as: "select", of: lifecycles },
        { field: "targetGroups", as: "ticks", of: targetGroups, optional: true },
        { field: "reach", as: "number", optional: true },
        { field: "regular", as: "own", look: "regular" },
      ],
    },
    { part: "where", fields: [{ field: "place", as: "place" }] },
    { part: "when", fields: [{ field: "period", as: "period" }] },
    { part: "visit", fields: [{ field: "openingHours", as: "own", look: "visit" }] },
    {
      part: "who",
      fields: [
        { field: "organisation", as: "owner" },
        {
          field: "parties",
          as: "rows",
          start: { role: "trekker" },
          fields: [
            { field: "organisation", as: "own", look: "organisation" },
            { field: "role", as: "select", of: partyRoles },
          ],
        },
      ],
    },
    { part: "goals", fields: [{ field: "goals", as: "own", look: "goals" }] },
    { part: "money", fields: [{ field: "funding", as: "own", look: "funding" }] },
    {
      part: "agreements",
      fields: [
        {
          field: "agreements",
          as: "rows",
          fields: [
            { field: "what", as: "longText" },
            { field: "who", as: "text" },
            { field: "until", as: "day", optional: true },
          ],
        },
      ],
    },
    {
      part: "evidence",
      fields: [
        { field: "evidence", as: "select", of: evidenceLevels },
        { field: "source", as: "text", optional: true },
        { field: "link", as: "link", optional: true },
      ],
    },
    {
      part: "files",
      fields: [
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
