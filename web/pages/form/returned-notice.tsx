import { useQuery } from "@tanstack/react-query";
import { historyQuery } from "../../api/moderation.ts";
import type { Working } from "../../api/working-versions.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";

/** Why an editor sent it back, until it is handed in again. */
export function ReturnedNotice({ working }: { working: Pick<Working, "id" | "state"> }) {
  const { data } = useQuery({ ...historyQuery(working.id), enabled: working.state === "draft" });
  const last = working.state === "draft" ? data?.find(({ step }) => step !== "edit") : undefined;
  if (last?.step !== "return" || !last.reason) return null;
  return (
    <Notice kind="warning">
      <p>{m.form_returned()}</p>
      <p className="initiative-text">{last.reason}</p>
    </Notice>
  );
}
