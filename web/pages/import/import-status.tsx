/** How far the server is with a file, in rows. */

import type { ImportProgress as HowFar, ImportStage } from "#data/schema/import-answer.ts";
import { AnswerError } from "../../api/client.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";

const stages: Record<ImportStage, () => string> = {
  reading: m.import_stage_reading,
  addresses: m.import_stage_addresses,
  checking: m.import_stage_checking,
  saving: m.import_stage_saving,
};

/** Without a progress the file is still on its way. */
export function ImportProgressBar({ progress }: { progress: HowFar | undefined }) {
  const { stage, done, total } = progress ?? { stage: "sending", done: 0, total: 0 };
  return (
    <Progress
      label={stage === "sending" ? m.import_stage_sending() : stages[stage]()}
      words={total > 0 ? m.import_rows_of({ done: formatNumber(done), total: formatNumber(total) }) : ""}
      done={done}
      total={total}
    />
  );
}

/** Why a file cannot be read or saved, in the words of the server: it knows the line. */
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
