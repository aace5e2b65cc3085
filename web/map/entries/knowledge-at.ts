/** Which mark of knowledge is drawn at a pixel: it lies on top of initiatives and areas, and is picked first. */
import type { MapGeoJSONFeature, Map as MapLibre } from "maplibre-gl";

export const knowledgeLayer = "kennis-punt";

/** Undefined where none is, or where knowledge is not on the map. */
export function knowledgeAt(map: MapLibre, { x, y }: { x: number; y: number }): MapGeoJSONFeature | undefined {
  if (!map.getLayer(knowledgeLayer)) return undefined;
  return map.queryRenderedFeatures([x, y], { layers: [knowledgeLayer] })[0];
}
