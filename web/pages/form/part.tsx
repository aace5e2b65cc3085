/** A part of the form under its heading, to which the list of parts leads. */

import { type ReactNode, useEffect, useRef } from "react";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { partWord } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { Icon } from "../../ui/icon.tsx";
import { useForm } from "./fields/draft-fields.tsx";
import { fieldPlaces } from "./fields/draft-shape.ts";
import type { FieldFaults } from "./fields/entry-faults.ts";

export function Part({ part, children }: { part: string; children: ReactNode }) {
  const { type } = useForm();
  const id = partId(part);
  return (
    <section className="form-part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {partWord(type, part)}
      </h2>
      {children}
    </section>
  );
}

/** What may stay empty, folded; a fault in it opens it, and only the reader closes it again. */
export function Fold({ title, wrong, children }: { title: string; wrong: boolean; children: ReactNode }) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (wrong && fold.current) fold.current.open = true;
  }, [wrong]);
  return (
    <details className="fold" ref={fold}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

const partId = (part: string): string => `deel-${part}`;

/** Beside a long form, where there is room: its parts, and in which of them something is wrong. */
export function PartLinks({ definition, faults }: { definition: EntryDefinition; faults: FieldFaults }) {
  const { type } = definition;
  const parts = new Map(fieldPlaces(definition).map(({ field, part }) => [field, part]));
  const wrong = new Set([...faults.keys()].map((path) => parts.get(path.split(".")[0] ?? "")));
  return (
    <nav className="form-parts" aria-label={m.form_parts()}>
      <ul>
        {definition.form.map(({ part }) => (
          <li key={part}>
            <a
              className="nl-link"
              href={`#${partId(part)}`}
              onClick={(event) => {
                event.preventDefault();
                const heading = document.getElementById(partId(part));
                heading?.scrollIntoView({ block: "start" });
                heading?.focus({ preventScroll: true });
              }}
            >
              {partWord(type, part)}
            </a>
            {wrong.has(part) ? (
              <span className="form-parts__wrong">
                <Icon name="warning" />
                <span className="wb-hidden">{m.form_fault()}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}
