/** Questions ("vraagbaak"): what somebody wants to know of people who did it before, and the answers that everybody may read. */
import { z } from "zod";
import { Day, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, aboutFields, EntryId, InternalContact, Phases, phasesInOrder, Themes } from "./fields.ts";

/** Who asks: a role and not a name. */
export const askers = ["bewoner", "vrijwilliger", "ondernemer", "professional", "gemeente", "corporatie", "anders"] as const;

/** `besloten`: only those who are asked read it, and the answer goes to who asked it alone. */
const visibilities = ["openbaar", "besloten"] as const;

/** By whom an answer is says the organisation: no name of a person is public. */
const PublicAnswer = z.strictObject({ id: EntryId.optional(), text: typed(10, 5000), organisation: typed(2, 160), on: Day });
export type PublicAnswer = z.infer<typeof PublicAnswer>;

export const mostAnswers = 20;

export const Question = z.strictObject({
  title: typed(3, 160),
  question: typed(10, 3000),
  asker: z.enum(askers),
  visibility: z.enum(visibilities).default("openbaar"),
  themes: Themes,
  phases: Phases,
  areas: AboutAreas,
  answers: z.array(PublicAnswer).max(mostAnswers).default([]),
  internalContact: InternalContact,
});
export type Question = z.infer<typeof Question>;

export const question: EntryDefinition = {
  type: "question",
  dutch: "vragen",
  home: "/kennis",
  number: 5,
  schema: Question,
  proposed: ["question", "themes", "asker"],
  public: ["question", "asker", "visibility", "themes", "phases", "areas", "answers"],
  kinds: [],
  mailFirst: true,
  inside: ({ visibility }) => visibility === "besloten",
  listed: (content) => {
    const { question: words, answers = [], phases: its } = content as Partial<Question>;
    return {
      title: content.title,
      texts: [words, ...answers.map(({ text }) => text)],
      themes: content.themes,
      phases: phasesInOrder(its),
    };
  },
  schemaOrg: () => "QAPage",
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "question", as: "longText" },
        { field: "asker", as: "select", of: askers },
        { field: "visibility", as: "radios", of: visibilities },
      ],
    },
    { part: "about", fields: aboutFields },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
