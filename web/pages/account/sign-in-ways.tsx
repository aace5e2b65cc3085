/** For who has no link in hand: every way in that this server knows. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { knowsPasskeys } from "../../api/passkeys.ts";
import { beginAtProvider, waysQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { MailLink } from "./mail-link.tsx";
import { PasskeyEntry } from "./passkey-entry.tsx";

/** `refused`: the identity provider sent somebody back who may not come in. */
export function SignInWays({ refused }: { refused: boolean }) {
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
