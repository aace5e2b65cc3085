/** What an entry that is an assessment holds, on its own page. */
import type { Assessment } from "#data/entry-types/assessment.ts";
import { AssessmentSheet } from "./assessment-sheet.tsx";

/** The server has judged what it holds. */
export const AssessmentOfEntry = ({ content }: { content: { readonly [field: string]: unknown } }) => (
  <AssessmentSheet content={content as Partial<Assessment>} heading="h2" />
);
