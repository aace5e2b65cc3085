/** Other entries, found by words of their title: what is public of a type, as many as the field takes. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { foundEntriesQuery, publicEntryQuery } from "../../../api/entries.ts";
import { hrefOfEntry } from "../../../labels/entry-pages.ts";
import { formatNumber } from "../../../labels/format.ts";
import * as m from "../../../paraglide/messages.js";
import { Button } from "../../../ui/button.tsx";
import { Group } from "./choice-fields.tsx";
import { type FieldProps, useField } from "./draft-fields.tsx";

/** Milliseconds without a key before the server is asked. */
const patience = 300;
const shortest = 3;

interface EntriesFieldProps extends FieldProps {
  /** Type of what is found. */
  of: string;
  /** With one the field holds an id, with more a list of them. */
  most: number;
}

export function EntriesField({ of, most, ...props }: EntriesFieldProps) {
  const { id, value, set, faults, describedBy } = useField(props.path, props.hint);
  const ids = typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];
  const put = (next: string[]) => set(most === 1 ? next[0] : next);
  return (
    <Group {...props} id={id} faults={faults} describedBy={describedBy}>
      <ul className="form-chips">
        {ids.map((one) => (
          <Chosen key={one} type={of} id={one} onRemove={() => put(ids.filter((other) => other !== one))} />
        ))}
      </ul>
      {ids.length >= most ? null : <Finder of={of} without={ids} onChoose={(one) => put([...ids, one])} />}
    </Group>
  );
}

/** By its title; what is not public any more keeps its id. */
function Chosen({ type, id, onRemove }: { type: string; id: string; onRemove: () => void }) {
  const { data, isError } = useQuery(publicEntryQuery(type, id));
  const title = data?.content.title ?? (isError ? m.entries_chosen_gone({ id }) : "…");
  return (
    <li>
      <a className="nl-link" href={hrefOfEntry({ type, id })} target="_blank" rel="noreferrer">
        {title}
      </a>
      <Button variant="subtle" icon="close" aria-label={m.form_remove({ what: title })} onClick={onRemove}>
        {m.form_remove({ what: "" }).trim()}
      </Button>
    </li>
  );
}

interface FinderProps {
  of: string;
  without: readonly string[];
  onChoose: (id: string) => void;
}

function Finder({ of, without, onChoose }: FinderProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), patience);
    return () => clearTimeout(timer);
  }, [text]);
  const enough = asked.length >= shortest;
  const { data, isFetching, isError } = useQuery(foundEntriesQuery(of, enough ? asked : undefined));
  const found = enough ? (data ?? []).filter((one) => !without.includes(one.id)) : [];
  const said = () => {
    if (!enough) return "";
    if (isError) return m.entries_find_failed();
    if (isFetching && !data) return m.entries_find_busy();
    return found.length === 0 ? m.entries_find_none() : m.entries_find_count({ count: formatNumber(found.length) });
  };
  return (
    <div className="form-find">
      <label className="form-find__label" htmlFor={id}>
        {m.entries_find()}
      </label>
      <input
        id={id}
        ref={field}
        type="search"
        className="wb-field form-long"
        autoComplete="off"
        value={text}
        aria-describedby={`${id}-gezegd`}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" id={`${id}-gezegd`} className="form-hint">
        {said() || m.entries_find_hint()}
      </p>
      {found.length === 0 ? null : (
        <ul className="form-find__found">
          {found.map((one) => (
            <li key={one.id}>
              <Button
                onClick={() => {
                  onChoose(one.id);
                  setText("");
                  setAsked("");
                  field.current?.focus();
                }}
              >
                {one.content.title}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
