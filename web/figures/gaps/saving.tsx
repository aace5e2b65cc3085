/** What somebody says of an area is saved at once, one thing after the other; that it was saved is said, or why not, with a way to try again. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { completenessChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

interface Saving<I> {
  /** What is being saved. */
  saving: I | undefined;
  /** Nothing while something is being saved. */
  save: (input: I) => void;
  /** What became of it. */
  outcome: { done: string; failed: { error: Error; retry: () => void } | undefined };
}

export function useSaving<I, A>(send: (input: I) => Promise<A>, saved: (answer: A) => string): Saving<I> {
  const client = useQueryClient();
  const [done, setDone] = useState("");
  /** Set with the key or click itself: a box that goes back for a moment is read out as such. */
  const [saving, setSaving] = useState<I>();
  const { variables, error, mutate } = useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      await completenessChanged(client);
      setDone(saved(answer));
    },
    onSettled: () => setSaving(undefined),
  });
  const save = (input: I) => {
    // One after the other: what is being saved is not changed meanwhile.
    if (saving !== undefined) return;
    setDone("");
    setSaving(input);
    mutate(input);
  };
  const failed = error && variables !== undefined ? { error, retry: () => save(variables) } : undefined;
  return { saving, save, outcome: { done: saving === undefined ? done : m.gaps_complete_saving(), failed } };
}

export function Outcome({ done, failed }: Saving<unknown>["outcome"]) {
  return (
    <>
      <p role="status" className="wb-small">
        {done}
      </p>
      {failed ? <NotSaved error={failed.error} onRetry={failed.retry} /> : null}
    </>
  );
}

function NotSaved({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 401) return <Notice kind="error">{m.beheer_signed_out()}</Notice>;
  if (status === 403) return <Notice kind="error">{m.beheer_forbidden()}</Notice>;
  return (
    <Notice kind="error">
      <p>{m.beheer_failed()}</p>
      <Button onClick={onRetry}>{m.retry()}</Button>
    </Notice>
  );
}
