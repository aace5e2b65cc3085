/** Which initiative, cluster or draft is drawn at a pixel. They lie on top of the areas and are picked first. */
import type { Map as MapLibre } from "maplibre-gl";
import { draftLayer, pointLayer } from "./initiative-layers.ts";

export interface Picked {
  longitude: number;
  latitude: number;
  /** Of one point 1. */
  count: number;
  /** Number of the cluster, or -1. */
  cluster: number;
  /** Number of each theme, in the order of `initiativeThemes`. */
  shares: number[];
  /** Id of a draft. */
  draft?: string;
}

type Properties = { count?: number; cluster?: number; shares?: string; draft?: string; x?: number; y?: number };

export function initiativeAt(map: MapLibre, { x, y }: { x: number; y: number }): Picked | undefined {
  const layers = [pointLayer, draftLayer].filter((id) => map.getLayer(id));
  if (layers.length === 0) return undefined;
  const feature = map.queryRenderedFeatures([x, y], { layers })[0];
  if (feature?.geometry.type !== "Point") return undefined;
  const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
  const { count = 1, cluster = -1, shares = "", draft, ...exact } = feature.properties as Properties;
  return {
    longitude: exact.x ?? longitude,
    latitude: exact.y ?? latitude,
    count,
    cluster,
    shares: shares.split(".").map(Number),
    ...(draft === undefined ? {} : { draft }),
  };
}
