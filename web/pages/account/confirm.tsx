/** /bevestigen: the token of a mail stands behind #, and only a press on the button confirms: a mail scanner that opens it does not. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useRef } from "react";
import type { Confirmation } from "#data/schema/account.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { confirm, questionQuery } from "../../api/confirmation.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../style/pages.css";

export function ConfirmPage() {
  const { hash: token } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const question = useQuery(questionQuery(token));
  const client = useQueryClient();
  const press = useMutation({
    mutationFn: () => confirm(token),
    onSuccess: () => {
      heading.current?.focus();
      return entriesChanged(client);
    },
  });
  const used = question.data?.confirmed || (press.error instanceof AnswerError && press.error.status === 409);
  const title = press.data ? m.confirm_done_title() : question.data === null ? m.confirm_none_title() : m.confirm_title();
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {question.data === undefined ? (
        <Loading error={question.error} onRetry={() => void question.refetch()}>
          {m.loading()}
        </Loading>
      ) : question.data === null ? (
        <p className="lead">{m.confirm_none()}</p>
      ) : press.data ? (
        <p className="lead">{m.confirm_done({ title: press.data.title, day: formatDate(press.data.verifiedOn ?? "") })}</p>
      ) : (
        <Asked question={question.data} used={used} busy={press.isPending} onPress={() => press.mutate()} />
      )}
      {press.error && !used ? (
        <Notice kind="error">
          <p>{m.confirm_failed()}</p>
        </Notice>
      ) : null}
      {question.data ? (
        <p>
          <Link to="/initiatieven/$id" params={{ id: question.data.id }} search={true} className="nl-link">
            {m.confirm_read()}
          </Link>
        </p>
      ) : null}
    </article>
  );
}

interface AskedProps {
  question: Confirmation;
  used: boolean;
  busy: boolean;
  onPress: () => void;
}

function Asked({ question: { title, verifiedOn }, used, busy, onPress }: AskedProps) {
  return (
    <>
      <p className="lead">{m.confirm_about({ title })}</p>
      {verifiedOn ? <p>{m.confirm_last({ day: formatDate(verifiedOn) })}</p> : null}
      {used ? (
        <Notice>
          <p>{m.confirm_used()}</p>
        </Notice>
      ) : (
        <>
          <p>
            <Button variant="primary" disabled={busy} onClick={onPress}>
              {m.confirm_press()}
            </Button>
          </p>
          <p className="wb-soft">{m.confirm_changed()}</p>
        </>
      )}
    </>
  );
}
