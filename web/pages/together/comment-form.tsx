/** The field of a comment with its button: for a new one, and for one that is changed. What cannot be sent is said beside it. */
import { type FormEvent, useState } from "react";
import type { EntryRef } from "#data/entries/event.ts";
import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { CommentField, type TypedComment, toSend } from "./comment-field.tsx";

/** As the server counts them, with people as their ids. */
const mostLetters = 2000;

interface CommentFormProps {
  entry: EntryRef;
  label: string;
  labelled?: boolean;
  autoFocus?: boolean;
  value: TypedComment;
  onChange: (value: TypedComment) => void;
  button: string;
  sending: { isPending: boolean; error: Error | null; mutate: (text: string) => void };
  onCancel?: () => void;
}

export function CommentForm({ button, sending, onCancel, ...field }: CommentFormProps) {
  const [fault, setFault] = useState<string>();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = toSend(field.value).trim();
    const found = text === "" ? m.together_empty() : text.length > mostLetters ? m.together_long() : undefined;
    setFault(found);
    if (found) event.currentTarget.querySelector("textarea")?.focus();
    else if (!sending.isPending) sending.mutate(text);
  };
  return (
    <form className="together-form no-print" noValidate onSubmit={send}>
      <CommentField {...field} error={fault} />
      {sending.error ? <Notice kind="error">{failureWords(sending.error)}</Notice> : null}
      <div className="page-actions">
        <button type="submit" className="nl-button nl-button--primary" aria-disabled={sending.isPending}>
          <span className="nl-button__label">{button}</span>
        </button>
        {onCancel ? <Button onClick={onCancel}>{m.together_cancel()}</Button> : null}
      </div>
    </form>
  );
}

function failureWords(error: Error): string {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 400) return m.together_failed_person();
  if (status === 401 || status === 403 || status === 404) return m.together_failed_gone();
  return status === 429 ? m.together_failed_often() : m.together_failed();
}
