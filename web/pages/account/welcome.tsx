/** /welkom: what makes that somebody comes in tomorrow too, asked at the first sign-in; each part can be left for later. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Account } from "#data/entries/own-account.ts";
import type { Session } from "#data/schema/account.ts";
import { accountQuery, acknowledge } from "../../api/account.ts";
import { accountChanged } from "../../api/after-change.ts";
import { sessionQuery, waysQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched, LoadingPage } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { WaysLeft } from "./leave-warning.tsx";
import { EmailForm, NameForm, OrganisationForm } from "./own-fields.tsx";
import { OwnPasskeys } from "./passkey-list.tsx";
import "../../style/pages.css";
import "./sign-in.css";
import "./account.css";

export function WelcomePage() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (session === undefined)
    return (
      <LoadingPage title={m.account_welcome_title()} error={error} onRetry={() => void refetch()}>
        {m.loading()}
      </LoadingPage>
    );
  return (
    <article className="wb-page">
      <h1>{m.account_welcome_title()}</h1>
      {session ? (
        <Steps session={session} />
      ) : (
        <p className="lead">
          {m.account_welcome_visitor()}{" "}
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.account_sign_in()}
          </Link>
        </p>
      )}
    </article>
  );
}

function Steps({ session }: { session: Session }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const account = useQuery(accountQuery);
  const { data: ways } = useQuery(waysQuery);
  const done = useMutation({
    mutationFn: () => acknowledge("welcome"),
    onSuccess: async () => {
      await accountChanged(client);
      await navigate({ to: "/werk", search: true });
    },
  });
  return (
    <>
      <p className="lead">{m.account_welcome_lead()}</p>
      <Fetched query={account} waiting={m.loading()}>
        {(own) => <StepList account={own} session={session} mails={ways?.mail ?? true} />}
      </Fetched>
      <p className="page-actions">
        <Button variant="primary" disabled={done.isPending} onClick={() => done.mutate()}>
          {m.account_welcome_done()}
        </Button>
      </p>
      {done.error ? <Notice kind="error">{m.signin_failed()}</Notice> : null}
    </>
  );
}

function StepList({ account, session: { grants }, mails }: { account: Account; session: Session; mails: boolean }) {
  const ofRole = grants.some(({ organisation }) => organisation !== undefined);
  const keys = account.ways.passkeys > 0;
  return (
    <ol className="welcome-steps">
      <Step number={1} name={m.account_step_name()} ready={false}>
        <NameForm account={account} />
      </Step>
      <Step number={2} name={m.account_step_email()} ready={account.email !== undefined}>
        {account.email === undefined ? <p>{m.account_email_none()}</p> : null}
        <EmailForm account={account} mails={mails} />
      </Step>
      <Step number={3} name={m.account_step_passkey()} ready={keys}>
        <p>{keys ? m.account_passkey_done() : m.account_passkey_why()}</p>
        <p className="wb-soft">{m.passkey_what()}</p>
        <OwnPasskeys />
        {keys ? null : <WaysLeft account={account} />}
      </Step>
      <Step number={4} name={m.account_step_organisation()} ready={account.organisation !== undefined || ofRole}>
        <OrganisationForm account={account} grants={grants} />
      </Step>
    </ol>
  );
}

interface StepProps {
  number: number;
  name: string;
  /** Nothing has to be done any more. */
  ready: boolean;
  children: ReactNode;
}

function Step({ number, name, ready, children }: StepProps) {
  const [skipped, setSkipped] = useState(false);
  const of = <span className="wb-hidden"> {name}</span>;
  return (
    <li className="welcome-step">
      <h2>
        {m.account_welcome_step({ number, name })}
        {ready ? <span className="welcome-step__state">{m.account_welcome_ready()}</span> : null}
      </h2>
      {skipped ? <p className="wb-soft">{m.account_welcome_skipped()}</p> : children}
      <Button variant="subtle" aria-expanded={!skipped} onClick={() => setSkipped(!skipped)}>
        {skipped ? m.account_welcome_back() : m.account_welcome_skip()}
        {of}
      </Button>
    </li>
  );
}
