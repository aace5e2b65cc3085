import { useQuery } from "@tanstack/react-query";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { historyQuery } from "../../api/moderation.ts";
import * as m from "../../paraglide/messages.js";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";

/** Why an editor sent it back, until it is handed in again. */
export function ReturnedNotice({ working }: { working: Pick<WorkingVersion, "id" | "state"> }) {
  const { data, error, refetch } = useQuery({ ...historyQuery(working.id), enabled: working.state === "draft" });
  if (!data && error) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.loading()}
      </Loading>
    );
  }
  const last = working.state === "draft" ? data?.find(({ step }) => step !== "edit") : undefined;
  if (last?.step !== "return" || !last.reason) return null;
  return (
    <Notice kind="warning">
      <p>{m.form_returned()}</p>
      <p className="initiative-text">{last.reason}</p>
    </Notice>
  );
}
