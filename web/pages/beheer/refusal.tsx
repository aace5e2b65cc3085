/** Why the server did not do it, in plain words, with what can be done now. What was typed stays. */
import { AnswerError } from "../../api/client.ts";
import { fieldWord } from "../../labels/field-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

interface RefusalProps {
  error: Error;
  /** Fetches the newest version; absent where a 409 means something else. */
  onNewest?: () => void;
}

export function Refusal({ error, onNewest }: RefusalProps) {
  const { status, problem } = error instanceof AnswerError ? error : { status: 0, problem: undefined };
  if (status === 409 && onNewest) {
    return (
      <Notice kind="error">
        <p>{m.beheer_conflict()}</p>
        <p>{m.beheer_conflict_more()}</p>
        <Button onClick={onNewest}>{m.beheer_newest()}</Button>
      </Notice>
    );
  }
  const faults = problem?.errors ?? [];
  return (
    <Notice kind="error">
      <p>{wordsOf(status)}</p>
      {faults.length > 0 ? (
        <ul className="wb-list">
          {faults.map(({ name, reason }) => (
            <li key={`${name} ${reason}`}>
              {fieldWord(name.replace(/^content\./, ""))}: {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function wordsOf(status: number): string {
  if (status === 400) return m.beheer_refused();
  if (status === 401) return m.beheer_signed_out();
  if (status === 403) return m.beheer_forbidden();
  return status === 404 ? m.beheer_entry_gone() : m.beheer_failed();
}
