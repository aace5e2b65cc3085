/** The questions of an assessment, as an edition: ours until the owner of the framework enters theirs. */
import { z } from "zod";
import { Text } from "../schema/indicator.ts";
import { Day, Link } from "../schema/text.ts";
import edition2026 from "./editions/2026.json" with { type: "json" };
import { verdictIds } from "./verdicts.ts";

const Framework = z.strictObject({
  id: z.string(),
  day: Day,
  concept: z.boolean(),
  by: Text,
  /** What it was made after. */
  after: Text,
  link: Link,
  verdicts: z
    .array(z.strictObject({ id: z.enum(verdictIds), kind: z.enum(["test", "judgement"]), name: Text, question: Text }))
    .length(verdictIds.length),
});
export type Framework = z.infer<typeof Framework>;

/** The oldest first; what was judged by one is read by it. */
const frameworks: readonly Framework[] = [Framework.parse(edition2026)];
export const frameworkOf = (id: string | undefined): Framework => {
  const found = frameworks.find((one) => one.id === id) ?? frameworks.at(-1);
  if (!found) throw new Error("there is no edition of the assessment: see data/assessment/editions");
  return found;
};
