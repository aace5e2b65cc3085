/**
 * What the reader selects on the map, and how: a box and a polygon are drawn with terra-draw, areas are clicked. All of it is drawn
 * over the map in the same frame, as the outline of the selected area is.
 */
import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { useCallback, useEffect, useRef, useState } from "react";
import { boxOfPositions } from "#data/geometry/box.ts";
import type { Position } from "#data/geometry/segments.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery } from "../../api/published.ts";
import { selectionTool, useStore } from "../../state/map-store.ts";
import { drawingState, selectShape, toggleArea, useOwnSelection } from "../../state/own-selection.ts";
import { useSetView } from "../../state/view.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { fillLayer } from "../areas/layers.ts";
import { outlineOfPieces, pathOf, worldOf } from "../areas/outline.ts";
import { frameOf } from "../areas/outlines.ts";
import { cameraOf } from "../base/camera.ts";
import type { DrawnPart } from "../drawing/drawing.ts";
import { useAreaPath, useMoving, useShapePath, worldLine } from "./selection-paths.ts";
import "./selection-on-map.css";

interface SelectionOnMapProps {
  map: MapLibre;
  manifest: Manifest;
  /** Whose areas a click takes along. */
  level: ChoroplethLevel;
}

export function SelectionOnMap({ map, manifest, level }: SelectionOnMapProps) {
  const setView = useSetView();
  const tool = useStore(selectionTool);
  const own = useOwnSelection();
  const [attempt, setAttempt] = useState(0);
  const shape = useRef<SVGPathElement>(null);
  const areas = useRef<SVGPathElement>(null);
  const drawing = useRef<SVGPathElement>(null);
  const dots = useRef<SVGPathElement>(null);
  const parts = useRef<DrawnPart[]>([]);
  const draw = useCallback(() => {
    const frame = frameOf(map);
    const lines = parts.current.flatMap(({ type, coordinates }) =>
      type === "Polygon"
        ? (coordinates as Position[][]).map(worldLine)
        : type === "LineString"
          ? [worldLine(coordinates as Position[])]
          : [],
    );
    drawing.current?.setAttribute("d", pathOf(lines, frame));
    // A line of no length with a round end is a dot.
    const points = parts.current.flatMap(({ type, coordinates }) => {
      if (type !== "Point") return [];
      const at = worldOf(coordinates as number[]);
      return [[...at, ...at]];
    });
    dots.current?.setAttribute("d", pathOf(points, frame));
  }, [map]);
  const hand = useCallback(
    (drawn: DrawnPart[]) => {
      parts.current = drawn;
      draw();
    },
    [draw],
  );
  useMoving(map, draw);
  useShapePath(map, shape, tool === "box" || tool === "polygon" ? undefined : own?.selection);
  useAreaPath({ map, manifest, path: areas, selection: own?.selection, linesOf: outlineOfPieces });
  useAreaClicks({ map, manifest, level });
  const done = (geometry: Geometry) => {
    if (geometry.type !== "Polygon") return;
    const [ring = []] = geometry.coordinates;
    const box = boxOfPositions(ring);
    const change = selectShape(tool === "box" ? { box } : { box, ring });
    if (change) setView({ ...change, at: cameraOf(map) });
    // What cannot be selected goes off the map, and drawing begins anew.
    else setAttempt(attempt + 1);
  };
  return (
    <>
      <svg className="map-outlines own-selection-shape" aria-hidden="true">
        <g className="own-selection-shape__edge">
          <path ref={shape} id="eigen-vorm" />
          <path ref={areas} id="eigen-gebieden" />
          <path ref={drawing} id="eigen-tekening" className="own-selection-shape__area" />
          <use className="own-selection-shape__line drawn" href="#eigen-vorm" />
          <use className="own-selection-shape__line" href="#eigen-gebieden" />
          <use className="own-selection-shape__line drawn" href="#eigen-tekening" />
        </g>
        <path ref={dots} className="own-selection-shape__dots" />
      </svg>
      {tool === "box" || tool === "polygon" ? (
        <Drawing key={`${tool} ${attempt}`} map={map} tool={tool} hand={hand} onDraw={done} />
      ) : null}
    </>
  );
}

const Drawing = lazyPart(async () => (await import("./draw-selection.tsx")).DrawSelection, {
  waiting: () => <Say state="waiting" />,
  failed: (retry) => <Say state={{ retry }} />,
});

/** Tells it beside the map. */
function Say({ state }: { state: ReturnType<typeof drawingState.get> }) {
  useEffect(() => drawingState.set(state), [state]);
  return null;
}

function useAreaClicks({ map, manifest, level }: SelectionOnMapProps): void {
  const client = useQueryClient();
  const setView = useSetView();
  const own = useOwnSelection();
  const latest = useRef(own);
  latest.current = own;
  useEffect(() => {
    const click = async ({ point }: MapMouseEvent) => {
      if (selectionTool.get() !== "areas" || !map.getLayer(fillLayer(level))) return;
      const [feature] = map.queryRenderedFeatures(point, { layers: [fillLayer(level)] });
      if (feature?.id === undefined) return;
      const code = (await client.fetchQuery(areasQuery(manifest, level))).codes[Number(feature.id)];
      const change = code === undefined ? undefined : toggleArea(latest.current, code);
      if (change) setView({ ...change, at: cameraOf(map) });
    };
    map.on("click", click);
    return () => {
      map.off("click", click);
    };
  }, [map, manifest, level, client, setView]);
}
