/** How it stands with saving, always in sight, with the buttons that save. */
import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import type { EntryEditor, SaveOutcome, Wish } from "./use-entry.ts";

/** Who comes to it by its address has just saved for the first time. */
export const saveBarId = "bewaren";

export interface SaveBarProps {
  entry: EntryEditor;
  proposal: boolean;
}

const busyWords = { offline: m.form_offline, busy: m.form_trouble_busy, failed: m.form_trouble_failed };

function troubleWords(outcome: Extract<SaveOutcome, { kind: "trouble" }>): ReactNode {
  switch (outcome.trouble) {
    case "signedOut":
      return (
        <>
          {m.form_trouble_signed_out()}{" "}
          <Link to="/aanmelden" search={true} target="_blank" className="nl-link">
            {m.form_trouble_sign_in()}
          </Link>
        </>
      );
    case "forbidden":
      return m.form_trouble_forbidden();
    case "gone":
      return m.form_trouble_gone();
    case "archived":
      return m.form_archived();
    case "tooMany":
      return m.form_trouble_too_many({ minutes: Math.max(1, Math.ceil((outcome.wait ?? 60) / 60)) });
    case "conflict":
      return m.form_trouble_failed();
    default:
      return busyWords[outcome.trouble]();
  }
}

function statusOf({ outcome, dirty, fresh, kept, faults }: EntryEditor): ReactNode {
  if (outcome.kind === "busy") return m.form_busy();
  if (outcome.kind === "trouble") return troubleWords(outcome);
  if (dirty) return kept ? m.form_unsaved() : m.form_unsaved_nowhere();
  // Also where the first save led to a page of its own.
  if (!fresh && faults.size > 0) return faults.size === 1 ? m.form_saved_fault() : m.form_saved_faults({ count: faults.size });
  if (outcome.kind === "saved") return m.form_saved();
  return fresh ? m.form_empty() : m.form_saved_all();
}

export function SaveBar({ entry, proposal }: SaveBarProps) {
  const { outcome, run } = entry;
  const { hash } = useLocation();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hash === saveBarId) bar.current?.focus({ preventScroll: true });
  }, [hash]);
  const busy = outcome.kind === "busy";
  const trouble = outcome.kind === "trouble";
  // A button that is disabled loses the focus: while it is busy it stays, and does nothing.
  const press = (wish: Wish) => () => {
    if (!busy) void run(wish);
  };
  return (
    <div className="save-bar" id={saveBarId} ref={bar} tabIndex={-1} data-trouble={trouble || undefined}>
      <p role={trouble ? "alert" : "status"} className="save-bar__status">
        {statusOf(entry)}
      </p>
      <div className="save-bar__buttons">
        {proposal ? (
          <Button variant="primary" onClick={press("propose")}>
            {trouble ? m.form_again() : m.form_propose()}
          </Button>
        ) : (
          <>
            <Button onClick={press("save")}>{trouble ? m.form_again() : m.form_save()}</Button>
            <Button variant="primary" onClick={press("submit")}>
              {m.form_submit()}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
