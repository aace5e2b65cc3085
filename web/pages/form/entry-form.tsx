/** The form of an initiative: new, edited by who may, or proposed by a visitor. One component, because they are one thing. */
import type { Session } from "#data/schema/account.ts";
import type { WorkingVersion } from "#data/schema/queue.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./form.css";
import "./form-beside.css";
import "../../ui/aria-style.ts";
import { Link, useBlocker } from "@tanstack/react-router";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { fieldOrder, fieldWord } from "../../labels/field-words.ts";
import { formatMoment } from "../../labels/format.ts";
import { type Draft, draftOfEntry } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useWide } from "../../ui/media.ts";
import { Notice } from "../../ui/notice.tsx";
import { Conflict } from "./conflict.tsx";
import { FormContext, fieldId } from "./draft-fields.tsx";
import type { FieldFaults } from "./entry-faults.ts";
import { FilesPart } from "./files-part.tsx";
import { PartLinks } from "./part.tsx";
import { AgreementsPart, ContactPart, EvidencePart, GoalsPart, MoneyPart, WhatPart, WhenPart, WhoPart } from "./parts.tsx";
import { PlacePart } from "./place-part.tsx";
import { ProposalParts, ProposalThanks } from "./proposal.tsx";
import { ReturnedNotice } from "./returned-notice.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SimilarInitiatives } from "./similar.tsx";
import { type SaveOutcome, useEntry, type Wish } from "./use-entry.ts";
import { VisitPart } from "./visit-fields.tsx";

export interface EntryFormProps {
  session: Session | null;
  record?: WorkingVersion | undefined;
  start?: Draft;
  proposal?: boolean;
  onSaved?: (record: WorkingVersion, wish: Wish) => void;
}
const titles = { edit: m.form_title_edit, propose: m.form_title_proposal, new: m.form_title_new };
const nothing: Draft = {};
export function EntryForm({ session, record, start = nothing, proposal = false, onSaved = () => undefined }: EntryFormProps) {
  const entry = useEntry({ who: session?.person ?? "visitor", record, start, onSaved });
  const wide = useWide();
  const summary = useRef<HTMLElement>(null);
  const { draft, edit, faults, outcome } = entry;
  useFocusOnRefusal(outcome, summary);
  const form = useMemo(() => ({ draft, edit, faults }), [draft, edit, faults]);
  if (outcome.kind === "proposed")
    return <ProposalThanks receipt={outcome.receipt} asked={outcome.asked} onAnother={entry.discard} />;
  const conflict = outcome.kind === "conflict" ? outcome.theirs : undefined;
  return (
    <article className={`wb-page form-page${proposal ? " form-page--proposal" : ""}`}>
      <h1>{titles[record ? "edit" : proposal ? "propose" : "new"]()}</h1>
      <p className="lead">{lead(record, proposal)}</p>
      {record ? <ReturnedNotice working={record} /> : null}
      {record && record.hidden.length > 0 ? <p className="wb-soft">{m.form_hidden_fields()}</p> : null}
      <LeaveGuard dirty={entry.dirty} kept={entry.kept} />
      {entry.restored && !conflict ? <Restored at={entry.restored} onKeep={entry.forget} onDiscard={entry.discard} /> : null}
      {conflict ? (
        <Conflict
          key={conflict.version}
          with={conflict}
          person={session?.person}
          base={entry.base}
          mine={draft}
          theirs={draftOfEntry(conflict.content, conflict.organisation)}
          onSave={(picked) => void entry.resolve(conflict, picked)}
          onBack={entry.dismiss}
        />
      ) : (
        <FormContext value={form}>
          <FaultSummary faults={faults} box={summary} />
          <div className="form-columns">
            {/* Saving is a press on a button: Enter in a field must not send what is half done. */}
            <form noValidate onSubmit={(event) => event.preventDefault()} className="form-body">
              {proposal ? (
                <>
                  <ProposalParts />
                  {wide ? null : <SimilarInitiatives own={undefined} session={session} />}
                </>
              ) : (
                <>
                  <WhatPart />
                  <PlacePart />
                  {wide ? null : <SimilarInitiatives own={record?.id} session={session} />}
                  <WhenPart />
                  <VisitPart />
                  <WhoPart session={session} />
                  <GoalsPart />
                  <MoneyPart />
                  <AgreementsPart />
                  <EvidencePart />
                  <FilesPart />
                  <ContactPart />
                </>
              )}
            </form>
            {wide ? (
              <div className="form-beside">
                {proposal ? null : <PartLinks faults={faults} />}
                <SimilarInitiatives own={record?.id} session={session} />
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
  return record.public ? m.form_was_public() : m.form_lead_new();
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

function FaultSummary({ faults, box }: { faults: FieldFaults; box: RefObject<HTMLElement | null> }) {
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
              {fieldWord(path).replace(/[^?]$/, "$&:")} {texts.join(" ")}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
