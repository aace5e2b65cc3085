/** What an entry by which an area is judged holds: a filled checklist, or an assessment. */
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { AssessmentOfEntry } from "../../figures/assessment/assessment-of-entry.tsx";
import { ChecklistOfEntry } from "../../figures/checklists/checklist-of-entry.tsx";
import { WithEditions } from "../../figures/editions/with-editions.tsx";

export const JudgedParts = ({ entry: { type, content } }: { entry: PublicEntry }) => (
  <WithEditions>
    {(editions) =>
      type === "checklist" ? (
        <ChecklistOfEntry content={content} editions={editions} />
      ) : (
        <AssessmentOfEntry content={content} editions={editions} />
      )
    }
  </WithEditions>
);
