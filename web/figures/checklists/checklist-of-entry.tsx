/** What an entry that is a filled checklist holds, on its own page. */
import type { AnyEdition } from "#data/editions/edition.ts";
import { answeredOf, listOf, templateOf } from "./checklist-content.ts";
import { ChecklistItems, progressWords } from "./checklist-items.tsx";

interface ChecklistOfEntryProps {
  content: { readonly [field: string]: unknown };
  editions: readonly AnyEdition[];
}

export function ChecklistOfEntry({ content, editions }: ChecklistOfEntryProps) {
  const template = templateOf(content);
  if (template === undefined) return null;
  const answered = answeredOf(content);
  const list = listOf(editions, template, answered);
  return (
    <>
      <p>
        <strong>{progressWords(list.progress)}</strong>
      </p>
      <ChecklistItems list={list} answeredIn={answered.edition} heading="h3" />
    </>
  );
}
