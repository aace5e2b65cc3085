/** Beside a long form, where there is room: its parts, and in which of them something is wrong. */

import * as m from "../../paraglide/messages.js";
import { Icon } from "../../ui/icon.tsx";
import type { FieldFaults } from "./entry-faults.ts";
import { partId, partNames, partWith, partWord } from "./part-names.ts";

export function PartLinks({ faults, proposal }: { faults: FieldFaults; proposal: boolean }) {
  const wrong = new Set([...faults.keys()].map(partWith));
  return (
    <nav className="form-parts" aria-label={m.form_parts()}>
      <ul>
        {partNames
          .filter((part) => part !== "consent" || proposal)
          .map((part) => (
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
