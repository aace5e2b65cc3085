/** For who has no link in hand: every way in that this server knows. */
import { useQuery } from "@tanstack/react-query";
import { waysQuery } from "../living/session.ts";
import * as m from "../paraglide/messages.js";
import { MailLink } from "./mail-link.tsx";

export function SignInWays() {
  const { data: ways } = useQuery(waysQuery);
  return (
    <>
      <div className="prose">
        <p className="lead">{ways?.mail ? m.account_mail_how() : m.signin_how()}</p>
      </div>
      {ways?.mail ? <MailLink /> : null}
      <p className="prose">{m.signin_reading()}</p>
    </>
  );
}
