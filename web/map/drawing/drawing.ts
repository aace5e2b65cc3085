/**
 * Drawing on a map with terra-draw: starts once the style is there, has one reference, and stops when the map goes. The geometry
 * belongs to who asks; terra-draw shows it, lets it be drawn again and its corners be moved, and hands back what was finished.
 */

import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  type TerraDrawChanges,
  TerraDrawExtend,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { Geometry } from "#data/schema/geometry.ts";
import { drawInk } from "../../labels/theme.ts";

export type DrawingKind = "Point" | "LineString" | "Polygon";
/** `select` moves the corners of what is there. */
export type Tool = DrawingKind | "Rectangle" | "select";

const modes: Record<Tool, string> = {
  Point: "point",
  LineString: "linestring",
  Polygon: "polygon",
  Rectangle: "rectangle",
  select: "select",
};

/** Everything of a drawing as it is now: the shape, and the corners that can be pressed. */
export type DrawnPart = GeoJSONStoreFeatures["geometry"];

/** Hands what is drawn to who draws it, and adds nothing to the style: that of the main map changes while somebody draws. */
class HandedAdapter extends TerraDrawMapLibreGLAdapter<MapLibre> {
  private readonly hand: (parts: DrawnPart[]) => void;
  private callbacks: TerraDrawExtend.TerraDrawCallbacks | undefined;
  constructor(config: { map: MapLibre; coordinatePrecision: number }, hand: (parts: DrawnPart[]) => void) {
    super(config);
    this.hand = hand;
  }
  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks): void {
    TerraDrawExtend.TerraDrawBaseAdapter.prototype.register.call(this, callbacks);
    this.callbacks = callbacks;
    callbacks.onReady?.();
  }
  override unregister(): void {
    TerraDrawExtend.TerraDrawBaseAdapter.prototype.unregister.call(this);
    this.hand([]);
  }
  override render({ created, updated, unchanged }: TerraDrawChanges): void {
    this.hand([...created, ...updated, ...unchanged].map(({ geometry }) => geometry));
  }
  override clear(): void {
    this.callbacks?.onClear();
    this.hand([]);
  }
}

const isShape = (geometry: Geometry): geometry is Extract<Geometry, { type: DrawingKind }> => geometry.type in modes;

function newDraw(map: MapLibre, hand: ((parts: DrawnPart[]) => void) | undefined): TerraDraw {
  const { line, corner, edge } = drawInk;
  const corners = { draggable: true, midpoints: true, deletable: true };
  const shape = { feature: { draggable: true, coordinates: corners } };
  return new TerraDraw({
    adapter: hand
      ? new HandedAdapter({ map, coordinatePrecision: 6 }, hand)
      : new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 6 }),
    modes: [
      new TerraDrawPointMode({
        styles: { pointColor: line, pointWidth: 8, pointOutlineColor: edge, pointOutlineWidth: 3 },
      }),
      new TerraDrawLineStringMode({ styles: { lineStringColor: line, lineStringWidth: 4, closingPointColor: corner } }),
      new TerraDrawPolygonMode({
        styles: { fillColor: line, fillOpacity: 0.2, outlineColor: line, outlineWidth: 3, closingPointColor: corner },
      }),
      new TerraDrawRectangleMode({ drawInteraction: "click-move-or-drag" }),
      new TerraDrawSelectMode({
        // Delete would take the whole drawing away: that is what the button is for.
        keyEvents: null,
        flags: { linestring: shape, polygon: shape, point: { feature: { draggable: true } } },
        styles: {
          selectedPolygonColor: line,
          selectedPolygonFillOpacity: 0.2,
          selectedPolygonOutlineColor: line,
          selectedPolygonOutlineWidth: 3,
          selectedLineStringColor: line,
          selectedLineStringWidth: 4,
          selectedPointColor: line,
          selectionPointColor: corner,
          selectionPointOutlineColor: line,
          selectionPointOutlineWidth: 2,
          selectionPointWidth: 6,
          midPointColor: line,
          midPointOutlineColor: corner,
        },
      }),
    ],
  });
}

/** Six decimals are a tenth of a metre: more would pretend to know. */
const rounded = (coordinates: unknown): unknown =>
  typeof coordinates === "number" ? Math.round(coordinates * 1e6) / 1e6 : (coordinates as unknown[]).map(rounded);

function show(draw: TerraDraw, geometry: Geometry | undefined, tool: Tool): void {
  draw.setMode(modes[tool]);
  draw.clear();
  // Who draws anew sees what is being drawn and nothing else.
  if (!geometry || !isShape(geometry) || (tool !== "Point" && tool !== "select")) return;
  const feature = { type: "Feature", geometry, properties: { mode: modes[geometry.type] } };
  const [added] = draw.addFeatures([feature as unknown as GeoJSONStoreFeatures]);
  if (tool === "select" && added?.valid && added.id !== undefined) draw.selectFeature(added.id);
}

export interface DrawingOptions {
  geometry: Geometry | undefined;
  tool: Tool;
  onDraw: (geometry: Geometry) => void;
  /** Shows what is drawn; without it terra-draw adds layers to the map. The same function for as long as the map is there. */
  hand?: (parts: DrawnPart[]) => void;
}

/** True once a click draws. */
export function useDrawing(map: MapLibre | undefined, { geometry, tool, onDraw, hand }: DrawingOptions): boolean {
  const draw = useRef<TerraDraw>(undefined);
  const [started, setStarted] = useState(false);
  const finish = useRef(onDraw);
  finish.current = onDraw;
  useEffect(() => {
    if (!map) return;
    const begin = () => {
      if (draw.current) return;
      const made = newDraw(map, hand);
      made.on("finish", (id) => {
        const drawn = made.getSnapshotFeature(id)?.geometry;
        if (drawn) finish.current({ type: drawn.type, coordinates: rounded(drawn.coordinates) } as Geometry);
      });
      made.start();
      draw.current = made;
      setStarted(true);
    };
    // What is handed on needs nothing of the style.
    if (hand || map.isStyleLoaded()) begin();
    // The style may be there while its tiles are not: then it is too late for style.load, and idle follows.
    map.on("style.load", begin);
    map.on("idle", begin);
    return () => {
      map.off("style.load", begin);
      map.off("idle", begin);
      draw.current?.stop();
      draw.current = undefined;
      setStarted(false);
    };
  }, [map, hand]);
  useEffect(() => {
    if (started && draw.current) show(draw.current, geometry, tool);
  }, [started, geometry, tool]);
  return started;
}
