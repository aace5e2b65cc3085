/** What do I see: five toggles and the panel they open; on a phone the same as a sheet from below. */
import { lazy, Suspense, useRef } from "react";
import { m } from "../paraglide/messages.js";
import { useSetView, useView } from "../state/use-view.ts";
import { Waiting } from "../ui/waiting.tsx";
import { Panel } from "./panel.tsx";

const panels = {
  indicatoren: lazy(async () => ({ default: (await import("../figures/indicators/indicator-panel.tsx")).IndicatorPanel })),
  gebieden: lazy(async () => ({ default: (await import("../figures/groups/group-panel.tsx")).GroupPanel })),
  tabel: lazy(async () => ({ default: (await import("../figures/table/table-panel.tsx")).TablePanel })),
  initiatieven: lazy(async () => ({ default: (await import("../figures/initiatives/initiatives-panel.tsx")).InitiativesPanel })),
  kaart: lazy(async () => ({ default: (await import("../figures/options/map-options.tsx")).MapOptions })),
};
type PanelName = keyof typeof panels;

const names: Record<PanelName, () => string> = {
  indicatoren: m.side_indicators,
  gebieden: m.side_places,
  tabel: m.side_table,
  initiatieven: m.layer_panel,
  kaart: m.side_map,
};

export function SidePanel({ phone }: { phone: boolean }) {
  const view = useView();
  const setView = useSetView();
  const toggles = useRef<HTMLElement>(null);
  // A screen with room opens on the figures; a phone shows the map first.
  const open = view.panel ?? (phone ? "geen" : "indicatoren");
  const Content = open === "geen" ? undefined : panels[open];
  // A panel that was open from the start has no opener: its toggle gets the focus.
  const close = () => {
    toggles.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus({ preventScroll: true });
    setView({ panel: "geen" }, { replace: true });
  };
  return (
    <div className={`side-panel${Content ? " open" : ""}${open === "tabel" ? " wide" : ""}`}>
      <nav className="panel-toggles card" aria-label={m.side_nav()} ref={toggles}>
        {(Object.keys(panels) as PanelName[]).map((name) => (
          <button
            key={name}
            type="button"
            className="button quiet"
            aria-expanded={open === name}
            aria-controls={open === name ? "zijpaneel" : undefined}
            onClick={() => setView({ panel: open === name ? "geen" : name }, { replace: true })}
          >
            {names[name]()}
          </button>
        ))}
      </nav>
      {Content && open !== "geen" ? (
        <Panel key={open} id="zijpaneel" label={names[open]()} title={names[open]()} onClose={close}>
          <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
            <Content />
          </Suspense>
        </Panel>
      ) : null}
    </div>
  );
}
