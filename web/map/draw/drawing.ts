/**
 * Drawing on a map with terra-draw: starts once the style is there, has one reference, and stops when the map goes. The geometry
 * belongs to the form; terra-draw shows it, lets it be drawn again and its corners be moved, and hands back what was finished.
 */

import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { Geometry } from "#data/schema/geometry.ts";
import { areasQuery, manifestQuery } from "../../api/published.ts";
import { drawInk } from "../../labels/theme.ts";
import { fillLayer } from "../areas/layers.ts";
import { boxAround } from "./draw-camera.tsx";

export type DrawingKind = "Point" | "LineString" | "Polygon";
/** `select` moves the corners of what is there. */
export type Tool = DrawingKind | "select";

const modes: Record<Tool, string> = { Point: "point", LineString: "linestring", Polygon: "polygon", select: "select" };

const isShape = (geometry: Geometry): geometry is Extract<Geometry, { type: DrawingKind }> => geometry.type in modes;

function newDraw(map: MapLibre): TerraDraw {
  const { line, corner, edge } = drawInk;
  const corners = { draggable: true, midpoints: true, deletable: true };
  const shape = { feature: { draggable: true, coordinates: corners } };
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 6 }),
    modes: [
      new TerraDrawPointMode({
        styles: { pointColor: line, pointWidth: 8, pointOutlineColor: edge, pointOutlineWidth: 3 },
      }),
      new TerraDrawLineStringMode({ styles: { lineStringColor: line, lineStringWidth: 4, closingPointColor: corner } }),
      new TerraDrawPolygonMode({
        styles: { fillColor: line, fillOpacity: 0.2, outlineColor: line, outlineWidth: 3, closingPointColor: corner },
      }),
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
  if (!geometry || !isShape(geometry) || tool === "LineString" || tool === "Polygon") return;
  const feature = { type: "Feature", geometry, properties: { mode: modes[geometry.type] } };
  const [added] = draw.addFeatures([feature as unknown as GeoJSONStoreFeatures]);
  if (tool === "select" && added?.valid && added.id !== undefined) draw.selectFeature(added.id);
}

export interface DrawingOptions {
  geometry: Geometry | undefined;
  tool: Tool;
  onDraw: (geometry: Geometry) => void;
}

export function useDrawing(map: MapLibre | undefined, { geometry, tool, onDraw }: DrawingOptions): void {
  const draw = useRef<TerraDraw>(undefined);
  const [started, setStarted] = useState(false);
  const finish = useRef(onDraw);
  finish.current = onDraw;
  useEffect(() => {
    if (!map) return;
    const begin = () => {
      if (draw.current) return;
      const made = newDraw(map);
      made.on("finish", (id) => {
        const drawn = made.getSnapshotFeature(id)?.geometry;
        if (drawn) finish.current({ type: drawn.type, coordinates: rounded(drawn.coordinates) } as Geometry);
      });
      made.start();
      draw.current = made;
      setStarted(true);
    };
    if (map.isStyleLoaded()) begin();
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
  }, [map]);
  useEffect(() => {
    if (started && draw.current) show(draw.current, geometry, tool);
  }, [started, geometry, tool]);
}

/** In which buurt the middle of a drawing lies, read from the tiles on the map: so that whoever points sees whether it is right. */
export function useBuurtUnder(
  map: MapLibre | undefined,
  geometry: Geometry | undefined,
  onBuurt: ((code: string | undefined) => void) | undefined,
): void {
  const { data: manifest } = useQuery(manifestQuery);
  const { data: index } = useQuery({
    ...areasQuery(manifest, "buurt"),
    enabled: manifest !== undefined && onBuurt !== undefined,
  });
  const tell = useRef(onBuurt);
  tell.current = onBuurt;
  useEffect(() => {
    if (!map || !geometry || !index) return tell.current?.(undefined);
    const [west, south, east, north] = boxAround(geometry);
    const look = () => {
      if (!map.getLayer(fillLayer("buurt"))) return;
      const point = map.project([(west + east) / 2, (south + north) / 2]);
      const [found] = map.queryRenderedFeatures(point, { layers: [fillLayer("buurt")] });
      // Out of sight it is not in the tiles that are here: what was seen before still holds.
      if (found) tell.current?.(index.codes[Number(found.id)]);
    };
    tell.current?.(undefined);
    look();
    map.on("idle", look);
    return () => {
      map.off("idle", look);
    };
  }, [map, geometry, index]);
}
