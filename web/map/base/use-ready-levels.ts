/** Levels that are laid out though not drawn: none until the first view stands, then all, so that changing level is one frame. */
import type { Map as MapLibre } from "maplibre-gl";
import { type ChoroplethLevel, choroplethLevels } from "#data/schema/area.ts";
import { useRested } from "./use-rested.ts";

const none: readonly ChoroplethLevel[] = [];

export function useReadyLevels(map: MapLibre | undefined): readonly ChoroplethLevel[] {
  return useRested(map, 2_500) ? choroplethLevels : none;
}
