/** Rows of an entry by the form of its type: one line a row, what leads it first; goals with the name of their figure. */
import { Fragment, type ReactNode } from "react";
import type { FormField } from "#data/entry-types/definition.ts";
import { choiceWord, fieldLabel } from "../../labels/entry-words.ts";
import { formatSince, words } from "../../labels/format.ts";
import { goalLine } from "../../labels/initiative-words.ts";
import { useShown } from "../../state/shown.ts";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { type OfEntryProps, shownFields } from "./entry-facts.tsx";

type Row = Readonly<Record<string, unknown>>;
type Goal = Parameters<typeof goalLine>[0];

const rowsIn = <T extends object = Row>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** A section for each field that is asked in rows and has any. */
export function EntryRows({ definition, content }: OfEntryProps) {
  return shownFields(definition).flatMap((asked) => {
    const { field } = asked;
    const rows = rowsIn(content[field]);
    const isGoals = asked.as === "own" && asked.look === "goals";
    if (rows.length === 0 || !(asked.as === "rows" || isGoals)) return [];
    return (
      <section key={field} className="entry-rows">
        <h2>{fieldLabel(definition.type, field)}</h2>
        {asked.as === "rows" ? (
          <ul className="wb-list">
            {rows.map((row) => (
              <li key={JSON.stringify(row)}>
                <RowLine type={definition.type} field={field} fields={asked.fields} row={row} />
              </li>
            ))}
          </ul>
        ) : (
          <Goals goals={rowsIn<Goal>(content[field])} />
        )}
      </section>
    );
  });
}

interface RowLineProps {
  type: string;
  /** The field whose row it is. */
  field: string;
  fields: readonly FormField[];
  row: Row;
}

function RowLine({ type, field, fields, row }: RowLineProps) {
  const [texts, lines] = [true, false].map((isLong) => fields.filter(({ as }) => (as === "longText") === isLong));
  const said = (lines ?? []).flatMap((asked) => {
    const value = row[asked.field];
    return value === undefined || value === "" ? [] : [{ name: asked.field, shown: partOf(type, field, asked, value) }];
  });
  return (
    <>
      {said.map(({ name, shown }, i) => (
        <Fragment key={name}>
          {i === 0 ? <strong>{shown}</strong> : shown}
          {i < said.length - 1 ? ", " : ""}
        </Fragment>
      ))}
      {(texts ?? []).map(({ field: name }) =>
        typeof row[name] === "string" ? (
          <p key={name} className="initiative-text">
            {row[name]}
          </p>
        ) : null,
      )}
    </>
  );
}

function partOf(type: string, field: string, { as, field: name }: FormField, value: unknown): ReactNode {
  if (as === "link") return <OutsideLink href={String(value)} />;
  if (as === "select" || as === "radios") return choiceWord(type, `${field}.${name}`, String(value));
  return as === "day" ? formatSince(String(value)) : String(value);
}

function Goals({ goals }: { goals: readonly Goal[] }) {
  const { catalog } = useShown();
  const nameOf = (id: string) => {
    const found = catalog?.indicators.find((one) => one.id === id);
    return found ? words(found.name) : id;
  };
  return (
    <ul className="wb-list">
      {goals.map((goal) => (
        <li key={JSON.stringify(goal)}>{goalLine(goal, nameOf)}</li>
      ))}
    </ul>
  );
}
