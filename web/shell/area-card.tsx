/** What did I pick: the panel on the right, while an area is selected. */
import { lazy, Suspense } from "react";
import { m } from "../paraglide/messages.js";
import { useSetView, useView } from "../state/use-view.ts";
import { Waiting } from "../ui/waiting.tsx";
import { Panel } from "./panel.tsx";

const AreaPanel = lazy(async () => ({ default: (await import("../figures/area/area-panel.tsx")).AreaPanel }));

export function AreaCard() {
  const { area } = useView();
  return area === undefined ? null : <SelectedArea />;
}

function SelectedArea() {
  const setView = useSetView();
  return (
    <div className="area-card">
      <Panel id="gebiedspaneel" label={m.side_area()} onClose={() => setView({ area: undefined })}>
        <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
          <AreaPanel />
        </Suspense>
      </Panel>
    </div>
  );
}
