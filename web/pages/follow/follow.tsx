/** /volgen#token: how a proposal or a report stands, for whoever has the link. Nothing of a person is on it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useState } from "react";
import type { SubmissionStatus } from "#data/entries/submission.ts";
import { confirmByLink, statusQuery } from "../../api/submissions.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RetractOwn } from "./retract.tsx";
import "../../style/pages.css";
import "./follow.css";

export function FollowPage() {
  const { hash: token } = useLocation();
  // Without one there is nothing to ask, as while the reader leaves.
  const status = useQuery({ ...statusQuery(token), enabled: token !== "" });
  // It stays when it is done, and says so.
  const [retracted, setRetracted] = useState(false);
  const none = token === "" || status.data === null;
  return (
    <article className="wb-page">
      <h1>{m.follow_title()}</h1>
      {none ? (
        <p className="lead">{m.follow_none()}</p>
      ) : status.data ? (
        <>
          <Status status={status.data} />
          {status.data.standing === "unconfirmed" ? <ConfirmOwn token={token} /> : null}
          {status.data.retractable || retracted ? <RetractOwn token={token} onDone={() => setRetracted(true)} /> : null}
        </>
      ) : (
        <Loading error={status.error} onRetry={() => void status.refetch()}>
          {m.follow_loading()}
        </Loading>
      )}
    </article>
  );
}

/** Opening the link confirms nothing: programs that look at mail open every link. */
function ConfirmOwn({ token }: { token: string }) {
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => confirmByLink(token),
    onSuccess: (status) => client.setQueryData(statusQuery(token).queryKey, status),
  });
  return (
    <>
      <p className="page-actions">
        <Button variant="primary" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {m.follow_confirm()}
        </Button>
      </p>
      {confirm.error ? <Notice kind="error">{m.follow_confirm_failed()}</Notice> : null}
    </>
  );
}

type Standing = SubmissionStatus["standing"];

const words: Record<Standing, [title: () => string, more: () => string]> = {
  unconfirmed: [m.follow_unconfirmed, m.follow_unconfirmed_more],
  routed: [m.follow_routed, m.follow_routed_more],
  received: [m.follow_step_received, m.follow_received],
  looked: [m.follow_step_looked, m.follow_looked],
  placed: [m.follow_placed, m.follow_placed_more],
  returned: [m.follow_returned, m.follow_returned_more],
  refused: [m.follow_refused, m.follow_refused_more],
  merged: [m.follow_merged, m.follow_merged_more],
  mended: [m.follow_mended, m.follow_mended_more],
  right: [m.follow_right, m.follow_right_more],
  retracted: [m.follow_retracted, m.follow_retracted_more],
};

function titleOf({ kind, title }: SubmissionStatus): string {
  if (kind === "proposal") return title === undefined ? m.follow_proposal() : m.follow_proposal_of({ title });
  return title === undefined ? m.follow_report() : m.follow_report_of({ title });
}

/** The way it goes, with where it is now. */
function Status({ status }: { status: SubmissionStatus }) {
  const { standing, answer, answeredAt, entry } = status;
  const done = !["unconfirmed", "received", "looked"].includes(standing);
  const first: Standing[] = standing === "unconfirmed" ? ["unconfirmed"] : [];
  const steps: Standing[] = [...first, "received", "looked", ...(done ? [standing] : [])];
  const more = standing === "placed" && entry === undefined ? m.follow_withdrawn : words[standing][1];
  return (
    <>
      <h2>{titleOf(status)}</h2>
      <p>{m.follow_at({ day: formatDate(status.at) })}</p>
      <ol className="follow-steps">
        {steps.map((step) => (
          <li
            key={step}
            aria-current={step === standing ? "step" : undefined}
            data-past={(step !== standing && (done || step === "received")) || undefined}
          >
            {words[step][0]()}
          </li>
        ))}
      </ol>
      <p className="lead">{more()}</p>
      {answer === undefined ? null : (
        <section>
          <h3>{answeredAt === undefined ? m.follow_answer_plain() : m.follow_answer({ day: formatDate(answeredAt) })}</h3>
          <p className="follow-answer">{answer}</p>
        </section>
      )}
      {entry === undefined ? null : (
        <p>
          <Link {...pageOfEntry(entry)} search={true} className="nl-link">
            {m.follow_see()}
          </Link>
        </p>
      )}
    </>
  );
}
