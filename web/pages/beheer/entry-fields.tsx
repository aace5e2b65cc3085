/** An entry field by field. With an older version beside it: what changed first, marked in the text, and the rest folded away. */
import { useMemo } from "react";
import type { InitiativeDraft } from "#data/schema/initiative.ts";
import { fields } from "#data/schema/merge.ts";
import { fieldWord } from "../../labels/field-words.ts";
import * as m from "../../paraglide/messages.js";
import { type Compared, compare, isRunningText, lineParts, type Part, wordParts } from "./compare.ts";
import { linesOf, type Names } from "./entry-words.ts";
import { PlaceSketch } from "./place-sketch.tsx";

interface EntryFieldsProps {
  /** The version to compare with; undefined where there is nothing to compare. */
  from: InitiativeDraft | undefined;
  to: InitiativeDraft;
  names: Names;
  /** Heads of the two columns. */
  before?: string;
  after?: string;
}

export function EntryFields({
  from,
  to,
  names,
  before = m.beheer_public_now(),
  after = m.beheer_new_version(),
}: EntryFieldsProps) {
  const compared = useMemo(() => compare(fields, (field, value) => linesOf(field, value, names), from, to), [from, to, names]);
  if (!from) {
    return (
      <>
        <Fields compared={compared} />
        <PlaceSketch from={undefined} to={to.place} />
      </>
    );
  }
  const changed = compared.filter((one) => one.changed);
  const same = compared.filter((one) => !one.changed);
  return (
    <>
      {changed.length === 0 ? <p>{m.beheer_nothing_changed()}</p> : <Changes changed={changed} before={before} after={after} />}
      {changed.some(({ field }) => field === "place") ? <PlaceSketch from={from.place} to={to.place} /> : null}
      <details className="fold">
        <summary>
          {m.beheer_unchanged()} <span className="fold__count">{same.length}</span>
        </summary>
        <Fields compared={same} />
      </details>
    </>
  );
}

const Fields = ({ compared }: { compared: readonly Compared[] }) => (
  <dl className="facts beheer-facts">
    {compared.map(({ field, to }) => (
      <div key={field} className="facts__pair">
        <dt>{fieldWord(field)}</dt>
        <dd>
          <Lines lines={to} />
        </dd>
      </div>
    ))}
  </dl>
);

function Changes({ changed, before, after }: { changed: readonly Compared[]; before: string; after: string }) {
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
            <th scope="row">{fieldWord(field)}</th>
            <td data-label={before}>
              <Marked field={field} from={from} to={to} side="removed" />
            </td>
            <td data-label={after}>
              <Marked field={field} from={from} to={to} side="added" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MarkedProps {
  field: string;
  from: readonly string[];
  to: readonly string[];
  side: "added" | "removed";
}

/** One side of the difference: the old one with what went, the new one with what came. */
function Marked({ field, from, to, side }: MarkedProps) {
  const own = side === "added" ? to : from;
  if (own.length === 0) return <span className="wb-soft">{m.beheer_empty_field()}</span>;
  const running = isRunningText(field);
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
