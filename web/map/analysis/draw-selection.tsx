/** Draws a box or a polygon on the main map; apart, because a selection that comes with a link needs no drawing. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import type { Geometry } from "#data/schema/geometry.ts";
import { drawingState } from "../../state/own-selection.ts";
import { type DrawnPart, useDrawing } from "../drawing/drawing.ts";

interface DrawSelectionProps {
  map: MapLibre;
  tool: "box" | "polygon";
  hand: (parts: DrawnPart[]) => void;
  onDraw: (geometry: Geometry) => void;
}

/** The click that ends a drawing comes when drawing is over: it must not select an area as well. One that begins later does. */
function swallowClick(element: HTMLElement): void {
  const over = new AbortController();
  const options = { capture: true, once: true, signal: over.signal };
  element.addEventListener("click", (event) => event.stopPropagation(), options);
  element.addEventListener("pointerdown", () => over.abort(), options);
}

export function DrawSelection({ map, tool, hand, onDraw }: DrawSelectionProps) {
  const done = (geometry: Geometry) => {
    swallowClick(map.getCanvasContainer());
    onDraw(geometry);
  };
  const started = useDrawing(map, { geometry: undefined, tool: tool === "box" ? "Rectangle" : "Polygon", onDraw: done, hand });
  useEffect(() => drawingState.set(started ? "ready" : "waiting"), [started]);
  return null;
}
