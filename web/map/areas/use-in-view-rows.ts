/** Tells the page what the window is and which areas are in it, each time the map comes to rest. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { placesQuery } from "../../api/published.ts";
import { rowsInside } from "../../state/area-rows.ts";
import { inView } from "../../state/in-view.ts";
import { mapWindow } from "../../state/map-window.ts";
import { useRested } from "../base/use-rested.ts";

export function useInViewRows(map: MapLibre | undefined, manifest: Manifest, level: ChoroplethLevel): void {
  const rested = useRested(map);
  const { data: places } = useQuery({
    ...placesQuery(manifest, level),
    enabled: rested,
  });
  useEffect(() => {
    if (!map) return;
    const write = () => {
      const bounds = map.getBounds();
      const window = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
      if (mapWindow.get()?.join() !== window.join()) mapWindow.set(window);
      if (!places) return;
      inView.set({ level, rows: rowsInside(places.boxes, window) });
    };
    map.on("idle", write);
    if (places) write();
    return () => {
      map.off("idle", write);
    };
  }, [map, places, level]);
}
