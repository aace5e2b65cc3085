/** Asks for a mail with a link. What is said back does not tell whether anybody has this address. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { AnswerError } from "../../api/client.ts";
import { mailLink } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import "../../ui/ui.css";
import "./sign-in.css";

export function MailLink() {
  const id = useId();
  const [email, setEmail] = useState("");
  const send = useMutation({ mutationFn: mailLink });
  const status = send.error instanceof AnswerError ? send.error.status : undefined;
  const fault = status === 400 ? m.account_mail_wrong() : status === 429 ? m.account_mail_often() : m.signin_failed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(email);
  };
  return (
    <>
      <form className="sign-in-mail" onSubmit={submit} noValidate>
        <label className="wb-label" htmlFor={id}>
          {m.account_mail_label()}
        </label>
        <div>
          <input
            id={id}
            className="wb-field"
            type="email"
            autoComplete="username webauthn"
            required
            aria-invalid={status === 400}
            aria-describedby={`${id}-said`}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <button type="submit" className="nl-button nl-button--primary" disabled={send.isPending || email === ""}>
            <span className="nl-button__label">{m.account_mail_send()}</span>
          </button>
        </div>
      </form>
      <div id={`${id}-said`} aria-live="polite">
        {send.isSuccess ? (
          <Notice>
            <p>{m.account_mail_sent()}</p>
          </Notice>
        ) : null}
        {send.error ? (
          <Notice kind="error">
            <p>{fault}</p>
          </Notice>
        ) : null}
      </div>
    </>
  );
}
