/** An entry field by field. With an older version beside it: what changed first, marked in the text, and the rest folded away. */

import { diffArrays, diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { definitionOf, fieldsOfType } from "#data/entry-types/registry.ts";
import type { EntryContent } from "#data/schema/record.ts";
import { fieldLabel } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { linesOf, type NameLookup } from "./entry-words.ts";
import { FilesOfField } from "./files-of-field.tsx";
import { PlaceSketch } from "./place-sketch.tsx";

interface EntryFieldsProps {
  /** The version to compare with; undefined where there is nothing to compare. */
  from: EntryContent | undefined;
  to: EntryContent;
  /** Type of the entry. */
  type: string;
  names: NameLookup;
  /** Heads of the two columns. */
  before?: string;
  after?: string;
}

export function EntryFields({
  from,
  to,
  type,
  names,
  before = m.beheer_public_now(),
  after = m.beheer_new_version(),
}: EntryFieldsProps) {
  const compared = useMemo(
    () => compare(fieldsOfType(type), (field, value) => linesOf(type, field, value, names), from, to),
    [type, from, to, names],
  );
  if (!from) {
    return (
      <>
        <Fields type={type} compared={compared} content={to} />
        <PlaceSketch from={undefined} to={to.place} />
      </>
    );
  }
  const changed = compared.filter((one) => one.changed);
  const same = compared.filter((one) => !one.changed);
  return (
    <>
      {changed.length === 0 ? <p>{m.beheer_nothing_changed()}</p> : <Changes {...{ type, changed, before, after, from, to }} />}
      {changed.some(({ field }) => field === "place") ? <PlaceSketch from={from.place} to={to.place} /> : null}
      <details className="fold">
        <summary>
          {m.beheer_unchanged()} <span className="fold__count">{same.length}</span>
        </summary>
        <Fields type={type} compared={same} content={to} />
      </details>
    </>
  );
}

interface FieldsProps {
  type: string;
  compared: readonly Compared[];
  content: EntryContent;
}

const Fields = ({ type, compared, content }: FieldsProps) => (
  <dl className="facts beheer-facts">
    {compared.map(({ field, to }) => (
      <div key={field} className="facts__pair">
        <dt>{fieldLabel(type, field)}</dt>
        <dd>
          <Lines lines={to} />
          <FilesOfField field={field} content={content} />
        </dd>
      </div>
    ))}
  </dl>
);

type ChangesProps = Required<Omit<EntryFieldsProps, "names" | "from">> & { changed: Compared[]; from: EntryContent };

function Changes({ type, changed, before, after, from: older, to: newer }: ChangesProps) {
  return (
    <table className="wb-table beheer-compare">
      <caption className="wb-hidden">{m.beheer_changes({ count: changed.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{m.beheer_field()}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ field, from, to }) => (
          <tr key={field}>
            <th scope="row">{fieldLabel(type, field)}</th>
            <td data-label={before}>
              <Marked type={type} field={field} from={from} to={to} side="removed" />
              <FilesOfField field={field} content={older} />
            </td>
            <td data-label={after}>
              <Marked type={type} field={field} from={from} to={to} side="added" />
              <FilesOfField field={field} content={newer} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MarkedProps {
  type: string;
  field: string;
  from: readonly string[];
  to: readonly string[];
  side: "added" | "removed";
}

/** One side of the difference: the old one with what went, the new one with what came. */
function Marked({ type, field, from, to, side }: MarkedProps) {
  const own = side === "added" ? to : from;
  if (own.length === 0) return <span className="wb-soft">{m.beheer_empty_field()}</span>;
  const running = isRunningText(type, field);
  const parts = running ? wordParts(from.join("\n"), to.join("\n")) : lineParts(from, to);
  const shown = keyed(parts.filter(({ mark }) => mark === "same" || mark === side));
  if (running) {
    return (
      <span className="beheer-text">
        {shown.map(({ key, part }) => (
          <Piece key={key} part={part} />
        ))}
      </span>
    );
  }
  return (
    <ul className="beheer-lines">
      {shown.map(({ key, part }) => (
        <li key={key}>
          <Piece part={part} />
        </li>
      ))}
    </ul>
  );
}

/** The same text may come twice: its place in the row is part of its name. */
const keyed = (parts: readonly Part[]) => parts.map((part, i) => ({ key: `${i} ${part.text}`, part }));

function Piece({ part: { mark, text } }: { part: Part }) {
  if (mark === "added") return <ins>{text}</ins>;
  return mark === "removed" ? <del>{text}</del> : text;
}

export function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1) return <span className="beheer-text">{lines[0]}</span>;
  return (
    <ul className="beheer-lines">
      {keyed(lines.map((text): Part => ({ mark: "same", text }))).map(({ key, part }) => (
        <li key={key}>{part.text}</li>
      ))}
    </ul>
  );
}

/** Two versions of an entry side by side: which fields differ, and which words or lines of them. */
type Mark = "same" | "added" | "removed";
interface Part {
  mark: Mark;
  text: string;
}

const markOf = ({ added, removed }: { added?: boolean; removed?: boolean }): Mark =>
  added ? "added" : removed ? "removed" : "same";

/** Of running text: word by word, each side with its own spaces. */
export const wordParts = (from: string, to: string): Part[] =>
  diffWordsWithSpace(from, to).map((change) => ({ mark: markOf(change), text: change.value }));

/** Of a list: line by line. */
export const lineParts = (from: readonly string[], to: readonly string[]): Part[] =>
  diffArrays([...from], [...to]).flatMap((change) => change.value.map((text) => ({ mark: markOf(change), text })));

/** Fields of which a few words may change and the rest stays. */
function isRunningText(type: string, field: string): boolean {
  if (field === "title" || field === "summary" || field === "source") return true;
  const asked = definitionOf(type).form.flatMap(({ fields }) => fields);
  return type !== "initiative" && asked.some((one) => one.field === field && one.as === "longText");
}

interface Compared {
  field: string;
  from: string[];
  to: string[];
  changed: boolean;
}

/** Every field that either of the two says something in, in this order. Lines are how people read a value. */
export function compare(
  order: readonly string[],
  linesOf: (field: string, value: unknown) => string[],
  from: Readonly<Record<string, unknown>> | undefined,
  to: Readonly<Record<string, unknown>>,
): Compared[] {
  return order.flatMap((field) => {
    const [before, after] = [from ? linesOf(field, from[field]) : [], linesOf(field, to[field])];
    if (before.length + after.length === 0) return [];
    // Two values that read the same may still differ: a shape with one corner moved.
    const changed = from !== undefined && JSON.stringify(from[field]) !== JSON.stringify(to[field]);
    return [{ field, from: before, to: after, changed }];
  });
}
