/** The form of an initiative: new, edited by who may, or proposed by a visitor. One component, because they are one thing. */
import { Link } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import type { Session } from "../../api/session.ts";
import type { Working } from "../../api/working-versions.ts";
import * as m from "../../paraglide/messages.js";
import { type Draft, draftOf } from "../../state/draft.ts";
import { useWide } from "../../ui/media.ts";
import { Conflict } from "./conflict.tsx";
import { FaultSummary } from "./fault-summary.tsx";
import { FormContext } from "./fields/form-state.tsx";
import { PartLinks } from "./fields/part-links.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { ContactPart, EvidencePart, WhatPart, WhenPart } from "./parts.tsx";
import { PlacePart } from "./place/place-part.tsx";
import { ConsentPart } from "./proposal.tsx";
import { Restored } from "./restored.tsx";
import { ReturnedNotice } from "./returned-notice.tsx";
import { AgreementsPart, GoalsPart, MoneyPart, WhoPart } from "./row-parts.tsx";
import { SaveBar } from "./save-bar.tsx";
import { Similar } from "./similar.tsx";
import { Thanks } from "./thanks.tsx";
import { useEntry, type Wish } from "./use-entry.ts";
import { useFocusOnRefusal } from "./use-focus-on-refusal.ts";
import "../../style/pages.css";
import "./form.css";
import "./form-beside.css";

export interface EntryFormProps {
  session: Session | null;
  record?: Working | undefined;
  start?: Draft;
  proposal?: boolean;
  onSaved?: (record: Working, wish: Wish) => void;
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
  if (outcome.kind === "proposed") return <Thanks onAnother={entry.discard} />;
  const conflict = outcome.kind === "conflict" ? outcome.theirs : undefined;
  return (
    <article className="wb-page form-page">
      <h1>{titles[record ? "edit" : proposal ? "propose" : "new"]()}</h1>
      <p className="lead">{lead(record, proposal)}</p>
      {proposal && !session ? (
        <p>
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.form_have_account()}
          </Link>
        </p>
      ) : null}
      {record ? <ReturnedNotice working={record} /> : null}
      {record && record.hidden.length > 0 ? <p className="wb-soft">{m.form_hidden_fields()}</p> : null}
      <LeaveGuard dirty={entry.dirty} kept={entry.kept} />
      {entry.restored && !conflict ? <Restored at={entry.restored} onKeep={entry.forget} onDiscard={entry.discard} /> : null}
      {conflict ? (
        <Conflict
          key={conflict.version}
          base={entry.base}
          mine={draft}
          theirs={draftOf(conflict.content, conflict.organisation)}
          onSave={(picked) => void entry.resolve(conflict, picked)}
          onBack={entry.dismiss}
        />
      ) : (
        <FormContext value={form}>
          <FaultSummary faults={faults} box={summary} />
          <div className="form-columns">
            {/* Saving is a press on a button: Enter in a field must not send what is half done. */}
            <form noValidate onSubmit={(event) => event.preventDefault()} className="form-body">
              <WhatPart />
              <PlacePart />
              {wide ? null : <Similar own={record?.id} />}
              <WhenPart />
              <WhoPart session={session} />
              <GoalsPart />
              <MoneyPart />
              <AgreementsPart />
              <EvidencePart />
              <ContactPart />
              {proposal ? <ConsentPart /> : null}
            </form>
            {wide ? (
              <div className="form-beside">
                <PartLinks faults={faults} proposal={proposal} />
                <Similar own={record?.id} />
              </div>
            ) : null}
          </div>
          <SaveBar entry={entry} proposal={proposal} />
        </FormContext>
      )}
    </article>
  );
}

function lead(record: Working | undefined, proposal: boolean): string {
  if (proposal) return m.form_lead_proposal();
  if (!record) return m.form_lead_new();
  if (record.state === "submitted") return m.form_was_submitted();
  return record.public ? m.form_was_public() : m.form_lead_new();
}
