/** Lets the share menu have the map's pixels: the drawing buffer is only readable in the frame that drew it. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { picture } from "../state/picture.ts";

function copyOf(source: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = source.width;
  copy.height = source.height;
  copy.getContext("2d")?.drawImage(source, 0, 0);
  return copy;
}

export function usePictureDoor(map: MapLibre | undefined): void {
  useEffect(() => {
    if (!map) return;
    picture.set(
      () =>
        new Promise((resolve) => {
          map.once("render", () => resolve(copyOf(map.getCanvas())));
          map.triggerRepaint();
        }),
    );
    return () => picture.set(undefined);
  }, [map]);
}
