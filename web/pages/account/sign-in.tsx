/** /aanmelden: the token of a link stands behind #, and only a press on the button uses it: a mail scanner that opens it does not. */
import type { Session } from "#data/schema/account.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./sign-in.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { Grant } from "#data/schema/permission.ts";
import { AnswerError } from "../../api/client.ts";
import { forgetPerson } from "../../api/forget-person.ts";
import { enterByPasskey, knowsPasskeys, turnedBack } from "../../api/passkeys.ts";
import {
  beginAtProvider,
  endSession,
  endSessions,
  organisationsQuery,
  sessionQuery,
  startSession,
  waysQuery,
} from "../../api/session.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { roleWord } from "../../labels/initiative-words.ts";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NewInitiativeLink } from "../initiatives/new-initiative-link.tsx";
import { MailLink } from "./mail-link.tsx";
import { Passkeys } from "./passkeys.tsx";

/** Stands where a token would, when the identity provider sent somebody back who may not come in. */
const refusal = "geweigerd";

export function SignInPage() {
  const { hash } = useLocation();
  const refused = hash === refusal;
  const token = refused ? "" : hash;
  const navigate = useNavigate();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const session = useQuery(sessionQuery);
  const enter = useMutation({
    mutationFn: startSession,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      // A used token is of no use to anybody: it does not stay in the address or the history.
      await navigate({ to: ".", search: true, hash: "", replace: true });
      heading.current?.focus();
    },
  });
  const leave = useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? endSessions() : endSession()),
    onSuccess: async () => {
      await forgetPerson(client);
      enter.reset();
      heading.current?.focus();
    },
  });
  const failure = enter.error ?? leave.error;
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {session.data && token === "" ? m.signin_title_in() : m.signin_title()}
      </h1>
      {session.data === undefined ? (
        <Loading error={session.error} onRetry={() => void session.refetch()}>
          {m.loading()}
        </Loading>
      ) : (
        <Door
          session={session.data}
          token={token}
          refused={refused}
          busy={enter.isPending || leave.isPending}
          onEnter={() => enter.mutate(token)}
          onLeave={() => leave.mutate(false)}
          onLeaveAll={() => leave.mutate(true)}
        />
      )}
      {failure ? <Failure error={failure} /> : null}
    </article>
  );
}

interface DoorProps {
  session: Session | null;
  token: string;
  refused: boolean;
  busy: boolean;
  onEnter: () => void;
  onLeave: () => void;
  onLeaveAll: () => void;
}

function Door({ session, token, refused, busy, onEnter, onLeave, onLeaveAll }: DoorProps) {
  if (token !== "") {
    return (
      <>
        <p className="lead">{session ? m.signin_again({ name: session.name }) : m.signin_press()}</p>
        <p>
          <Button variant="primary" disabled={busy} onClick={onEnter}>
            {m.signin_enter()}
          </Button>
        </p>
        <p className="wb-soft">{m.signin_once()}</p>
      </>
    );
  }
  if (!session) return <SignInWays refused={refused} />;
  return (
    <>
      <SignedIn session={session} />
      <Passkeys />
      <p className="sign-in-out">
        <Button disabled={busy} onClick={onLeave}>
          {m.signin_leave()}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={onLeaveAll}>
          {m.account_leave_all()}
        </Button>
      </p>
    </>
  );
}

function Failure({ error }: { error: Error }) {
  const refused = error instanceof AnswerError && error.status === 400;
  return (
    <Notice kind="error">
      <p>{refused ? m.signin_used() : m.signin_failed()}</p>
      {refused ? <p>{m.signin_used_more()}</p> : null}
    </Notice>
  );
}

/** For who has no link in hand: every way in that this server knows. */

/** `refused`: the identity provider sent somebody back who may not come in. */
function SignInWays({ refused }: { refused: boolean }) {
  const { data: ways } = useQuery(waysQuery);
  const begin = useMutation({ mutationFn: beginAtProvider, onSuccess: (url) => location.assign(url) });
  return (
    <>
      {refused ? (
        <Notice kind="error">
          <p>{m.account_refused()}</p>
          <p>{m.account_refused_more()}</p>
        </Notice>
      ) : null}
      <div className="prose">
        <p className="lead">{ways?.mail ? m.account_mail_how() : m.signin_how()}</p>
      </div>
      {ways?.mail ? <MailLink /> : null}
      {ways?.provider ? (
        <p className="sign-in-way">
          <Button disabled={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
            {m.account_provider({ name: ways.provider })}
          </Button>
        </p>
      ) : null}
      {knowsPasskeys() ? <PasskeyEntry /> : null}
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
function PasskeyEntry() {
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: enterByPasskey,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const unknown = enter.error instanceof AnswerError && enter.error.status === 400;
  return (
    <>
      <p className="sign-in-way">
        <Button disabled={enter.isPending} onClick={() => enter.mutate()}>
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

/** Who you are here and what you were given. */
function SignedIn({ session: { name, grants } }: { session: Session }) {
  const bound = grants.some(({ organisation }) => organisation !== undefined);
  const { data: organisations } = useQuery({ ...organisationsQuery, enabled: bound });
  const { nameOf } = useAreaNames();
  /** "wijkteam, voor Welzijn Amersfoort", "redacteur, in Amersfoort" */
  const words = ({ role, organisation, areas }: Grant) =>
    [
      roleWord(role),
      organisation && m.signin_for({ name: organisations?.find(({ id }) => id === organisation)?.name ?? organisation }),
      areas && m.signin_in({ names: areas.map((code) => nameOf(code) ?? code).join(", ") }),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <>
      <p className="lead">{m.signin_you_are({ name })}</p>
      <h2>{m.signin_roles()}</h2>
      {grants.length === 0 ? (
        <p>{m.signin_no_roles()}</p>
      ) : (
        <ul className="wb-list">
          {grants.map((grant) => (
            <li key={JSON.stringify(grant)}>{words(grant)}</li>
          ))}
        </ul>
      )}
      <div className="page-actions">
        <NewInitiativeLink />
        <a className="nl-link" href="/api">
          {m.signin_api()}
        </a>
      </div>
    </>
  );
}
