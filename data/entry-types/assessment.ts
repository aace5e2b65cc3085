/** A dated judgement whether an area needs an approach on top of regular work ("afweging"): nothing is scored without its reason. */
import { z } from "zod";
import { FrozenFigure } from "../assessment/frozen.ts";
import { verdictAnswers, verdictIds } from "../assessment/verdicts.ts";
import { EditionId } from "../checklists/checklist.ts";
import type { EntryFault } from "../schema/faults.ts";
import { Day, typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, EntryId, InternalContact, uniqueList } from "./fields.ts";

export const conclusions = ["extra", "regular", "later"] as const;
export const [mostFigures, mostVoices, mostDissent] = [30, 20, 20];

const Verdict = z.strictObject({ answer: z.enum(verdictAnswers), reason: typed(3, 2000) });
const Verdicts = z.strictObject(
  Object.fromEntries(verdictIds.map((id) => [id, Verdict])) as Record<(typeof verdictIds)[number], typeof Verdict>,
);

export const Assessment = z.strictObject({
  title: typed(3, 160),
  areas: uniqueList(AboutAreas.unwrap().element, 1, 1),
  on: Day,
  /** Edition of the questions. */
  edition: EditionId.optional(),
  /** Frozen as they were. */
  figures: z.array(FrozenFigure).max(mostFigures).default([]),
  /** So many past their limit is a stacking. */
  least: z.number().int().min(1).max(mostFigures).optional(),
  scale: typed(3, 2000),
  urgency: typed(3, 2000).optional(),
  heard: typed(3, 3000),
  stories: uniqueList(EntryId, 0, mostVoices).default([]),
  questions: uniqueList(EntryId, 0, mostVoices).default([]),
  /** What regular policy does already. */
  covered: typed(3, 3000),
  recognised: z
    .array(z.strictObject({ who: typed(2, 160), how: z.enum(verdictAnswers), note: typed(2, 500).optional() }))
    .max(mostDissent)
    .default([]),
  /** What happens if nothing is done. */
  nothing: typed(3, 2000),
  verdicts: Verdicts,
  conclusion: z.enum(conclusions),
  reason: typed(3, 3000),
  /** Who sees it differently, kept beside the conclusion. */
  dissent: z
    .array(z.strictObject({ who: typed(2, 160), why: typed(3, 2000) }))
    .max(mostDissent)
    .default([]),
  internalContact: InternalContact,
});
export type Assessment = z.infer<typeof Assessment>;

function faultsBetween({ figures = [], least }: Partial<Assessment>): EntryFault[] {
  const faults: EntryFault[] = [];
  if (figures.length > 0 && least === undefined) faults.push({ path: "least", code: "required" });
  if (figures.length > 0 && least !== undefined && least > figures.length) faults.push({ path: "least", code: "large" });
  figures.forEach(({ indicator }, at) => {
    if (figures.findIndex((one) => one.indicator === indicator) < at)
      faults.push({ path: `figures.${at}.indicator`, code: "twice" });
  });
  return faults;
}

export const assessment: EntryDefinition = {
  type: "assessment",
  dutch: "afwegingen",
  home: "/aanpak",
  number: 12,
  schema: Assessment,
  proposed: ["areas", "heard"],
  public: [
    ...["areas", "on", "edition", "figures", "least", "scale", "urgency", "heard", "stories", "questions", "covered"],
    ...["recognised", "nothing", "verdicts", "conclusion", "reason", "dissent"],
  ],
  kinds: [],
  links: { stories: "story", questions: "question" },
  faults: (content) => faultsBetween(content as Partial<Assessment>),
  listed: (content) => {
    const { on, scale, heard, covered, nothing, reason, dissent = [] } = content as Partial<Assessment>;
    return {
      title: content.title,
      texts: [scale, heard, covered, nothing, reason, ...dissent.map(({ why }) => why)],
      ...(on === undefined ? {} : { period: { from: on } }),
    };
  },
  schemaOrg: () => "Report",
  confirmed: false,
  form: [
    {
      part: "about",
      fields: [
        { field: "title", as: "text" },
        { field: "areas", as: "areas", most: 1 },
        { field: "on", as: "day" },
      ],
    },
    {
      part: "stacking",
      fields: [
        { field: "figures", as: "own", look: "frozenFigures" },
        { field: "least", as: "number", optional: true },
        { field: "scale", as: "longText" },
        { field: "urgency", as: "longText", optional: true },
      ],
    },
    {
      part: "weigh",
      fields: [
        { field: "heard", as: "longText" },
        { field: "stories", as: "entries", of: "story", most: mostVoices, optional: true },
        { field: "questions", as: "entries", of: "question", most: mostVoices, optional: true },
        { field: "covered", as: "longText" },
        { field: "nothing", as: "longText" },
      ],
    },
    {
      part: "recognised",
      fields: [
        {
          field: "recognised",
          as: "rows",
          start: { how: "yes" },
          fields: [
            { field: "who", as: "text" },
            { field: "how", as: "select", of: verdictAnswers },
            { field: "note", as: "text", optional: true },
          ],
        },
      ],
    },
    { part: "verdicts", fields: [{ field: "verdicts", as: "own", look: "verdicts" }] },
    {
      part: "conclusion",
      fields: [
        { field: "conclusion", as: "radios", of: conclusions },
        { field: "reason", as: "longText" },
      ],
    },
    {
      part: "dissent",
      fields: [
        {
          field: "dissent",
          as: "rows",
          fields: [
            { field: "who", as: "text" },
            { field: "why", as: "longText" },
          ],
        },
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
