/** An own selection: how to make one, what is selected, and what lies in it. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { regionOfSelection } from "#data/region/filter.ts";
import { netherlands } from "#data/schema/geometry.ts";
import type { SelectionFault } from "#data/schema/initiative-filter.ts";
import * as m from "../../paraglide/messages.js";
import { type SelectionTool, selectionTool, useMapWindow, useStore } from "../../state/map-store.ts";
import { codesOf, drawingState, drawnFault, selectShape, useOwnSelection } from "../../state/own-selection.ts";
import { useSetView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { useEscape } from "../../ui/escape.ts";
import { Empty } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { AddArea, ChosenAreas } from "./chosen-areas.tsx";
import { SelectedAreas } from "./selected-areas.tsx";
import { SelectedInitiatives } from "./selected-initiatives.tsx";
import "./own-selection.css";

const tools: Record<SelectionTool, { word: () => string; help: () => string }> = {
  box: { word: m.selection_box, help: m.selection_box_help },
  polygon: { word: m.selection_polygon, help: m.selection_polygon_help },
  areas: { word: m.selection_areas, help: m.selection_areas_help },
};

const faults: Record<SelectionFault, () => string> = {
  unreadable: m.selection_unreadable,
  codes: m.selection_unreadable,
  corners: m.selection_corners,
  areas: m.selection_too_many,
  crossing: m.selection_crossing,
  large: m.selection_large,
};

export function OwnSelection() {
  const own = useOwnSelection();
  const region = own?.selection && regionOfSelection(own.selection);
  const setView = useSetView();
  const tool = useStore(selectionTool);
  const drawn = useStore(drawnFault);
  const frame = useRef<HTMLDivElement>(null);
  const pick = (next: SelectionTool | undefined) => {
    drawnFault.set(undefined);
    selectionTool.set(next);
  };
  useEffect(
    () => () => {
      drawnFault.set(undefined);
      selectionTool.set(undefined);
    },
    [],
  );
  const stop = () => {
    // The focus goes back to what began it.
    frame.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    pick(undefined);
  };
  useEscape(stop, { isOpen: tool !== undefined, frame });
  const fault = drawn ?? own?.fault;
  return (
    <div className="own-selection" ref={frame}>
      <fieldset className="own-selection__tools">
        <legend className="wb-label">{m.selection_how()}</legend>
        {(Object.keys(tools) as SelectionTool[]).map((name) => (
          <Button key={name} pressed={tool === name} onClick={() => pick(tool === name ? undefined : name)}>
            {tools[name].word()}
          </Button>
        ))}
        <InView />
        {own === undefined ? null : (
          <Button
            onClick={() => {
              pick(undefined);
              setView({ selection: undefined });
              frame.current?.querySelector("button")?.focus();
            }}
          >
            {m.selection_clear()}
          </Button>
        )}
      </fieldset>
      <p role="status" className={tool ? "" : "visually-hidden"}>
        {tool ? tools[tool].help() : ""}
      </p>
      {tool === "box" || tool === "polygon" ? <DrawingFace /> : null}
      {fault ? (
        <Notice kind="error">
          <p>{faults[fault]()}</p>
        </Notice>
      ) : null}
      {tool === "areas" ? <AddArea own={own} /> : null}
      {codesOf(own).length > 0 ? <ChosenAreas own={own} /> : null}
      {own === undefined && tool === undefined ? (
        <>
          <Empty title={m.selection_none()} more={m.selection_none_more()} />
          <p>
            <Link to="/gebied/eigen" search={(view) => ({ ...view, initiative: undefined })} className="nl-link">
              {m.region_other_ways()}
            </Link>
          </p>
        </>
      ) : null}
      {own?.selection && region ? (
        <>
          <p className="no-print">
            <Link
              to="/gebied/$code"
              params={{ code: region }}
              search={(view) => ({ ...view, name: undefined, benchmark: undefined })}
              className="nl-button nl-button--primary"
            >
              {m.region_open_selection()}
            </Link>{" "}
            <Link
              to="/vergelijk"
              search={(view) => ({ ...view, compare: region, benchmark: undefined })}
              className="nl-button nl-button--default"
            >
              {m.region_compare_selection()}
            </Link>
          </p>
          <SelectedInitiatives selection={own.selection} />
          <SelectedAreas selection={own.selection} />
        </>
      ) : null}
    </div>
  );
}

/** Drawing is fetched when somebody draws: that it is on its way, or why it does not come. */
function DrawingFace() {
  const state = useStore(drawingState);
  if (state === "waiting") return <Waiting>{m.selection_draw_waiting()}</Waiting>;
  // For whoever has to wait until a click draws.
  if (state === "ready") return <span data-drawing="ready" hidden />;
  return (
    <Notice kind="error">
      <p>{m.selection_draw_failed()}</p>
      <Button onClick={state.retry}>{m.retry()}</Button>
    </Notice>
  );
}

/** A box for whoever uses no pointer: what the map shows, as far as it is the Netherlands. */
function InView() {
  const window = useMapWindow();
  const setView = useSetView();
  if (!window) return null;
  const [west, south, east, north] = window;
  const box = [
    Math.max(west, netherlands.west),
    Math.max(south, netherlands.south),
    Math.min(east, netherlands.east),
    Math.min(north, netherlands.north),
  ] as const;
  const select = () => {
    const change = selectShape({ box });
    if (change) setView(change);
  };
  return <Button onClick={select}>{m.selection_in_view()}</Button>;
}
