/** "Klopt dit niet?": folded under what is public, for everybody. What was typed stays until it has arrived. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { EntryRef } from "#data/entries/event.ts";
import type { ReportInput } from "#data/entries/submission.ts";
import { Email } from "#data/schema/text.ts";
import { AnswerError } from "../../api/client.ts";
import { sendReport } from "../../api/submissions.ts";
import * as m from "../../paraglide/messages.js";
import { randomKey } from "../../state/draft.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FollowLink, type FollowLinkProps } from "./follow-link.tsx";
import "./follow.css";

const shortest = 10;
export function ReportForm({ entry }: { entry: EntryRef }) {
  return (
    <details className="fold no-print">
      <summary>{m.report_open()}</summary>
      <Form entry={entry} />
    </details>
  );
}

function Form({ entry }: { entry: EntryRef }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState("");
  const [email, setEmail] = useState("");
  const [consent, setConsent] = useState(false);
  const [tried, setTried] = useState(false);
  /** Of the body that was sent last: the same one again makes nothing double. */
  const sent = useRef({ body: "", key: "" });
  const address = email.trim();
  const faults = {
    text: text.trim().length < shortest ? m.report_text_short() : undefined,
    email: address !== "" && !Email.safeParse(address).success ? m.report_email_wrong() : undefined,
    consent: consent ? undefined : m.report_consent_needed(),
  };
  const send = useMutation({
    mutationFn: () => {
      const report: ReportInput = { entry, text, consent: true, ...(address === "" ? {} : { email: address }) };
      const body = JSON.stringify(report);
      if (sent.current.body !== body) sent.current = { body, key: randomKey() };
      return sendReport(report, sent.current.key);
    },
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (send.isPending) return;
    if (Object.values(faults).every((one) => one === undefined)) send.mutate();
    // After the faults are there.
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-wrong] input")?.focus());
  };
  if (send.data !== undefined) return <Thanks receipt={send.data} asked={address !== ""} />;
  const wrong = tried && faults.text !== undefined;
  return (
    <form className="report-form" noValidate ref={form} onSubmit={press}>
      <p>{m.report_lead()}</p>
      <div>
        <label className="wb-label" htmlFor={id}>
          {m.report_text()}
        </label>
        {wrong ? (
          <p id={`${id}-fout`} className="wb-fault">
            {faults.text}
          </p>
        ) : null}
        <textarea
          id={id}
          className="wb-field"
          rows={4}
          maxLength={1000}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-fout ${id}-uitleg` : `${id}-uitleg`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-uitleg`} className="wb-small wb-soft">
          {m.report_text_hint()}
        </p>
      </div>
      <TextField
        label={m.report_email()}
        description={m.report_email_hint()}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={tried ? faults.email : undefined}
      />
      <div data-wrong={(tried && faults.consent !== undefined) || undefined}>
        {tried && faults.consent ? <p className="wb-fault">{faults.consent}</p> : null}
        <CheckField label={m.report_consent()} checked={consent} onCheck={setConsent} />
      </div>
      {send.error ? <Notice kind="error">{failure(send.error)}</Notice> : null}
      <p>
        <button type="submit" className="nl-button nl-button--primary">
          <span className="nl-button__label">{send.isPending ? m.report_busy() : m.report_send()}</span>
        </button>
      </p>
    </form>
  );
}

function failure(error: Error): string {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 429) return m.report_too_often();
  return status === 404 ? m.report_gone() : m.report_failed();
}

function Thanks(props: FollowLinkProps) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <div className="report-form">
      <p ref={said} tabIndex={-1} role="status">
        <strong>{m.report_thanks()}</strong>
      </p>
      <FollowLink {...props} />
    </div>
  );
}
