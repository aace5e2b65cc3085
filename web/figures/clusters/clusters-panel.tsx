/** Where things cluster: what to show, what was found as a table, how it was found, and the same as a file. */
import { Link } from "@tanstack/react-router";
import { themes } from "#data/schema/indicator.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import "./clusters-panel.css";
import { useAnalysis, useAnalysisProgress } from "../../state/analysis.ts";
import { type ClusterMethod, useClusterMethod } from "../../state/cluster-method.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView, type ViewChange } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Empty, Loading } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { OwnSelection } from "../selection/own-selection.tsx";
import { TimeButton } from "../time-button.tsx";
import { CellSize, CellsFound } from "./cells.tsx";
import { GroupSettings, GroupsFound } from "./groups.tsx";
import { HotSpotsFound } from "./hot-spots-found.tsx";
import { MeasureChoice, SubjectChoice } from "./subject-choice.tsx";

type Choice = ClusterMethod | "selectie";
const methods: Record<Choice, { word: () => string; help: () => string; how: () => string }> = {
  dichtheid: { word: m.clusters_density, help: m.clusters_density_help, how: m.clusters_density_method },
  groepen: { word: m.clusters_groups, help: m.clusters_groups_help, how: m.clusters_groups_method },
  hotspots: { word: m.clusters_hot_spots, help: m.clusters_hot_spots_help, how: m.clusters_hot_spots_method },
  selectie: { word: m.clusters_selection, help: m.clusters_selection_help, how: m.clusters_selection_method },
};

export function ClustersPanel() {
  const { clusters: asked, measure } = useView();
  const known = useClusterMethod() ?? "dichtheid";
  const method: Choice = asked === "selectie" ? asked : known;
  const setView = useSetView();
  const { shown } = useShown();
  const choose = (clusters: Choice) => {
    // Hot spots are of neighbours: a gemeente is too large for one.
    const level: ViewChange = clusters === "hotspots" && shown?.level === "gemeente" ? { level: "wijk" } : {};
    setView({ clusters, initiatives: undefined, measure: undefined, per: undefined, ...level });
  };
  const { help, how } = methods[method];
  return (
    <div className="clusters-panel">
      <Choices
        label={m.clusters_what()}
        options={(Object.keys(methods) as Choice[]).map((value) => ({ value, label: methods[value].word() }))}
        value={method}
        onChange={choose}
      />
      <p>{help()}</p>
      {method === "hotspots" && measure === undefined ? <FigureTheme /> : <InitiativeTheme />}
      {method === "dichtheid" ? (
        <div className="clusters-panel__settings clusters-panel__settings--wide">
          <MeasureChoice />
          <CellSize />
        </div>
      ) : null}
      {method === "hotspots" ? <SubjectChoice /> : null}
      {method === "groepen" ? <GroupSettings /> : null}
      {method === "selectie" ? null : <TimeButton />}
      {method === "selectie" ? <OwnSelection /> : <Found />}
      <details className="fold">
        <summary>{m.clusters_method()}</summary>
        <p>{how()}</p>
        {method === "selectie" ? null : <p>{m.clusters_not_a_cause()}</p>}
        {method === "selectie" ? null : (
          <p>
            <Link to="/methode" hash={method} search={true} className="nl-link">
              {m.clusters_explained()}
            </Link>
          </p>
        )}
      </details>
    </div>
  );
}

/** Of the initiatives that are counted: the same filter as everywhere. */
function InitiativeTheme() {
  const { theme } = useView();
  const setView = useSetView();
  return (
    <SelectField
      label={m.clusters_theme()}
      none={m.clusters_theme_all()}
      value={theme ?? ""}
      options={initiativeThemes.map((value) => ({ value, label: themeWord(value) }))}
      onChoose={(chosen) => setView({ theme: initiativeThemes.find((one) => one === chosen), after: undefined })}
    />
  );
}

/** Of the figure that is tested: its first that there is for a wijk or a buurt. Others are chosen among the figures. */
function FigureTheme() {
  const { catalog, shown } = useShown();
  const setView = useSetView();
  if (!catalog || !shown) return null;
  const tested = catalog.indicators.filter(({ columns }) => columns.some(({ level }) => level === "wijk" || level === "buurt"));
  const first = (theme: string | undefined) => tested.find((one) => one.theme === theme)?.id;
  return (
    <SelectField
      label={m.clusters_theme()}
      value={shown.indicator.theme}
      options={themes.filter(first).map((value) => ({ value, label: themeWord(value) }))}
      onChoose={(theme) => setView({ indicator: first(theme), year: undefined, only: undefined })}
    />
  );
}

function Found() {
  const state = useAnalysis();
  const setView = useSetView();
  if (state.face === "ready") {
    const { answer } = state;
    if ("hotSpots" in answer) return <HotSpotsFound answer={answer} />;
    if (answer.points === 0) return <Empty title={m.clusters_none()} more={m.clusters_none_more()} />;
    return "cells" in answer ? <CellsFound answer={answer} /> : <GroupsFound answer={answer} />;
  }
  if (state.face === "tooLarge") {
    return (
      <div>
        <p>{m.clusters_too_large()}</p>
        <Button onClick={() => setView({ level: "wijk" })}>{m.clusters_use_wijken()}</Button>
      </div>
    );
  }
  const failed = state.face === "failed" ? state : undefined;
  return (
    <Loading error={failed?.error ?? null} onRetry={failed?.retry}>
      {m.clusters_working()}
      <Share />
    </Loading>
  );
}

/** How far the calculation is, once it takes long enough to look at. */
function Share() {
  const share = useAnalysisProgress();
  return share > 0 ? <progress className="clusters-panel__share" value={share} aria-label={m.clusters_working()} /> : null;
}
