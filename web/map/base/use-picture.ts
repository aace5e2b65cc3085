/** Lets the share menu have the map's pixels: the drawing buffer is only readable in the frame that drew it. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { type Picture, picture } from "../../state/picture.ts";

/** The canvas of the map with the outlines that lie over it. */
function copyOf(map: MapLibre): Picture {
  const source = map.getCanvas();
  const density = map.getPixelRatio();
  const pixels = document.createElement("canvas");
  pixels.width = source.width;
  pixels.height = source.height;
  const context = pixels.getContext("2d");
  if (!context) throw new Error("this browser gives no 2d canvas");
  context.drawImage(source, 0, 0);
  context.scale(density, density);
  const outline = map.getContainer().parentElement?.querySelector(".map-outlines .selected");
  if (outline) {
    const { stroke, strokeWidth } = getComputedStyle(outline);
    context.strokeStyle = stroke;
    context.lineWidth = Number.parseFloat(strokeWidth);
    context.lineJoin = "round";
    context.stroke(new Path2D(outline.getAttribute("d") ?? ""));
  }
  return { pixels, density };
}

export function usePictureDoor(map: MapLibre | undefined): void {
  useEffect(() => {
    if (!map) return;
    picture.set(
      () =>
        new Promise((resolve) => {
          map.once("render", () => resolve(copyOf(map)));
          map.triggerRepaint();
        }),
    );
    return () => picture.set(undefined);
  }, [map]);
}
