/** The answer of a guide: in their own words, for everybody or for who asked alone. What was typed stays until it has arrived. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { askingChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { sendAskingAnswer } from "../../api/submissions.ts";
import * as m from "../../paraglide/messages.js";
import { Choices } from "../../ui/choices.tsx";
import { Notice } from "../../ui/notice.tsx";

type Shared = "openbaar" | "besloten";

/** `inside`: the question itself is not public, so no answer is. */
export function AnswerForm({ token, inside }: { token: string; inside: boolean }) {
  const client = useQueryClient();
  const id = useId();
  const [text, setText] = useState("");
  const [shared, setShared] = useState<Shared>(inside ? "besloten" : "openbaar");
  const [tried, setTried] = useState(false);
  const send = useMutation({
    mutationFn: () => sendAskingAnswer({ token, text: text.trim(), shared }),
    onSuccess: () => askingChanged(client),
  });
  const fault = tried && text.trim().length < 10 ? m.question_answer_needed() : undefined;
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim().length < 10) document.getElementById(id)?.focus();
    else if (!send.isPending) send.mutate();
  };
  return (
    <form className="question-form" noValidate onSubmit={press}>
      <div>
        <label className="wb-label" htmlFor={id}>
          {m.question_answer_text()}
        </label>
        {fault ? (
          <p id={`${id}-fout`} className="wb-fault">
            {fault}
          </p>
        ) : null}
        <textarea
          id={id}
          className="wb-field"
          rows={8}
          maxLength={5000}
          value={text}
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? `${id}-fout ${id}-uitleg` : `${id}-uitleg`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-uitleg`} className="wb-small wb-soft">
          {m.question_answer_hint()}
        </p>
      </div>
      {inside ? null : (
        <Choices<Shared>
          label={m.question_answer_shared()}
          value={shared}
          options={[
            { value: "openbaar", label: m.question_answer_openbaar() },
            { value: "besloten", label: m.question_answer_besloten() },
          ]}
          onChange={setShared}
        />
      )}
      {send.error ? (
        <Notice kind="error">
          {send.error instanceof AnswerError && send.error.status === 409 ? m.question_answer_full() : m.question_step_failed()}
        </Notice>
      ) : null}
      <p>
        <button type="submit" className="nl-button nl-button--primary">
          <span className="nl-button__label">{m.question_answer_send()}</span>
        </button>
      </p>
    </form>
  );
}
