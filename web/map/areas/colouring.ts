/** The colours of the areas: one loop gives every area of a level its own, before or after its tiles are there. */

import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useLayoutEffect, useMemo } from "react";
import type { Column } from "#data/codecs/columns.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { type Status, statuses } from "#data/schema/status.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import { columnQuery } from "../../api/published.ts";
import type { Scale } from "../../labels/scale.ts";
import { ink, mix, veil } from "../../labels/theme.ts";
import { type PaintScale, useAreaPaint } from "../../state/map-store.ts";
import { useShownColumn } from "../../state/shown.ts";
import { useIsGaps, useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { useBasemap } from "../base/basemap.tsx";
import { useRested } from "../base/map-events.ts";

/** What feature-state holds of an area: its colour, over a basemap how strong its hatch is, and while a class is shown alone its edge. Maplibre reads each colour text once. */
export type ColourState = { colour: string; hatch?: number; edge?: string };

/** Code (class, or classes + status) that `only` of the view stands for; undefined for none. */
export function onlyCode(only: string | undefined, classes: number): number | undefined {
  if (only === undefined) return undefined;
  if (/^\d$/.test(only)) return Number(only) < classes ? Number(only) : undefined;
  const status = statuses.indexOf(only as Status);
  return status < 0 ? undefined : classes + status;
}

/** Of the colours, 0..1, as the reader chose it. */
export const opacityOf = (percent = 85): number => percent / 100;

export interface Surface {
  /** Colour of the areas outside the isolated class. */
  muted: string;
  /** Of the areas in it. */
  edge: string;
  /** What lies under the colours where no basemap does, and how much of it they leave, 0..1; with a basemap the layer itself is see-through. */
  under?: { paper: string; opacity: number };
}

/** State per code of the scale; every code but the isolated one gets the muted colour. */
export function statesOf(
  scale: Omit<PaintScale, "code">,
  only: string | undefined,
  { muted, edge, under }: Surface,
): ColourState[] {
  const alone = onlyCode(only, scale.classes);
  const isSeen = (code: number) =>
    only === undefined || !scale.shows ? alone === undefined || alone === code : scale.shows(code, only);
  return scale.colours.map((colour, code) => {
    const seen = isSeen(code) ? colour : muted;
    const hatch = seen === muted ? 0 : scale.hatch(code);
    const hasEdge = scale.edged ? seen !== muted && scale.edged(code) : alone === code;
    const edged = alone === undefined && !scale.edged ? {} : { edge: hasEdge ? edge : "" };
    if (!under) return { colour: seen, hatch, ...edged };
    // Covers the hatch below it, or lets it through and has the right grey between its lines.
    return { colour: hatch > 0 ? veil(seen, under.paper, hatch) : mix(under.paper, seen, under.opacity), ...edged };
  });
}

export interface Painter {
  paint(
    level: ChoroplethLevel,
    column: Pick<Column, "values" | "status">,
    scale: Pick<Scale, "code">,
    states: readonly ColourState[],
  ): void;
  /** Takes every colour of a level away: its areas are neutral until they are painted. One call, whatever their number. */
  blank(level: ChoroplethLevel): void;
}

/**
 * A painter for one style document. It remembers what it wrote per level: a year that changes few classes then costs little.
 * States may be shared objects: maplibre copies from them.
 */
export function createPainter(map: Pick<MapLibre, "setFeatureState" | "removeFeatureState">): Painter {
  const written = new Map<ChoroplethLevel, Float64Array>();
  const blank: Painter["blank"] = (level) => {
    if (written.delete(level)) map.removeFeatureState({ source: tileSource, sourceLayer: layerOf[level] });
  };
  const paint: Painter["paint"] = (level, column, scale, states) => {
    const { values, status } = column;
    // Eight digits where a colour lets something through, a byte for the hatch and a bit for the edge: 41 bits are a whole number still.
    const packed = states.map(
      ({ colour, hatch = 0, edge }) =>
        (Number.parseInt(colour.slice(1).padEnd(8, "f"), 16) * 256 + Math.round(hatch * 255)) * 2 + (edge ? 1 : 0),
    );
    let before = written.get(level);
    if (before?.length !== values.length) {
      before = new Float64Array(values.length).fill(-1);
      written.set(level, before);
    }
    const target = { source: tileSource, sourceLayer: layerOf[level], id: 0 };
    for (let row = 0; row < values.length; row++) {
      const code = scale.code(values[row] ?? Number.NaN, status[row] ?? 0);
      const colour = packed[code] ?? -1;
      const state = states[code];
      if (!state || before[row] === colour) continue;
      before[row] = colour;
      target.id = row;
      map.setFeatureState(target, state);
    }
  };
  return { paint, blank };
}

/** Keeps the colours on the map equal to the column that the view shows. `document` is the loaded style document: a new one starts without any state. */
export function useColouring(map: MapLibre | undefined, document: MapLibre["style"] | undefined): void {
  const state = useShownColumn();
  const { only, opacity, clusters } = useView();
  const spots = clusters === "hotspots" && state.face !== "none" && state.shown.level !== "gemeente";
  const found = useAreaPaint();
  const onGaps = useIsGaps();
  const { basemap } = useBasemap();
  const dark = useDark();
  const client = useQueryClient();
  const painter = useMemo(() => (map && document ? createPainter(map) : undefined), [map, document]);

  useLayoutEffect(() => {
    if (!map || !painter || state.face === "none") return;
    const { shown, scale } = state;
    // What takes the place of the classes; until it is found the areas are neutral.
    const instead = onGaps ? "gaps" : spots && state.face === "ready" ? state.column : undefined;
    const paint = found?.of === instead && found?.level === shown.level ? found : undefined;
    // Tiles that do not have the level of the sentence yet leave the areas neutral.
    const face = onGaps ? (paint ? "ready" : found?.of === "gaps" ? "coarser" : "loading") : state.face;
    // For whoever has to know what the colours on the map are of.
    map.getContainer().dataset.colours = onGaps
      ? `kansen ${shown.level} ${face}`
      : `${shown.indicator.id} ${shown.level} ${shown.year} ${face}`;
    if (face !== "ready" || (instead && !paint)) {
      painter.blank(shown.level);
      return;
    }
    performance.mark("wijkblik:colour-start");
    const { muted, paper, mark: edge } = ink[dark ? "dark" : "light"];
    const under = basemap || onGaps ? {} : { under: { paper, opacity: opacityOf(opacity) } };
    if (paint)
      painter.paint(shown.level, paint, paint.scale, statesOf(paint.scale, onGaps ? only : undefined, { muted, edge, ...under }));
    else if (state.face === "ready")
      painter.paint(shown.level, state.column, scale, statesOf(scale, only, { muted, edge, ...under }));
    performance.measure("wijkblik:colour", "wijkblik:colour-start");
  }, [map, painter, state, only, dark, basemap, opacity, spots, found, onGaps]);

  // Zooming past the next step must not wait for the network.
  const rested = useRested(map);
  useEffect(() => {
    if (!rested || state.face !== "ready") return;
    const { shown } = state;
    const others = shown.indicator.columns.filter(
      (one) => one.year === shown.year && one.level !== shown.level && one.level !== "group",
    );
    const timer = setTimeout(() => {
      for (const entry of others) void client.prefetchQuery(columnQuery(entry));
    }, 1_000);
    return () => clearTimeout(timer);
  }, [client, rested, state]);
}
