/** The questions of an assessment, as an edition: ours until the owner of the framework enters theirs. */
import { z } from "zod";
import { EditionId, EditionWords, twiceFaults } from "../checklists/checklist.ts";
import type { EntryFault } from "../schema/faults.ts";
import { Day, Link } from "../schema/text.ts";
import { verdictIds } from "./verdicts.ts";

export const Framework = z.strictObject({
  template: z.literal("framework"),
  id: EditionId,
  day: Day,
  concept: z.boolean(),
  by: EditionWords,
  /** What it was made after. */
  after: EditionWords,
  link: Link,
  verdicts: z
    .array(
      z.strictObject({ id: z.enum(verdictIds), kind: z.enum(["test", "judgement"]), name: EditionWords, question: EditionWords }),
    )
    .length(verdictIds.length),
});
export type Framework = z.infer<typeof Framework>;

/** Each of the six is asked once. */
export const frameworkFaults = ({ verdicts }: Framework): EntryFault[] =>
  twiceFaults(verdicts.map(({ id }, at) => ({ path: `verdicts.${at}`, id })));

/** What was judged by an edition is read by it, and what is judged now by the newest. Throws an Error without one. */
export const frameworkOf = (frameworks: readonly Framework[], id: string | undefined): Framework => {
  const found = frameworks.find((one) => one.id === id) ?? frameworks.at(-1);
  if (!found) throw new Error("there is no edition of the assessment: see data/editions/assessment");
  return found;
};
