/** Asks for mail about what is new. What was typed stays until it has arrived. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Email } from "#data/schema/text.ts";
import { AnswerError } from "../../api/client.ts";
import { sendSubscription } from "../../api/submissions.ts";
import * as m from "../../paraglide/messages.js";
import { CheckField } from "../../ui/check-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type Followed, QuestionFields, tooManyAreas } from "./question-fields.tsx";

export function SubscriptionForm({ begin }: { begin: Followed }) {
  const form = useRef<HTMLFormElement>(null);
  const [followed, setFollowed] = useState(begin);
  const [email, setEmail] = useState("");
  const [consent, setConsent] = useState(false);
  const [tried, setTried] = useState(false);
  const found = {
    areas: tooManyAreas(followed),
    email: Email.safeParse(email.trim()).success ? undefined : m.subscribe_email_wrong(),
    consent: consent ? undefined : m.subscribe_consent_needed(),
  };
  const faults: Partial<typeof found> = tried ? found : {};
  const send = useMutation({ mutationFn: () => sendSubscription({ ...followed, email: email.trim(), consent: true }) });
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (send.isPending) return;
    if (Object.values(found).every((one) => one === undefined)) send.mutate();
    // After the faults are there.
    else
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-wrong] :is(input, select)")?.focus(),
      );
  };
  if (send.isSuccess) return <Thanks email={email.trim()} />;
  return (
    <form className="subscription" noValidate ref={form} onSubmit={press}>
      <h2>{m.subscribe_what()}</h2>
      <p className="wb-soft">{m.subscribe_what_hint()}</p>
      <QuestionFields value={followed} onChange={setFollowed} />
      <TextField
        label={m.subscribe_email()}
        description={m.subscribe_email_hint()}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={faults.email}
      />
      <div data-wrong={faults.consent === undefined ? undefined : true}>
        {faults.consent ? <p className="wb-fault">{faults.consent}</p> : null}
        <CheckField label={m.subscribe_consent()} checked={consent} onCheck={setConsent} />
      </div>
      {send.error ? <Notice kind="error">{failure(send.error)}</Notice> : null}
      <p>
        <button type="submit" className="nl-button nl-button--primary">
          <span className="nl-button__label">{send.isPending ? m.subscribe_busy() : m.subscribe_send()}</span>
        </button>
      </p>
    </form>
  );
}

function failure(error: Error): string {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 429) return m.subscribe_too_often();
  return status === 409 ? m.subscribe_no_mail() : m.subscribe_failed();
}

function Thanks({ email }: { email: string }) {
  const said = useRef<HTMLHeadingElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <div className="subscription">
      <h2 ref={said} tabIndex={-1}>
        {m.subscribe_thanks()}
      </h2>
      <p role="status">{m.subscribe_thanks_more({ email })}</p>
      <p className="wb-soft">{m.subscribe_thanks_again()}</p>
    </div>
  );
}
