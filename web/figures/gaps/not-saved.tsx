/** Why something that somebody said of an area was not saved, and the way to try it again. */
import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export function NotSaved({ error, onRetry }: { error: Error; onRetry: () => void }) {
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
