/** Hexagons, groups and hot spots on the map, as the analysis found them. Hot spots colour the areas themselves (areas/colouring.ts). */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { hexagonRing } from "#data/spatial/hexagon-grid.ts";
import type { FoundGroup, HexagonCells } from "#data/spatial/results.ts";
import { classOfCount, countBreaks, hotSpotScale } from "../../labels/clusters.ts";
import { densityColours } from "../../labels/theme.ts";
import { useAnalysis } from "../../state/analysis.ts";
import { hotSpotPaint } from "../../state/map-store.ts";
import { useShownColumn } from "../../state/shown.ts";
import { useDark } from "../../ui/media.ts";
import { draw, type MapFeature } from "../entries/initiative-layers.ts";

const cellFeatures = ({ q, r, count, across }: HexagonCells): MapFeature[] => {
  const breaks = countBreaks(count.reduce((most, one) => Math.max(most, one), 0));
  const colours = densityColours(breaks.length + 1);
  return Array.from(q, (column, i) => ({
    type: "Feature",
    geometry: { type: "Polygon", coordinates: [hexagonRing(column, r[i] ?? 0, across)] },
    properties: { colour: colours[classOfCount(breaks, count[i] ?? 0)] ?? "", count: count[i] ?? 0 },
  }));
};

const groupFeature = ({ outline, members }: FoundGroup): MapFeature => ({
  type: "Feature",
  geometry: outline,
  properties: { count: members.length },
});

const none: MapFeature[] = [];

export function ClustersOnMap({ map }: { map: MapLibre }) {
  const state = useAnalysis();
  const answer = state.face === "ready" ? state.answer : undefined;
  useEffect(() => {
    draw(map, "cellen", answer && "cells" in answer ? cellFeatures(answer.cells) : none);
    draw(map, "groepen", answer && "groups" in answer ? answer.groups.map(groupFeature) : none);
  }, [map, answer]);
  const column = useShownColumn();
  const tested = column.face === "ready" ? column.column : undefined;
  const dark = useDark();
  useEffect(() => {
    const found = answer && "hotSpots" in answer ? answer.hotSpots : undefined;
    hotSpotPaint.set(
      found && tested && found.class.length === tested.values.length
        ? { column: tested, values: Float64Array.from(found.class), status: found.status, scale: hotSpotScale(dark) }
        : undefined,
    );
  }, [answer, tested, dark]);
  useEffect(
    () => () => {
      hotSpotPaint.set(undefined);
      draw(map, "cellen", none);
      draw(map, "groepen", none);
    },
    [map],
  );
  return null;
}
