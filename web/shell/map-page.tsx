/** The map with everything that floats over its edges. */

import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Legend } from "../figures/legend/legend.tsx";
import { OnlyInChip } from "../figures/only-in.tsx";
import { OutlineKey } from "../figures/outline-key.tsx";
import { Timeline } from "../figures/timeline.tsx";
import { levelsWord, words, yearWords } from "../labels/format.ts";
import { MapView } from "../map/map-view.tsx";
import { m } from "../paraglide/messages.js";
import { useAreaName } from "../state/area-rows.ts";
import { useShown } from "../state/shown.ts";
import { gapsPath, useChosenPanel, useIsGaps, useSetView, useView, type View } from "../state/view.ts";
import { useEscape } from "../ui/escape.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { useTitle } from "../ui/title.ts";
import { Intro } from "./intro.tsx";
import { LoadState, MissingParts, NoInitiatives } from "./map-notices.tsx";
import { Panel } from "./panel.tsx";
import { MapSource, PrintSheet } from "./print-sheet.tsx";
import { Announcement, listWanted, SkipLinks } from "./skip-links.tsx";
import { FictionBanner, otherMap, TopBar } from "./top-bar.tsx";

const TimeSlider = lazyPart(async () => (await import("../figures/time-slider.tsx")).TimeSlider);

export function MapPage() {
  const { embed, only, time } = useView();
  const setView = useSetView();
  useEscape(() => setView({ only: undefined }), { isOpen: only !== undefined });
  const bare = embed !== undefined;
  const isGaps = useIsGaps();
  useMapTitle();
  return (
    <div className={bare ? "map-page embed" : "map-page"}>
      {bare ? null : <SkipLinks />}
      {bare ? null : <TopBar onMap />}
      <FictionBanner />
      {bare ? null : <Announcement />}
      <div className="map-stage">
        <main id="kaart" className="map-layer">
          <h1 className="visually-hidden">Wijkblik: {isGaps ? m.bar_gaps() : m.map_region()}</h1>
          <MapView />
          <LoadState />
        </main>
        <div className="overlay">
          {bare ? null : <Column />}
          <section className="overlay-foot" aria-label={m.legend_region()}>
            <NotThere />
            {bare ? <AreaNotThere /> : null}
            <MissingParts />
            <NoInitiatives />
            <OnlyInChip />
            {time === undefined ? <Timeline /> : <TimeSlider />}
            <Legend />
          </section>
        </div>
      </div>
      {bare ? <EmbedFoot /> : null}
      <PrintSheet />
    </div>
  );
}

/** The address names an indicator or a year that is not there, so the map shows another: that is said. */
function NotThere() {
  const view = useView();
  const { shown } = useShown();
  // There the sentence says what is not.
  const isGaps = useIsGaps();
  if (!shown || isGaps) return null;
  const name = words(shown.indicator.name);
  const unknown = view.indicator !== undefined && view.indicator !== shown.indicator.id;
  // With a month the year follows it.
  const noYear = view.time === undefined && view.year !== undefined && view.year !== shown.year;
  if (!unknown && !noYear) return null;
  return (
    <p className="map-notice card" role="status">
      {unknown
        ? m.map_unknown_indicator({ id: view.indicator ?? "", name })
        : m.map_unknown_year({ year: String(view.year), levels: levelsWord(shown.level), shown: String(shown.year) })}
    </p>
  );
}

/** In a frame there is no panel that says so. */
function AreaNotThere() {
  const { area } = useView();
  const { manifest } = useShown();
  const { unknown } = useAreaName(area);
  if (!unknown || area === undefined || !manifest) return null;
  return (
    <p className="map-notice card" role="status">
      {m.area_unknown({ code: area, year: String(manifest.division) })}
    </p>
  );
}

/** Area, indicator and year: what the map is about. */
function useMapTitle(): void {
  const { area } = useView();
  const { shown } = useShown();
  const { name } = useAreaName(area);
  const figure = shown && `${words(shown.indicator.name)}, ${yearWords(shown.year, shown.newer !== undefined)}`;
  const about = useIsGaps() ? m.bar_gaps() : figure;
  useTitle(about && (name ? `${name}: ${about}` : about));
}

/** What a map on another website must say, and the way from there to the whole of Wijkblik. */
function EmbedFoot() {
  return (
    <p className="embed-foot">
      <OutlineKey />
      <MapSource />
      <Link to="." search={(view) => ({ ...view, embed: undefined })} target="_blank">
        {m.share_full_map()}
      </Link>
    </p>
  );
}

type Front = "panel" | "area";

/** Which of panel and area has the room: the one asked for last. */
function useFront({ panel, area }: View): [Front, (front: Front) => void] {
  const [front, setFront] = useState<Front>(area === undefined || panel === "initiatieven" ? "panel" : "area");
  const [before, setBefore] = useState({ panel, area });
  if (before.panel !== panel || before.area !== area) {
    setBefore({ panel, area });
    setFront(area !== undefined && before.area !== area ? "area" : "panel");
  }
  return [area === undefined ? "panel" : panel === "geen" ? "area" : front, setFront];
}

