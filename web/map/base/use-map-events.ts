/** What every map of ours does whatever it shows: it stays upright, says how to use it, and reports its first picture. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { tileSource } from "#tiles/layers.ts";
import { mapState } from "../../state/map-state.ts";

export const helpId = "kaarthulp";

export function useMapManners(map: MapLibre | undefined): void {
  useEffect(() => {
    if (!map) return;
    // The outlines over the map and the camera in the URL know no rotation.
    map.keyboard.disableRotation();
    map.touchZoomRotate.disableRotation();
    map.getCanvas().setAttribute("aria-describedby", helpId);
    const drawn = () => {
      if (!map.getSource(tileSource) || !map.isSourceLoaded(tileSource)) return;
      map.off("render", drawn);
      if (!mapState.get().error) mapState.set({ drawn: true });
    };
    map.on("render", drawn);
    // For whoever has to wait for the picture: `data-idle` is there while nothing moves, loads or is yet to be drawn.
    const { dataset } = map.getContainer();
    const busy = () => void delete dataset.idle;
    const idle = () => {
      dataset.idle = "";
    };
    map.on("render", busy);
    map.on("idle", idle);
    return () => {
      map.off("render", busy);
      map.off("idle", idle);
      map.off("render", drawn);
      mapState.set({ drawn: false });
    };
  }, [map]);
}

/** A tile that fails later is asked again by maplibre; only what keeps the first picture away is told. */
export function onMapError({ error }: { error: Error }): void {
  const { drawn } = mapState.get();
  if (!drawn) mapState.set({ drawn, error });
}
