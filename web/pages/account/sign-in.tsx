/** /aanmelden: the token of a link stands behind #, and only a press on the button uses it: a mail scanner that opens it does not. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { Session } from "#data/schema/account.ts";
import { sessionChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { endOwnSessions, endSession, sessionQuery, startSession } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OwnAccount } from "./own-account.tsx";
import { SignInOptions } from "./sign-in-ways.tsx";
import "../../style/pages.css";
import "./sign-in.css";

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
    onSuccess: () => sessionChanged(client),
  });
  /** Only for who is still here: another page is not called back. */
  const land = async () => {
    // A used token is of no use to anybody: it does not stay in the address or the history. Who has a role begins with their work.
    const hasRole = (client.getQueryData(sessionQuery.queryKey)?.grants.length ?? 0) > 0;
    await navigate({ to: hasRole ? "/werk" : ".", search: true, hash: "", replace: true });
    if (!hasRole) heading.current?.focus();
  };
  const leave = useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? endOwnSessions() : endSession()),
    onSuccess: async () => {
      await sessionChanged(client);
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
        <SignInOrOut
          session={session.data}
          token={token}
          refused={refused}
          busy={enter.isPending || leave.isPending}
          onEnter={() => enter.mutate(token, { onSuccess: land })}
          onEntered={() => void land()}
          onLeave={() => leave.mutate(false)}
          onLeaveAll={() => leave.mutate(true)}
        />
      )}
      {failure ? <Failure error={failure} /> : null}
    </article>
  );
}

interface SignInOrOutProps {
  session: Session | null;
  token: string;
  refused: boolean;
  busy: boolean;
  onEnter: () => void;
  /** By another way than the link. */
  onEntered: () => void;
  onLeave: () => void;
  onLeaveAll: () => void;
}

function SignInOrOut({ session, token, refused, busy, onEnter, onEntered, onLeave, onLeaveAll }: SignInOrOutProps) {
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
  if (!session) return <SignInOptions refused={refused} onEntered={onEntered} />;
  return (
    <>
      <OwnAccount session={session} />
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
