/** How far the server is with a file, in rows. */
import type { ImportProgress as HowFar, ImportStage } from "#data/schema/import-progress.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Progress } from "../../ui/progress.tsx";

const stages: Record<ImportStage, () => string> = {
  reading: m.import_stage_reading,
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
