/** "Eerst zelf kijken": for who may, the outcome of a gemeente is for those who have a role there. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Completeness } from "#data/schema/completeness.ts";
import { completenessChanged } from "../../api/after-change.ts";
import { completenessQuery, setPreviewFirst } from "../../api/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { useMayForArea } from "./area-around.ts";
import { NotSaved } from "./not-saved.tsx";
import "./declare.css";

/** Nothing for who may not set it. */
export function PreviewFirst({ gemeente }: { gemeente: string }) {
  const may = useMayForArea("gaps.preview", gemeente);
  const query = useQuery({ ...completenessQuery, enabled: may });
  if (!may || query.data === null) return null;
  return (
    <div className="gaps-declare no-print">
      <Fetched query={query} waiting={m.loading()}>
        {(data) => data && <Setting key={gemeente} gemeente={gemeente} completeness={data} />}
      </Fetched>
    </div>
  );
}

function Setting({ gemeente, completeness: { withheld, preview = [] } }: { gemeente: string; completeness: Completeness }) {
  const client = useQueryClient();
  const name = useAreaName(gemeente).name ?? gemeente;
  const [done, setDone] = useState("");
  const [saving, setSaving] = useState<boolean>();
  const { variables, error, mutate } = useMutation({
    mutationFn: (first: boolean) => setPreviewFirst(gemeente, first),
    onSuccess: async ({ previewFirst }) => {
      await completenessChanged(client);
      setDone(previewFirst ? m.gaps_preview_on({ gemeente: name }) : m.gaps_preview_off({ gemeente: name }));
    },
    onSettled: () => setSaving(undefined),
  });
  const set = (first: boolean) => {
    if (saving !== undefined) return;
    setDone("");
    setSaving(first);
    mutate(first);
  };
  const isOn = withheld.includes(gemeente) || preview.includes(gemeente);
  return (
    <>
      <CheckField
        label={m.gaps_preview_box({ gemeente: name })}
        description={m.gaps_preview_more({ gemeente: name })}
        checked={saving ?? isOn}
        onCheck={set}
      />
      <p role="status" className="wb-small">
        {saving === undefined ? done : m.gaps_complete_saving()}
      </p>
      {error && variables !== undefined ? <NotSaved error={error} onRetry={() => set(variables)} /> : null}
    </>
  );
}
