/** How the map is doing, for the one place that tells the reader. */
import { createStore, useStore } from "./store.ts";

export interface MapState {
  /** The first picture with areas has been drawn. */
  drawn: boolean;
  /** What kept the first picture away: tiles out of reach, or a browser without WebGL. */
  error?: Error;
}

export const mapState = createStore<MapState>({ drawn: false });
export const useMapState = () => useStore(mapState);
