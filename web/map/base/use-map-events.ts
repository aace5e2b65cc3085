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
    return () => {
      map.off("render", drawn);
      mapState.set({ drawn: false });
    };
  }, [map]);
}

/** For whoever has to wait for the picture: `data-idle` is on the container while nothing moves, loads or is yet to be drawn. */
export const idleMark = {
  onRender({ target }: { target: MapLibre }) {
    delete target.getContainer().dataset.idle;
  },
  onIdle({ target }: { target: MapLibre }) {
    target.getContainer().dataset.idle = "";
  },
};

/** A tile that fails later is asked again by maplibre; only what keeps the first picture away is told. */
export function onMapError({ error }: { error: Error }): void {
  const { drawn } = mapState.get();
  if (!drawn) mapState.set({ drawn, error });
}
