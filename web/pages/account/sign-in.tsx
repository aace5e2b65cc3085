/** /aanmelden: the token of a link stands behind #, and only a press on the button uses it: a mail scanner that opens it does not. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Session } from "#data/schema/account.ts";
import { accountQuery, eraseAccount, isStranded } from "../../api/account.ts";
import { sessionChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { endOwnSessions, endSession, sessionQuery, startSession } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { EraseForm } from "../beheer/erase-form.tsx";
import { LeaveWarning } from "./leave-warning.tsx";
import { OwnAccount } from "./own-account.tsx";
import { SignInOptions } from "./sign-in-ways.tsx";
import "../../style/pages.css";
import "./sign-in.css";

/** Stands where a token would, when the identity provider sent somebody back who may not come in. */
const refusal = "geweigerd";
/** Likewise, when the menu sent somebody here who would not come in again after signing out. */
const leaving = "afmelden";

export function SignInPage() {
  const { hash } = useLocation();
  const refused = hash === refusal;
  const token = refused || hash === leaving ? "" : hash;
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
    const { grants = [], welcome } = client.getQueryData(sessionQuery.queryKey) ?? {};
    const hasRole = grants.length > 0;
    await navigate({ to: hasRole ? (welcome ? "/welkom" : "/werk") : ".", search: true, hash: "", replace: true });
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
          leaves={hash === leaving}
          busy={enter.isPending || leave.isPending}
          onEnter={() => enter.mutate(token, { onSuccess: land })}
          onEntered={() => void land()}
          onLeave={(everywhere) => leave.mutate(everywhere)}
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
  /** Came here to sign out. */
  leaves: boolean;
  busy: boolean;
  onEnter: () => void;
  /** By another way than the link. */
  onEntered: () => void;
  onLeave: (everywhere: boolean) => void;
}

function SignInOrOut({ session, token, refused, leaves, busy, onEnter, onEntered, onLeave }: SignInOrOutProps) {
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
      <SignOut leaves={leaves} busy={busy} onLeave={onLeave} />
      <EndAccount />
    </>
  );
}

/** Whoever would not come in again is told first. */
function SignOut({ leaves, busy, onLeave }: Pick<SignInOrOutProps, "leaves" | "busy" | "onLeave">) {
  const client = useQueryClient();
  const account = useQuery(accountQuery);
  const [warned, setWarned] = useState<"here" | "everywhere" | undefined>(leaves ? "here" : undefined);
  const look = useMutation({
    mutationFn: () => isStranded(client),
    // What cannot be asked now is asked of the signing out itself.
    onError: (_error, everywhere: boolean) => onLeave(everywhere),
    onSuccess: (stranded, everywhere) => (stranded ? setWarned(everywhere ? "everywhere" : "here") : onLeave(everywhere)),
  });
  if (warned && account.data)
    return (
      <LeaveWarning
        account={account.data}
        busy={busy}
        onLeave={() => onLeave(warned === "everywhere")}
        onStay={() => setWarned(undefined)}
      />
    );
  return (
    <p className="sign-in-out">
      <Button disabled={busy || look.isPending} onClick={() => look.mutate(false)}>
        {m.signin_leave()}
      </Button>
      <Button variant="subtle" disabled={busy || look.isPending} onClick={() => look.mutate(true)}>
        {m.account_leave_all()}
      </Button>
    </p>
  );
}

function EndAccount() {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data: account } = useQuery(accountQuery);
  const erase = useMutation({ mutationFn: eraseAccount, onSuccess: () => sessionChanged(client) });
  if (!account) return null;
  return (
    <>
      <h2>{m.account_erase_title()}</h2>
      {account.mayErase ? (
        <p>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {m.account_erase_open()}
          </Button>
        </p>
      ) : (
        <p className="wb-soft">{m.account_erase_last()}</p>
      )}
      {open && account.mayErase ? (
        <EraseForm
          name={account.name}
          busy={erase.isPending}
          error={erase.error}
          onErase={(name) => erase.mutate(name)}
          onCancel={() => setOpen(false)}
        />
      ) : null}
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
