/** The form of an entry of any type: new, edited by who may, or proposed by a visitor. One component, because they are one thing. */

import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { Session } from "#data/schema/account.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./form.css";
import "./form-beside.css";
import "../../ui/aria-style.ts";
import { Link, useBlocker } from "@tanstack/react-router";
import { Fragment, type RefObject, useEffect, useMemo, useRef } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { fieldPathWord, formTitle } from "../../labels/entry-words.ts";
import { formatMoment } from "../../labels/format.ts";
import { type Draft, draftOfEntry } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useWide } from "../../ui/media.ts";
import { Notice } from "../../ui/notice.tsx";
import { Conflict } from "./conflict.tsx";
import { EntryProposal } from "./entry-proposal.tsx";
import { FormContext, fieldId } from "./fields/draft-fields.tsx";
import { draftShapeOf, orderOf } from "./fields/draft-shape.ts";
import type { FieldFaults } from "./fields/entry-faults.ts";
import { PartFields } from "./form-field.tsx";
import { MaybeAnswered } from "./maybe-answered.tsx";
import { PartLinks } from "./part.tsx";
import { ProposalParts } from "./proposal.tsx";
import { ProposalThanks } from "./proposal-thanks.tsx";
import { ReturnedNotice } from "./returned-notice.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SimilarInitiatives } from "./similar.tsx";
import { type SaveOutcome, useEntry, type Wish } from "./use-entry.ts";

export interface EntryFormProps {
  type: string;
  session: Session | null;
  record?: WorkingVersion | undefined;
  start?: Draft;
  proposal?: boolean;
  onSaved?: (record: WorkingVersion, wish: Wish) => void;
}
const nothing: Draft = {};
export function EntryForm({
  type,
  session,
  record,
  start = nothing,
  proposal = false,
  onSaved = () => undefined,
}: EntryFormProps) {
  const [definition, initiative] = [definitionOf(type), type === "initiative"];
  const entry = useEntry({ definition, who: session?.person ?? "visitor", record, start, onSaved });
  const wide = useWide();
  const summary = useRef<HTMLElement>(null);
  const { draft, edit, faults, outcome } = entry;
  useFocusOnRefusal(outcome, summary);
  const form = useMemo(() => ({ type, session, draft, edit, faults }), [type, session, draft, edit, faults]);
  if (outcome.kind === "proposed")
    return <ProposalThanks type={type} receipt={outcome.receipt} asked={outcome.asked} onAnother={entry.discard} />;
  const conflict = outcome.kind === "conflict" ? outcome.theirs : undefined;
  return (
    <article className={`wb-page form-page${proposal ? " form-page--proposal" : ""}`}>
      <h1>{formTitle(type, record ? "edit" : proposal ? "propose" : "new")}</h1>
      <p className="lead">{lead(record, proposal)}</p>
      {record ? <ReturnedNotice working={record} /> : null}
      {record && record.hidden.length > 0 ? <p className="wb-soft">{m.form_hidden_fields()}</p> : null}
      <LeaveGuard dirty={entry.dirty} kept={entry.kept} />
      {entry.restored && !conflict ? <Restored at={entry.restored} onKeep={entry.forget} onDiscard={entry.discard} /> : null}
      {conflict ? (
        <Conflict
          key={conflict.version}
          with={conflict}
          definition={definition}
          person={session?.person}
          base={entry.base}
          mine={draft}
          theirs={draftOfEntry(conflict.content, conflict.organisation, draftShapeOf(definition))}
          onSave={(picked) => void entry.resolve(conflict, picked)}
          onBack={entry.dismiss}
        />
      ) : (
        <FormContext value={form}>
          <FaultSummary definition={definition} faults={faults} box={summary} />
          <div className="form-columns">
            {/* Saving is a press on a button: Enter in a field must not send what is half done. */}
            <form noValidate onSubmit={(event) => event.preventDefault()} className="form-body">
              {proposal ? (
                <>
                  {initiative ? <ProposalParts /> : <EntryProposal definition={definition} />}
                  {wide || !initiative ? null : <SimilarInitiatives own={undefined} session={session} />}
                </>
              ) : (
                definition.form.map((part) => (
                  <Fragment key={part.part}>
                    <PartFields part={part} />
                    {part.part === "what" ? <MaybeAnswered /> : null}
                    {wide || !initiative || part.part !== "where" ? null : (
                      <SimilarInitiatives own={record?.id} session={session} />
                    )}
                  </Fragment>
                ))
              )}
            </form>
            {wide ? (
              <div className="form-beside">
                {proposal ? null : <PartLinks definition={definition} faults={faults} />}
                {initiative ? <SimilarInitiatives own={record?.id} session={session} /> : null}
              </div>
            ) : null}
          </div>
          {proposal && !session ? (
            <p className="proposal-account">
              <Link to="/aanmelden" search={true} className="nl-link">
                {m.form_have_account()}
              </Link>
            </p>
          ) : null}
          <SaveBar entry={entry} proposal={proposal} />
        </FormContext>
      )}
    </article>
  );
}

