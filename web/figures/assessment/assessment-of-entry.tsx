/** What an entry that is an assessment holds, on its own page. */
import { type AnyEdition, frameworksOf } from "#data/editions/edition.ts";
import type { Assessment } from "#data/entry-types/assessment.ts";
import { AssessmentSheet } from "./assessment-sheet.tsx";

interface AssessmentOfEntryProps {
  content: { readonly [field: string]: unknown };
  editions: readonly AnyEdition[];
}

/** The server has judged what it holds. */
export const AssessmentOfEntry = ({ content, editions }: AssessmentOfEntryProps) => (
  <AssessmentSheet content={content as Partial<Assessment>} frameworks={frameworksOf(editions)} heading="h2" />
);
