/** Activities: a series of meetings, for whom there is a place and by which rule, and what came out of it afterwards. */
import { z } from "zod";
import type { EntryFault } from "../schema/faults.ts";
import { Address, isOpenPlace, Place } from "../schema/initiative.ts";
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
import { daysOfMeetings, Meeting, meetingModes } from "./meeting.ts";
import { languages } from "./publication.ts";

const people = (most: number) => z.number().int().min(1).max(most).optional();

const mostLearned = 10;

export const Activity = z.strictObject({
  title: typed(3, 160),
  summary: typed(10, 3000),
  meetings: z.array(Meeting).min(1).max(40),
  /** Name of the house where it is: "Molen de Ster". */
  venue: typed(2, 160).optional(),
  place: Place.optional(),
  address: Address.optional(),
  /** Where people come in online: only who has a place gets it. */
  onlineLink: Link.optional(),
  /** Who organises it. */
  organisations: uniqueList(typed(2, 160), 1, 20),
  themes: Themes,
  phases: Phases,
  areas: AboutAreas,
  /** Ids of the learning questions that it answers. */
  learningQuestions: uniqueList(EntryId, 0, mostLearned).default([]),
  language: z.enum(languages).default("nl"),
  link: Link.optional(),
  /** Do people register here? */
  registration: z.boolean().default(false),
  /** First and last day on which they do. */
  opens: Day.optional(),
  closes: Day.optional(),
  /** Of all together. */
  mostPeople: people(10_000),
  mostGemeenten: people(400),
  /** Of one gemeente. */
  mostOfGemeente: people(1_000),
  /** Are the people of one gemeente each of another policy field? */
  mixedFields: z.boolean().default(false),
  /** What came out of it, afterwards. */
  results: typed(10, 5000).optional(),
  attachments: Attachments,
  source: typed(2, 500).optional(),
  internalContact: InternalContact,
});
export type Activity = z.infer<typeof Activity>;

function faultsBetween(content: Partial<Activity>): EntryFault[] {
  const { place, opens, closes } = content;
  const faults: EntryFault[] = [];
  // Whoever is invited must find it.
  if (place && !isOpenPlace(place)) faults.push({ path: "place", code: "choice" });
  if (opens !== undefined && closes !== undefined && closes < opens) faults.push({ path: "closes", code: "order" });
  return faults;
}

export const activity: EntryDefinition = {
  type: "activity",
  dutch: "activiteiten",
  home: "/kennis",
  number: 4,
  schema: Activity,
  proposed: ["summary", "meetings"],
  public: [
    "summary",
    "meetings",
    "venue",
    "place",
    "address",
    "organisations",
    "themes",
    "phases",
    "areas",
    "learningQuestions",
    "language",
    "link",
    "registration",
    "opens",
    "closes",
    "mostPeople",
    "mostGemeenten",
    "mostOfGemeente",
    "mixedFields",
    "results",
    "attachments",
    "source",
  ],
  kinds: [],
  links: { learningQuestions: "learningQuestion" },
  faults: (content) => faultsBetween(content as Partial<Activity>),
  meetings: (content) => (content as Partial<Activity>).meetings ?? [],
  listed: (content) => {
    const { meetings = [], venue, organisations = [], results, phases: its } = content as Partial<Activity>;
    return {
      title: content.title,
      texts: [content.summary, venue, ...meetings.flatMap(({ title, note }) => [title, note]), ...organisations, results],
      themes: content.themes,
      phases: phasesInOrder(its),
      period: daysOfMeetings(meetings),
    };
  },
  schemaOrg: () => "Event",
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
        { field: "language", as: "select", of: languages },
      ],
    },
    {
      part: "meetings",
      fields: [
        {
          field: "meetings",
          as: "rows",
          start: { mode: "locatie" },
          fields: [
            { field: "title", as: "text", optional: true },
            { field: "day", as: "day", optional: true },
            { field: "from", as: "text", optional: true },
            { field: "to", as: "text", optional: true },
            { field: "mode", as: "select", of: meetingModes },
            { field: "note", as: "text", optional: true },
          ],
        },
      ],
    },
    {
      part: "venue",
      fields: [
        { field: "venue", as: "text", optional: true },
        { field: "place", as: "place", optional: true },
        { field: "onlineLink", as: "link", optional: true },
      ],
    },
    {
      part: "makers",
      fields: [
        { field: "organisations", as: "texts", most: 20 },
        { field: "organisation", as: "owner" },
      ],
    },
    {
      part: "about",
      fields: [
        ...aboutFields,
        { field: "learningQuestions", as: "entries", of: "learningQuestion", most: mostLearned, optional: true },
      ],
    },
    {
      part: "registration",
      fields: [
        { field: "registration", as: "tick", optional: true },
        { field: "opens", as: "day", optional: true },
        { field: "closes", as: "day", optional: true },
        { field: "mostPeople", as: "number", optional: true },
        { field: "mostGemeenten", as: "number", optional: true },
        { field: "mostOfGemeente", as: "number", optional: true },
        { field: "mixedFields", as: "tick", optional: true },
      ],
    },
    {
      part: "results",
      fields: [
        { field: "results", as: "longText", optional: true },
        { field: "attachments", as: "attachments", optional: true },
        { field: "link", as: "link", optional: true },
        { field: "source", as: "text", optional: true },
      ],
    },
    { part: "contact", fields: [{ field: "internalContact", as: "contact", optional: true }] },
  ],
};
