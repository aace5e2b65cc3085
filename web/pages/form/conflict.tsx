/** Two people changed the same version: both texts side by side, field by field, and neither is lost. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { madeByQuery } from "../../api/working-versions.ts";
import { useItemText } from "../../figures/editions/use-item-text.ts";
import { fieldLabel } from "../../labels/entry-words.ts";
import { formatMoment } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { Draft, Typed } from "../../state/draft.ts";
import { type Difference, differences, joined, merged, type Pick } from "../../state/merge-drafts.ts";
import { Button } from "../../ui/button.tsx";
import { draftShapeOf, orderOf } from "./fields/draft-shape.ts";
import { rowWords, valueWords } from "./value-words.ts";

export interface ConflictProps {
  definition: EntryDefinition;
  /** The version of the other. */
  with: { id: string; version: number; updatedAt: string };
  /** Id of the reader. */
  person: string | undefined;
  base: Draft | undefined;
  mine: Draft;
  theirs: Draft;
  onSave: (picked: Draft) => void;
  onBack: () => void;
}

export function Conflict({ definition, with: other, person, base, mine, theirs, onSave, onBack }: ConflictProps) {
  const found = useMemo(() => {
    const place = orderOf(definition);
    const order = ({ field, clash }: Difference) => place(field) - (clash ? 1000 : 0);
    return differences(base, mine, theirs, draftShapeOf(definition)).sort((a, b) => order(a) - order(b));
  }, [base, mine, theirs, definition]);
  const [picks, setPicks] = useState<ReadonlyMap<string, Pick>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="form-conflict" aria-labelledby="botsing">
      <h2 id="botsing" ref={heading} tabIndex={-1}>
        {m.form_conflict_title()}
      </h2>
      <Other other={other} person={person} />
      <p>{found.length === 0 ? m.form_conflict_none() : m.form_conflict()}</p>
      {found.map((one) => (
        <Choice
          key={one.id}
          definition={definition}
          difference={one}
          pick={picks.get(one.id) ?? one.suggested}
          onPick={(pick) => setPicks(new Map([...picks, [one.id, pick]]))}
        />
      ))}
      <div className="page-actions">
        <Button variant="primary" onClick={() => onSave(merged(theirs, found, picks, draftShapeOf(definition)))}>
          {m.form_conflict_save()}
        </Button>
        <Button onClick={onBack}>{m.form_conflict_back()}</Button>
      </div>
    </section>
  );
}

/** Who the other is and when, as far as the reader may know: the history says whose version it is. */
function Other({ other, person }: { other: ConflictProps["with"]; person: string | undefined }) {
  const { data } = useQuery(madeByQuery(other));
  const moment = formatMoment(data?.at ?? other.updatedAt);
  if (data?.actor !== undefined && data.actor === person) return <p>{m.lists_conflict_self({ moment })}</p>;
  return <p>{data?.name ? m.lists_conflict_who({ name: data.name, moment }) : m.lists_conflict_somebody({ moment })}</p>;
}

interface ChoiceProps {
  definition: EntryDefinition;
  difference: Difference;
  pick: Pick;
  onPick: (pick: Pick) => void;
}

function Choice({ definition, difference, pick, onPick }: ChoiceProps) {
  const { field, row, mine, theirs, clash, suggested, joinable } = difference;
  const name = useId();
  const itemText = useItemText(definition.type);
  const who = clash
    ? m.form_conflict_clash()
    : suggested === "mine"
      ? m.form_conflict_only_mine()
      : m.form_conflict_only_theirs();
  const options: [Pick, string, Typed][] = [
    ["mine", m.form_conflict_mine(), mine],
    ["theirs", m.form_conflict_theirs(), theirs],
    ...(joinable
      ? [["together", m.form_conflict_together(), joined(difference, draftShapeOf(definition))] satisfies [Pick, string, Typed]]
      : []),
  ];
  return (
    <fieldset className="form-row" data-clash={clash || undefined}>
      <legend>
        {row === undefined ? fieldLabel(definition.type, field) : rowWords(definition.type, field, mine ?? theirs, itemText)}
      </legend>
      <p className="form-hint">{who}</p>
      <div className="form-sides">
        {options.map(([value, label, shown]) => (
          <label key={value}>
            <span className="form-sides__pick">
              <input type="radio" name={name} checked={pick === value} onChange={() => onPick(value)} />
              {label}
            </span>
            <Value type={definition.type} field={field} value={shown} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Value({ type, field, value }: { type: string; field: string; value: Typed }) {
  const lines = valueWords(type, field, value, useItemText(type));
  if (lines.length === 0) return <span className="wb-soft">{m.form_conflict_empty()}</span>;
  return (
    <span className="form-value">
      {lines.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only read, never moved
        <span key={i}>{text}</span>
      ))}
    </span>
  );
}
