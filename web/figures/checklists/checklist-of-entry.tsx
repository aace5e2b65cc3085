/** What an entry that is a filled checklist holds, on its own page. */
import { answeredOf, listOf, templateOf } from "./checklist-content.ts";
import { ChecklistItems, progressWords } from "./checklist-items.tsx";

export function ChecklistOfEntry({ content }: { content: { readonly [field: string]: unknown } }) {
  const template = templateOf(content);
  if (template === undefined) return null;
  const answered = answeredOf(content);
  const list = listOf(template, answered);
  return (
    <>
      <p>
        <strong>{progressWords(list.progress)}</strong>
      </p>
      <ChecklistItems list={list} answeredIn={answered.edition} heading="h3" />
    </>
  );
}
