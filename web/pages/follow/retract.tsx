/** Consent is withdrawn: what goes and what stays is said before it is done. For whoever told it, by their link, and for who looks after it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { findDefinition } from "#data/entry-types/registry.ts";
import { may } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { entryRetracted } from "../../api/after-change.ts";
import { sessionQuery } from "../../api/session.ts";
import { askRetraction, retractByLink } from "../../api/submissions.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import "./follow.css";

interface RetractOwnProps {
  token: string;
  /** What is asked of the proposal has another answer now. */
  onDone: () => void;
}

/** On /volgen, for whoever told it. */
export const RetractOwn = ({ token, onDone }: RetractOwnProps) => (
  <Retract lead={m.follow_retract_more()} open={m.follow_retract()} work={() => retractByLink(token)} onDone={onDone} />
);

interface RetractEntryProps {
  working: WorkingVersion;
  /** The page that shows it makes way: what is asked of it has no answer any more. */
  onDone: () => void;
}

/** On the pages of an entry that was told with consent, for makers, editors and beheerder; for everybody else nothing. */
export function RetractEntry({ working, onDone }: RetractEntryProps) {
  const { data: session } = useQuery(sessionQuery);
  const actor = session ? { id: session.person, grants: session.grants } : undefined;
  if (findDefinition(working.type)?.consent !== true || !may(actor, "entry.retract", subjectOf(working))) return null;
  return (
    <Retract
      lead={m.retract_for()}
      open={m.retract_open()}
      work={() => askRetraction(working)}
      onDone={onDone}
      entry={working.id}
    />
  );
}

/** Instead of what was there: that it is done, read aloud and in sight. */
export function Retracted() {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <p className="retracted" ref={said} tabIndex={-1} role="status">
      <strong>{m.retract_done()}</strong>
    </p>
  );
}

interface RetractProps {
  lead: string;
  open: string;
  work: () => Promise<unknown>;
  onDone: () => void;
  entry?: string;
}

function Retract({ lead, open, work, onDone, entry }: RetractProps) {
  const client = useQueryClient();
  const id = useId();
  /** Undefined: not asked yet; false: asked, and left as it is. */
  const [asked, setAsked] = useState<boolean>();
  const send = useMutation({
    mutationFn: work,
    onSuccess: async () => {
      flushSync(onDone);
      await entryRetracted(client, entry);
    },
  });
  return (
    <section className="retract no-print" aria-labelledby={id}>
      <h2 id={id}>{m.retract_title()}</h2>
      {send.isSuccess ? (
        <Retracted />
      ) : asked ? (
        <>
          <ul className="wb-list" id={`${id}-wat`}>
            <li>{m.retract_goes()}</li>
            <li>{m.retract_files()}</li>
            <li>{m.retract_stays()}</li>
            <li>{m.retract_backup()}</li>
          </ul>
          <p id={`${id}-zeker`}>
            <strong>{m.retract_sure()}</strong>
          </p>
          <p className="page-actions">
            <Button
              variant="primary"
              disabled={send.isPending}
              aria-describedby={`${id}-wat ${id}-zeker`}
              onClick={() => send.mutate()}
            >
              {send.isPending ? m.retract_busy() : m.retract_do()}
            </Button>
            <Button
              autoFocus
              disabled={send.isPending}
              aria-describedby={`${id}-wat ${id}-zeker`}
              onClick={() => setAsked(false)}
            >
              {m.retract_cancel()}
            </Button>
          </p>
          {send.isError ? <Notice kind="error">{m.retract_failed()}</Notice> : null}
        </>
      ) : (
        <>
          <p>{lead}</p>
          <p>
            <Button autoFocus={asked === false} onClick={() => setAsked(true)}>
              {open}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
