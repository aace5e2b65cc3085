/** What an edition would change, before it is taken into use: by kind, with the words of now beside those that come. */
import { type ReactNode, useEffect, useRef } from "react";
import type { EditionCheck } from "#data/editions/changes.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { editionTemplateWord } from "./edition-words.ts";

type Counted = (given: { count: string }) => string;
const counted = (count: number, one: () => string, many: Counted): string =>
  count === 1 ? one() : many({ count: String(count) });

function filledWords({ template, filled }: EditionCheck): string {
  if (filled === 0) return m.edition_filled_none();
  return template === "framework"
    ? counted(filled, m.edition_filled_assessments_one, m.edition_filled_assessments_many)
    : counted(filled, m.edition_filled_lists_one, m.edition_filled_lists_many);
}

export function EditionPreview({ check }: { check: EditionCheck }) {
  const { template, id, after, changes } = check;
  const { added, reworded, replacing, leftOut, same } = changes;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="edition-preview">
      <h3 ref={heading} tabIndex={-1}>
        {m.edition_preview()}
      </h3>
      <p>{m.edition_preview_lead({ template: editionTemplateWord(template), edition: id, after })}</p>
      <Changed title={counted(added.length, m.edition_added_one, m.edition_added_many)} items={added}>
        {() => null}
      </Changed>
      <Changed title={counted(reworded.length, m.edition_reworded_one, m.edition_reworded_many)} items={reworded}>
        {({ text, before }) => {
          const [now, then] = [words(text), words(before)];
          return now === then ? m.edition_why_only() : m.edition_was({ text: then });
        }}
      </Changed>
      <Changed title={counted(replacing.length, m.edition_replacing_one, m.edition_replacing_many)} items={replacing}>
        {({ replaces }) => m.edition_replaces({ text: replaces.map(({ text }) => words(text)).join(" ") })}
      </Changed>
      <Changed title={counted(leftOut.length, m.edition_left_out_one, m.edition_left_out_many)} items={leftOut}>
        {() => null}
      </Changed>
      <p>
        {counted(same, m.edition_same_one, m.edition_same_many)} {filledWords(check)}
      </p>
      <Notice kind="warning">
        <p>{m.edition_for_good()}</p>
      </Notice>
    </div>
  );
}

interface ChangedProps<T> {
  title: string;
  items: readonly T[];
  /** What stands under the words of an item. */
  children: (item: T) => ReactNode;
}

function Changed<T extends EditionCheck["changes"]["added"][number]>({ title, items, children }: ChangedProps<T>) {
  if (items.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="wb-list">
        {items.map((item) => {
          const more = children(item);
          return (
            <li key={item.id}>
              {words(item.text)} <code className="edition-preview__id">{item.id}</code>
              {more === null ? null : <span className="edition-preview__more">{more}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
