/** /adres: the token of a mail stands behind #, and only a press on the button confirms: a mail scanner that opens it does not. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useRef } from "react";
import { confirmOwnEmail } from "../../api/account.ts";
import { sessionChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../style/pages.css";

export function ConfirmEmailPage() {
  const { hash: token } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const client = useQueryClient();
  const press = useMutation({
    mutationFn: () => confirmOwnEmail(token),
    onSuccess: () => sessionChanged(client),
    onSettled: () => heading.current?.focus(),
  });
  const used = token === "" || (press.error instanceof AnswerError && press.error.status === 400);
  const title = press.isSuccess
    ? m.account_confirm_done_title()
    : used
      ? m.account_confirm_none_title()
      : m.account_confirm_title();
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="lead">
        {press.isSuccess ? m.account_confirm_done() : used ? m.account_confirm_none() : m.account_confirm_lead()}
      </p>
      {press.isSuccess || used ? (
        <p>
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.account_confirm_account()}
          </Link>
        </p>
      ) : (
        <p>
          <Button variant="primary" disabled={press.isPending} onClick={() => press.mutate()}>
            {m.account_confirm_press()}
          </Button>
        </p>
      )}
      {press.error && !used ? <Notice kind="error">{m.signin_failed()}</Notice> : null}
    </article>
  );
}
