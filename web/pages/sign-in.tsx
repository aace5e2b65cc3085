/** /aanmelden: the token of a link stands behind #, and only a press on the button uses it: a mail scanner that opens it does not. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { AnswerError } from "../api.ts";
import { endSession, type Session, sessionQuery, startSession } from "../living/session.ts";
import * as m from "../paraglide/messages.js";
import { Button } from "../ui/button.tsx";
import { Loading } from "../ui/loading.tsx";
import { Notice } from "../ui/notice.tsx";
import { SignInWays } from "./sign-in-ways.tsx";
import { SignedIn } from "./signed-in.tsx";
import "./page.css";

export function SignInPage() {
  const { hash: token } = useLocation();
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
    mutationFn: endSession,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
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
          busy={enter.isPending || leave.isPending}
          onEnter={() => enter.mutate(token)}
          onLeave={() => leave.mutate()}
        />
      )}
      {failure ? <Failure error={failure} /> : null}
    </article>
  );
}

interface DoorProps {
  session: Session | null;
  token: string;
  busy: boolean;
  onEnter: () => void;
  onLeave: () => void;
}

function Door({ session, token, busy, onEnter, onLeave }: DoorProps) {
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
  if (!session) return <SignInWays />;
  return (
    <>
      <SignedIn session={session} />
      <p>
        <Button disabled={busy} onClick={onLeave}>
          {m.signin_leave()}
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
