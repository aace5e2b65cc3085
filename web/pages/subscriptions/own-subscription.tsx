/** What is followed by the link of a mail: confirmed, changed or stopped with a press, never by opening it. Nothing of a person is on it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import type { SubscriptionStatus, SubscriptionStep } from "#data/entries/subscription.ts";
import { subscriptionChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { sendSubscriptionStep, subscriptionQuery } from "../../api/submissions.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { typesWord } from "../../labels/entry-words.ts";
import { themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Followed, QuestionFields, tooManyAreas } from "./question-fields.tsx";

export function OwnSubscription({ token }: { token: string }) {
  const status = useQuery(subscriptionQuery(token));
  return (
    <article className="wb-page">
      <h1>{m.subscribe_mine()}</h1>
      <Fetched query={status} waiting={m.subscribe_mine_loading()}>
        {(found) =>
          found === null ? <p className="lead">{m.subscribe_mine_none()}</p> : <Standing status={found} token={token} />
        }
      </Fetched>
    </article>
  );
}

const words: Record<SubscriptionStatus["state"], [title: () => string, more: () => string]> = {
  asked: [m.subscribe_state_asked, m.subscribe_state_asked_more],
  confirmed: [m.subscribe_state_confirmed, m.subscribe_state_confirmed_more],
  stopped: [m.subscribe_state_stopped, m.subscribe_state_stopped_more],
};
type Taken = SubscriptionStep extends infer S ? (S extends SubscriptionStep ? Omit<S, "token"> : never) : never;

function Standing({ status, token }: { status: SubscriptionStatus; token: string }) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const press = useMutation({
    mutationFn: (step: Taken) => sendSubscriptionStep({ ...step, token } as SubscriptionStep),
    onSettled: async () => {
      await subscriptionChanged(client);
      heading.current?.focus();
    },
  });
  const { state, question, pace } = status;
  const followed = question && pace ? { question, pace } : undefined;
  const [title, more] = words[state];
  return (
    <>
      <div className="own-subscription" role="status" data-state={state}>
        <h2 ref={heading} tabIndex={-1}>
          {title()}
        </h2>
        <p>{more()}</p>
        {followed ? <About followed={followed} /> : null}
      </div>
      {press.error ? <Notice kind="error">{failure(press.error, press.variables)}</Notice> : null}
      {press.data && press.variables?.step === "change" ? <Notice>{m.subscribe_kept()}</Notice> : null}
      {state === "stopped" ? (
        <p>
          <Link to="/op-de-hoogte" search={true} hash="" className="nl-link">
            {m.subscribe_again()}
          </Link>
        </p>
      ) : (
        <p className="page-actions">
          {state === "asked" ? (
            <Button variant="primary" disabled={press.isPending} onClick={() => press.mutate({ step: "confirm" })}>
              {m.subscribe_confirm()}
            </Button>
          ) : null}
          <Button disabled={press.isPending} onClick={() => press.mutate({ step: "stop" })}>
            {state === "asked" ? m.subscribe_refuse() : m.subscribe_stop()}
          </Button>
        </p>
      )}
      {state === "confirmed" && followed ? (
        <details className="fold">
          <summary>{m.subscribe_change()}</summary>
          <Change
            key={JSON.stringify(followed)}
            begin={followed}
            busy={press.isPending}
            onKeep={(next) => press.mutate({ step: "change", ...next })}
          />
        </details>
      ) : null}
    </>
  );
}

function failure(error: Error, taken: Taken | undefined): string {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 429) return m.subscribe_too_often();
  if (status !== 409) return m.subscribe_failed();
  return taken?.step === "change" ? m.subscribe_twice() : m.subscribe_over();
}

function About({ followed: { question, pace } }: { followed: Followed }) {
  const { nameOf } = useAreaNames();
  const { areas, themes, types } = question;
  const rows: [string, string][] = [
    [m.subscribe_types(), types.length === 0 ? m.subscribe_all_types() : types.map(typesWord).join(", ")],
    [m.subscribe_themes(), themes.length === 0 ? m.subscribe_all_themes() : themes.map(themeWord).join(", ")],
    [m.subscribe_areas(), areas.length === 0 ? m.subscribe_all_areas() : areas.map((code) => nameOf(code) ?? code).join(", ")],
    [m.subscribe_pace(), pace === "weekly" ? m.subscribe_weekly() : m.subscribe_at_once()],
  ];
  return (
    <dl>
      {rows.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ChangeProps {
  begin: Followed;
  busy: boolean;
  onKeep: (followed: Followed) => void;
}

function Change({ begin, busy, onKeep }: ChangeProps) {
  const [followed, setFollowed] = useState(begin);
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && tooManyAreas(followed) === undefined) onKeep(followed);
  };
  return (
    <form className="subscription" noValidate onSubmit={press}>
      <QuestionFields value={followed} onChange={setFollowed} />
      <p>
        <button type="submit" className="nl-button nl-button--primary">
          <span className="nl-button__label">{m.subscribe_keep()}</span>
        </button>
      </p>
    </form>
  );
}
