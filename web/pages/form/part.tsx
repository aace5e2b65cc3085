/** A part of the form under its heading, to which the list of parts leads. */

import { type ReactNode, useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { Icon } from "../../ui/icon.tsx";
import type { FieldFaults } from "./entry-faults.ts";

export function Part({ part, children }: { part: PartName; children: ReactNode }) {
  const id = partId(part);
  return (
    <section className="form-part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {partWord(part)}
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

/** The parts of the form, in their order, and which fields stand in each. */
const partNames = [
  "what",
  "where",
  "when",
  "visit",
  "who",
  "goals",
  "money",
  "agreements",
  "evidence",
  "files",
  "contact",
] as const;
type PartName = (typeof partNames)[number];

const words: Record<PartName, () => string> = {
  what: m.form_part_what,
  where: m.form_part_where,
  when: m.form_part_when,
  visit: m.form_part_visit,
  who: m.form_part_who,
  goals: m.form_part_goals,
  money: m.form_part_money,
  agreements: m.form_part_agreements,
  evidence: m.form_part_evidence,
  files: m.files_part,
  contact: m.form_part_contact,
};
const partWord = (part: PartName): string => words[part]();
const partId = (part: PartName): string => `deel-${part}`;

const partOf: Record<string, PartName> = {
  place: "where",
  workingArea: "where",
  address: "where",
  period: "when",
  openingHours: "visit",
  openingNote: "visit",
  takePart: "visit",
  organisation: "who",
  parties: "who",
  goals: "goals",
  funding: "money",
  agreements: "agreements",
  evidence: "evidence",
  source: "evidence",
  link: "evidence",
  photos: "files",
  attachments: "files",
  publicContact: "contact",
  internalContact: "contact",
};
/** Part in which the field of a path stands. */
const partWith = (path: string): PartName => partOf[path.split(".")[0] ?? ""] ?? "what";

/** Beside a long form, where there is room: its parts, and in which of them something is wrong. */
export function PartLinks({ faults }: { faults: FieldFaults }) {
  const wrong = new Set([...faults.keys()].map(partWith));
  return (
    <nav className="form-parts" aria-label={m.form_parts()}>
      <ul>
        {partNames.map((part) => (
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
              {partWord(part)}
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
