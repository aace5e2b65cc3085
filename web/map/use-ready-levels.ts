/** Levels that are laid out though not drawn: none until the first view stands, then all, so that changing level is one frame. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import { type ChoroplethLevel, choroplethLevels } from "#data/schema/area.ts";

const none: readonly ChoroplethLevel[] = [];

export function useReadyLevels(map: MapLibre | undefined): readonly ChoroplethLevel[] {
  const [ready, setReady] = useState(none);
  useEffect(() => {
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const warm = () => {
      timer = setTimeout(() => setReady(choroplethLevels), 2500);
    };
    map.once("idle", warm);
    return () => {
      map.off("idle", warm);
      clearTimeout(timer);
    };
  }, [map]);
  return ready;
}