/** One column (a sheet where there is no room for it) that panel and area share. */
function Column() {
  const view = useView();
  const [front, setFront] = useFront(view);
  return (
    <div className="map-column">
      <SidePanel folded={front === "area"} onFront={() => setFront("panel")} />
      {view.area === undefined ? null : <SelectedArea folded={front === "panel"} onFront={() => setFront("area")} />}
    </div>
  );
}

interface Shared {
  /** The other has the room. */
  folded: boolean;
  onFront: () => void;
}

/** What did I pick: under the toggles while an area is selected; folded to its name while a panel has the room. */
const AreaPanel = lazyPart(async () => (await import("../figures/area/area-panel.tsx")).AreaPanel);

function SelectedArea({ folded, onFront }: Shared) {
  const setView = useSetView();
  return (
    <div className="area-card">
      <Panel
        id="gebiedspaneel"
        label={m.side_area()}
        folded={folded}
        onUnfold={onFront}
        onClose={() => setView({ area: undefined })}
      >
        <AreaPanel />
      </Panel>
    </div>
  );
}

/** What do I see: seven toggles and the panel they open; on a phone the same as a sheet from below. */
const panels = {
  indicatoren: lazyPart(async () => (await import("../figures/indicators/indicator-panel.tsx")).IndicatorPanel),
  gebieden: lazyPart(async () => (await import("../figures/groups/group-panel.tsx")).GroupPanel),
  tabel: lazyPart(async () => (await import("../figures/table/table-panel.tsx")).TablePanel),
  initiatieven: lazyPart(async () => (await import("../figures/initiatives/initiatives-panel.tsx")).InitiativesPanel),
  clusters: lazyPart(async () => (await import("../figures/clusters/clusters-panel.tsx")).ClustersPanel),
  kansen: lazyPart(async () => (await import("../figures/gaps/gaps-panel.tsx")).GapsPanel),
  kaart: lazyPart(async () => (await import("../figures/options/map-options.tsx")).MapOptions),
};
type PanelName = keyof typeof panels;

/** Those that need more room than a column. */
const widths: Partial<Record<PanelName | "geen", string>> = { tabel: " wide", kansen: " gaps" };

/** They are of the figure that colours the map; beside the sentence another thing does. */
const ofFigures: readonly PanelName[] = ["indicatoren", "tabel", "clusters"];

const names: Record<PanelName, () => string> = {
  indicatoren: m.side_indicators,
  gebieden: m.side_places,
  tabel: m.side_table,
  initiatieven: m.layer_panel,
  clusters: m.side_clusters,
  kansen: m.bar_gaps,
  kaart: m.side_map,
};

function SidePanel({ folded, onFront }: Shared) {
  const setView = useSetView();
  const toggles = useRef<HTMLElement>(null);
  const chosen = useChosenPanel();
  const open = folded ? "geen" : chosen;
  const Content = open === "geen" ? undefined : panels[open];
  const [isGaps, navigate] = [useIsGaps(), useNavigate()];
  const takesFocus = (open === "tabel" || open === "kansen") && listWanted.current;
  useEffect(() => {
    listWanted.current = false;
  });
  // A panel that was open from the start has no opener: its toggle gets the focus.
  const close = () => {
    toggles.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus({ preventScroll: true });
    setView({ panel: "geen" }, { replace: true });
  };
  const toggle = (name: PanelName) => {
    onFront();
    if (name === "kansen" && !isGaps) return void navigate({ to: gapsPath, search: otherMap });
    if (isGaps && ofFigures.includes(name)) {
      return void navigate({ to: "/", search: (view: View) => ({ ...otherMap(view), panel: name }) as View });
    }
    const panel = name === "kansen" ? undefined : name;
    setView({ panel: open === name ? "geen" : panel }, { replace: true });
  };
  return (
    <div className={`side-panel${Content ? " open" : ""}${widths[open] ?? ""}`}>
      <nav className="panel-toggles card" aria-label={m.side_nav()} ref={toggles}>
        {(Object.keys(panels) as PanelName[]).map((name) => (
          <button
            key={name}
            type="button"
            className="button quiet"
            aria-expanded={open === name}
            aria-controls={open === name ? "zijpaneel" : undefined}
            onClick={() => toggle(name)}
          >
            {names[name]()}
          </button>
        ))}
      </nav>
      <Intro />
      {Content && open !== "geen" ? (
        <Panel key={open} id="zijpaneel" label={names[open]()} title={names[open]()} onClose={close} takeFocus={takesFocus}>
          <Content />
        </Panel>
      ) : null}
    </div>
  );
}
