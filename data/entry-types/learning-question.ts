/** Learning questions ("leeragenda"): what people of the field want to learn together, and what answers it. */
import { z } from "zod";
import { typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, aboutFields, EntryId, InternalContact, Phases, phasesInOrder, Themes, uniqueList } from "./fields.ts";

/** Nobody is at work on it, somebody is, or there is an answer. */
export const learningStandings = ["open", "opgepakt", "beantwoord"] as const;

/** Letters of what people want to learn, and activities or questions that one names. */
export const [longestLearning, mostNamed] = [3_000, 20];

export const LearningQuestion = z.strictObject({
  title: typed(3, 160),
  /** What people want to learn, and why. */
  summary: typed(10, longestLearning),
  standing: z.enum(learningStandings).default("open"),
  answer: typed(10, 5000).optional(),
  themes: Themes,
  phases: Phases,
  areas: AboutAreas,
  /** Ids of the activities that answer it; an activity names it too where its own organiser says so. */
  activities: uniqueList(EntryId, 0, mostNamed).default([]),
  /** Ids of the questions of the vraagbaak that it came from. */
  questions: uniqueList(EntryId, 0, mostNamed).default([]),
  internalContact: InternalContact,
});
export type LearningQuestion = z.infer<typeof LearningQuestion>;

export const learningQuestion: EntryDefinition = {
  type: "learningQuestion",
  dutch: "leervragen",
  home: "/kennis",
  number: 7,
  schema: LearningQuestion,
  proposed: ["summary", "themes"],
  public: ["summary", "standing", "answer", "themes", "phases", "areas", "activities", "questions"],
  kinds: [],
  links: { activities: "activity", questions: "question" },
  listed: (content) => {
    const { summary, answer, phases: its } = content as Partial<LearningQuestion>;
    return { title: content.title, texts: [summary, answer], themes: content.themes, phases: phasesInOrder(its) };
  },
  schemaOrg: () => "Question",
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
      ],
    },
    { part: "about", fields: aboutFields },
    {
      part: "answer",
      fields: [
        { field: "standing", as: "select", of: learningStandings },
        { field: "answer", as: "longText", optional: true },
        { field: "activities", as: "entries", of: "activity", most: mostNamed, optional: true },
        { field: "questions", as: "entries", of: "question", most: mostNamed, optional: true },
      ],
    },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
