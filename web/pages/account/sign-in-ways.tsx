/** Every way in that this server knows, for people without a link in hand: by mail, by the account of an organisation, by passkey. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { sessionChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { enterByPasskey, knowsPasskeys, turnedBack } from "../../api/passkeys.ts";
import { beginAtProvider, mailLink, waysQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../ui/ui.css";
import "./sign-in.css";

interface SignInOptionsProps {
  /** The identity provider sent somebody back who may not come in. */
  refused: boolean;
  /** Somebody came in without leaving the page. */
  onEntered: () => void;
}

export function SignInOptions({ refused, onEntered }: SignInOptionsProps) {
  const ways = useQuery(waysQuery);
  const begin = useMutation({ mutationFn: beginAtProvider });
  return (
    <>
      {refused ? (
        <Notice kind="error">
          <p>{m.account_refused()}</p>
          <p>{m.account_refused_more()}</p>
        </Notice>
      ) : null}
      <Fetched query={ways} waiting={m.loading()}>
        {({ mail, provider }) => (
          <>
            <div className="prose">
              <p className="lead">{mail ? m.account_mail_how() : m.signin_how()}</p>
            </div>
            {mail ? <MailLink /> : null}
            {provider ? (
              <p className="sign-in-way">
                <Button
                  disabled={begin.isPending || begin.isSuccess}
                  onClick={() => begin.mutate(undefined, { onSuccess: (url) => location.assign(url) })}
                >
                  {m.account_provider({ name: provider })}
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Fetched>
      {knowsPasskeys() ? <PasskeyEntry onEntered={onEntered} /> : null}
      {begin.error ? (
        <Notice kind="error">
          <p>{m.signin_failed()}</p>
        </Notice>
      ) : null}
      <p className="wb-soft">{m.signin_reading()}</p>
    </>
  );
}

/** Signing in with a passkey. */
function PasskeyEntry({ onEntered }: Pick<SignInOptionsProps, "onEntered">) {
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: enterByPasskey,
    onSuccess: () => sessionChanged(client),
  });
  const unknown = enter.error instanceof AnswerError && enter.error.status === 400;
  return (
    <>
      <p className="sign-in-way">
        <Button disabled={enter.isPending} onClick={() => enter.mutate(undefined, { onSuccess: onEntered })}>
          {m.passkey_enter()}
        </Button>
      </p>
      {enter.error && !turnedBack(enter.error) ? (
        <Notice kind="error">
          <p>{unknown ? m.passkey_not_here() : m.signin_failed()}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Asks for a mail with a link. What is said back does not tell whether anybody has this address. */
function MailLink() {
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
