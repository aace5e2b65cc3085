/** Why a file cannot be read or saved, in the words of the server: it knows the line. */
import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";

export function ImportFault({ error }: { error: Error }) {
  const faults = error instanceof AnswerError ? error.problem.errors : [];
  const tooLarge = error instanceof AnswerError && error.status === 413;
  const busy = error instanceof AnswerError && error.status === 503;
  return (
    <Notice kind="error">
      <p>{tooLarge ? m.import_too_large() : busy ? m.import_busy() : m.import_failed()}</p>
      {faults.length > 0 ? (
        <ul className="wb-list">
          {faults.slice(0, 20).map(({ name, reason }) => (
            <li key={`${name} ${reason}`}>{name === "file" ? reason : `${name}: ${reason}`}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
