/** All faults at once, above the form, each a link to its field; it has the focus when a save was refused. */
import { type RefObject, useMemo } from "react";
import { fieldOrder, fieldWord } from "../../labels/field-words.ts";
import * as m from "../../paraglide/messages.js";
import { Icon } from "../../ui/icon.tsx";
import type { Faults } from "./fields/entry-faults.ts";
import { fieldId } from "./fields/form-state.tsx";

/** The field itself, or the nearest around it that is on the page. */
function elementOf(path: string): HTMLElement | null {
  for (let names = path.split("."); names.length > 0; names = names.slice(0, -1)) {
    const found = document.getElementById(fieldId(names.join(".")));
    if (found) return found;
  }
  return null;
}

export function goToField(path: string): void {
  const element = elementOf(path);
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}

/** "Titel:", and a question as it is. */
const leading = (word: string): string => (word.endsWith("?") ? word : `${word}:`);

export function FaultSummary({ faults, box }: { faults: Faults; box: RefObject<HTMLElement | null> }) {
  const lines = useMemo(() => {
    const place = (path: string) => fieldOrder.indexOf(path.split(".")[0] ?? "");
    return [...faults].sort(([a], [b]) => place(a) - place(b));
  }, [faults]);
  if (lines.length === 0) return null;
  return (
    <section className="form-faults" ref={box} tabIndex={-1} aria-labelledby="fouten">
      <h2 id="fouten">
        <Icon name="warning" />
        {lines.length === 1 ? m.form_faults_one() : m.form_faults({ count: lines.length })}
      </h2>
      <ul>
        {lines.map(([path, texts]) => (
          <li key={path}>
            <a
              className="nl-link"
              href={`#${fieldId(path)}`}
              onClick={(event) => {
                event.preventDefault();
                goToField(path);
              }}
            >
              {leading(fieldWord(path))} {texts.join(" ")}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
