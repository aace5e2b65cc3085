/** /deelname#token: how a registration stands, and the one press that confirms, accepts or cancels it. Nothing of a person is on it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useRef } from "react";
import type { RegistrationStatus, RegistrationStep } from "#data/entries/registration.ts";
import { registrationChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { registrationQuery, sendRegistrationStep } from "../../api/submissions.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { formatMoment, formatSince } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../style/pages.css";
import "./activities.css";

export function OwnRegistrationPage() {
  const { hash: token } = useLocation();
  // Without one there is nothing to ask, as while the reader leaves.
  const status = useQuery({ ...registrationQuery(token), enabled: token !== "" });
  const none = token === "" || status.data === null;
  return (
    <article className="wb-page">
      <h1>{m.activity_mine()}</h1>
      {none ? (
        <p className="lead">{m.activity_mine_none()}</p>
      ) : status.data ? (
        <Standing status={status.data} token={token} />
      ) : (
        <Loading error={status.error} onRetry={() => void status.refetch()}>
          {m.activity_mine_loading()}
        </Loading>
      )}
    </article>
  );
}

type State = RegistrationStatus["state"];

const words: Record<State, [title: () => string, more: (status: RegistrationStatus) => string]> = {
  asked: [m.activity_state_asked, () => m.activity_state_asked_more()],
  placed: [m.activity_state_placed, () => m.activity_state_placed_more()],
  waiting: [m.activity_state_waiting, () => m.activity_state_waiting_more()],
  offered: [
    m.activity_state_offered,
    ({ offeredUntil }) => m.activity_state_offered_more({ moment: formatMoment(offeredUntil ?? "") }),
  ],
  cancelled: [m.activity_state_cancelled, () => m.activity_state_cancelled_more()],
  lapsed: [m.activity_state_lapsed, () => m.activity_state_cancelled_more()],
};
const yes: Partial<Record<State, { step: RegistrationStep["step"]; word: () => string }>> = {
  asked: { step: "confirm", word: m.activity_step_confirm },
  offered: { step: "accept", word: m.activity_step_accept },
};

function Standing({ status, token }: { status: RegistrationStatus; token: string }) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const press = useMutation({
    mutationFn: (step: RegistrationStep["step"]) => sendRegistrationStep({ token, step }),
    onSettled: async () => {
      await registrationChanged(client);
      heading.current?.focus();
    },
  });
  const { activity, state, forgottenOn } = status;
  const [title, more] = words[state];
  const agree = yes[state];
  const over = state === "cancelled" || state === "lapsed";
  return (
    <>
      <p className="lead">{activity.title || m.activity_mine_gone()}</p>
      <div className="own-registration" role="status" data-state={state}>
        <h2 ref={heading} tabIndex={-1}>
          {title()}
        </h2>
        <p>{more(status)}</p>
      </div>
      {press.error ? (
        <Notice kind="error">
          <p>
            {press.error instanceof AnswerError && press.error.status === 409 ? m.activity_step_over() : m.activity_form_failed()}
          </p>
        </Notice>
      ) : null}
      {over ? null : (
        <p className="page-actions">
          {agree ? (
            <Button variant="primary" disabled={press.isPending} onClick={() => press.mutate(agree.step)}>
              {agree.word()}
            </Button>
          ) : null}
          <Button disabled={press.isPending} onClick={() => press.mutate("cancel")}>
            {m.activity_step_cancel()}
          </Button>
        </p>
      )}
      {activity.title === "" ? null : (
        <p>
          <Link {...pageOfEntry({ type: "activity", id: activity.id })} search={true} className="nl-link">
            {m.activity_see()}
          </Link>
        </p>
      )}
      <p className="wb-small wb-soft">{m.activity_kept_until({ day: formatSince(forgottenOn) })}</p>
    </>
  );
}