function lead(record: WorkingVersion | undefined, proposal: boolean): string {
  if (proposal) return m.form_lead_proposal();
  if (!record) return m.form_lead_new();
  if (record.state === "submitted") return m.form_was_submitted();
  if (!record.public) return m.form_lead_new();
  return record.type === "initiative" ? m.form_was_public() : m.entries_was_public();
}

/** A refused save brings the reader to the list of what is wrong. */
function useFocusOnRefusal(outcome: SaveOutcome, box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (outcome.kind !== "refused") return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "start" });
  }, [outcome, box]);
}

interface RestoredProps {
  at: string;
  onKeep: () => void;
  onDiscard: () => void;
}

/** The draft of before is back in the form; who does not want it throws it away. */
function Restored({ at, onKeep, onDiscard }: RestoredProps) {
  return (
    <Notice>
      <p>{m.form_restored({ when: formatMoment(at) })}</p>
      <div className="form-notice__buttons">
        <Button onClick={onKeep}>{m.form_keep()}</Button>
        <Button onClick={onDiscard}>{m.form_discard()}</Button>
      </div>
    </Notice>
  );
}

/** Who leaves with unsaved work is asked first; the browser asks when the whole page goes. */
function LeaveGuard({ dirty, kept }: { dirty: boolean; kept: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <ModalOverlay
      className="form-overlay"
      isOpen={status === "blocked"}
      onOpenChange={(open) => {
        if (!open) reset?.();
      }}
    >
      <Modal className="form-modal card">
        <Dialog role="alertdialog" className="form-dialog">
          <Heading slot="title">{m.form_leave_title()}</Heading>
          <p>{kept ? m.form_leave() : m.form_leave_nowhere()}</p>
          <div className="page-actions">
            <Button variant="primary" onClick={() => reset?.()}>
              {m.form_leave_stay()}
            </Button>
            <Button onClick={() => proceed?.()}>{m.form_leave_go()}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** All faults at once, above the form, each a link to its field; it has the focus when a save was refused. */

/** The field itself, or the nearest around it that is on the page. */
function elementOf(path: string): HTMLElement | null {
  for (let names = path.split("."); names.length > 0; names = names.slice(0, -1)) {
    const found = document.getElementById(fieldId(names.join(".")));
    if (found) return found;
  }
  return null;
}

function goToField(path: string): void {
  const element = elementOf(path);
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}

interface FaultSummaryProps {
  definition: EntryDefinition;
  faults: FieldFaults;
  box: RefObject<HTMLElement | null>;
}

function FaultSummary({ definition, faults, box }: FaultSummaryProps) {
  const lines = useMemo(() => {
    const place = orderOf(definition);
    return [...faults].sort(([a], [b]) => place(a) - place(b));
  }, [faults, definition]);
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
              {fieldPathWord(definition.type, path).replace(/[^?]$/, "$&:")} {texts.join(" ")}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
