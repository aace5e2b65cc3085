/** "Eerst zelf kijken": for who may, the outcome of a gemeente is for those who have a role there. */
import { useQuery } from "@tanstack/react-query";
import type { Completeness } from "#data/schema/completeness.ts";
import { completenessQuery, setPreviewFirst } from "../../api/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { useMayForArea } from "./area-around.ts";
import { Outcome, useSaving } from "./saving.tsx";
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
  const name = useAreaName(gemeente).name ?? gemeente;
  const { saving, save, outcome } = useSaving(
    (first: boolean) => setPreviewFirst(gemeente, first),
    ({ previewFirst }) => (previewFirst ? m.gaps_preview_on({ gemeente: name }) : m.gaps_preview_off({ gemeente: name })),
  );
  const isOn = withheld.includes(gemeente) || preview.includes(gemeente);
  return (
    <>
      <CheckField
        label={m.gaps_preview_box({ gemeente: name })}
        description={m.gaps_preview_more({ gemeente: name })}
        checked={saving ?? isOn}
        onCheck={save}
      />
      <Outcome {...outcome} />
    </>
  );
}
