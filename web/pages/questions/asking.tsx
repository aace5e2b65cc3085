/** /vraag-aan-jou#token: what a guide is asked and why, and the one press that says yes, no or passes it on. Opening it changes nothing. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useRef } from "react";
import type { AskingState, AskingStatus, AskingStep } from "#data/entries/question.ts";
import { askingChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { askingQuery, sendAskingStep } from "../../api/submissions.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { askerWord } from "../../labels/question-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { Reasons } from "./reasons.tsx";
import "../../style/pages.css";
import "./questions.css";

type Step = AskingStep["step"];
const steps: readonly Step[] = ["accept", "decline", "pass"];

export function AskingPage() {
  const { hash } = useLocation();
  // Behind the token the step that was pressed in the mail: it stands first, and waits for one more press here.
  const [token = "", wanted] = hash.split("~");
  const status = useQuery({ ...askingQuery(token), enabled: token !== "" });
  const none = token === "" || status.data === null;
  return (
    <article className="wb-page">
      <h1>{m.question_asking_title()}</h1>
      {none ? (
        <p className="lead">{m.question_asking_none()}</p>
      ) : status.data ? (
        <Asked token={token} status={status.data} wanted={steps.find((step) => step === wanted) ?? "accept"} />
      ) : (
        <Loading error={status.error} onRetry={() => void status.refetch()}>
          {m.question_asking_loading()}
        </Loading>
      )}
    </article>
  );
}

const stepWords: Record<Step, () => string> = {
  accept: m.question_step_accept,
  decline: m.question_step_decline,
  pass: m.question_step_pass,
};
const said: Partial<Record<AskingState, () => string>> = {
  accepted: m.question_said_accepted,
  declined: m.question_said_declined,
  passed: m.question_said_passed,
  lapsed: m.question_said_lapsed,
  answered: m.question_said_answered,
};

interface AskedProps {
  token: string;
  status: AskingStatus;
  wanted: Step;
}

function Asked({ token, status, wanted }: AskedProps) {
  const { question, state, reasons } = status;
  if (!question) return <p className="lead">{m.question_asking_gone()}</p>;
  const { asker, places } = question;
  return (
    <>
      <h2>{question.title}</h2>
      <p className="initiative-text">{question.question}</p>
      <p className="wb-soft">
        {asker ? m.question_asking_by({ who: askerWord(asker) }) : null}
        {places.length > 0 ? ` · ${m.question_asking_about({ places: places.join(", ") })}` : null}
      </p>
      <section>
        <h2>{m.question_asking_why()}</h2>
        <Reasons reasons={reasons} to="you" />
      </section>
      <Choose token={token} state={state} wanted={wanted} />
      {state === "accepted" || state === "lapsed" ? (
        <AnswerForm token={token} inside={question.visibility === "besloten"} />
      ) : null}
      {status.public ? (
        <p className="question-more">
          <Link {...pageOfEntry({ type: "question", id: question.id })} search={true} className="nl-link">
            {m.question_see()}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function Choose({ token, state, wanted }: { token: string; state: AskingState; wanted: Step }) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const press = useMutation({
    mutationFn: (step: Step) => sendAskingStep({ token, step }),
    onSettled: async () => {
      await askingChanged(client);
      heading.current?.focus();
    },
  });
  const offered =
    state === "asked" ? [wanted, ...steps.filter((step) => step !== wanted)] : state === "accepted" ? steps.slice(1) : [];
  return (
    <section className="question-choose">
      <div role="status" data-state={state}>
        <h2 ref={heading} tabIndex={-1}>
          {said[state]?.() ?? m.question_asking_choose()}
        </h2>
        {state === "asked" ? <p>{m.question_step_more()}</p> : null}
      </div>
      {press.error ? (
        <Notice kind="error">
          {press.error instanceof AnswerError && press.error.status === 409 ? m.question_step_over() : m.question_step_failed()}
        </Notice>
      ) : null}
      {offered.length === 0 ? null : (
        <p className="page-actions">
          {offered.map((step, at) => (
            <Button
              key={step}
              variant={at === 0 && state === "asked" ? "primary" : "default"}
              disabled={press.isPending}
              onClick={() => press.mutate(step)}
            >
              {stepWords[step]()}
            </Button>
          ))}
        </p>
      )}
    </section>
  );
}
