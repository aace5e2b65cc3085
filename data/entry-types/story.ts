/** Stories: what somebody of the neighbourhood says, with the consent it was told with. Its place is a buurt or something larger. */
import { z } from "zod";
import { initiativeThemes, phases } from "../schema/initiative-filter.ts";
import { Day, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, InternalContact, Phases, Photos, phasesInOrder, Themes } from "./fields.ts";

/** Whose voice it is: a role and not a name. */
export const voices = ["bewoner", "jongere", "vrijwilliger", "ondernemer", "professional", "bestuurder", "anders"] as const;

export const Story = z.strictObject({
  title: typed(3, 120),
  /** A quote or a short text, in the words of who told it. */
  story: typed(10, 3000),
  voice: z.enum(voices),
  /** Only where who told it agreed to be named. */
  name: typed(2, 120).optional(),
  /** Where they live or work: a buurt is the most precise there is. */
  areas: AboutAreas.refine((codes) => codes.length > 0, "required"),
  themes: Themes,
  phases: Phases,
  /** Day on which it was told. */
  told: Day,
  /** Figure that it explains: see the catalogue of indicators. */
  indicator: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,80}$/, "choice")
    .optional(),
  photos: Photos,
  /** What who told it agreed to, and when; whoever withdraws it is removed everywhere. */
  consent: z.strictObject({ text: typed(10, 1000), on: Day, named: z.boolean().default(false) }),
  internalContact: InternalContact,
});
export type Story = z.infer<typeof Story>;

export const story: EntryDefinition = {
  type: "story",
  dutch: "verhalen",
  home: "/kennis",
  number: 3,
  schema: Story,
  proposed: ["story", "areas", "consent"],
  public: ["story", "voice", "name", "areas", "themes", "phases", "told", "indicator", "photos"],
  kinds: voices,
  consent: true,
  withheld: ({ consent }) => ((consent as Partial<Story["consent"]> | undefined)?.named ? [] : ["name"]),
  // Not kept either: a name that may not be told has no use here.
  faults: ({ name, consent }) =>
    name !== undefined && consent !== undefined && !(consent as Story["consent"]).named ? [{ path: "name", code: "named" }] : [],
  listed: (content) => {
    const { story: words, voice, told, phases: its } = content as Partial<Story>;
    return {
      title: content.title,
      texts: [words],
      kind: voice,
      themes: content.themes,
      phases: phasesInOrder(its),
      period: told === undefined ? undefined : { from: told, to: told },
    };
  },
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "story", as: "longText" },
        { field: "voice", as: "select", of: voices },
        { field: "name", as: "text", optional: true },
        { field: "told", as: "day" },
        { field: "photos", as: "photos", optional: true },
      ],
    },
    {
      part: "about",
      fields: [
        { field: "areas", as: "areas", most: 5 },
        { field: "themes", as: "ticks", of: initiativeThemes },
        { field: "phases", as: "ticks", of: phases, optional: true },
        { field: "indicator", as: "indicator", optional: true },
      ],
    },
    { part: "consent", fields: [{ field: "consent", as: "own", look: "consent" }] },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
