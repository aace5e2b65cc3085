/** The window of the map in degrees, written by the map when it comes to rest; read by the list of initiatives in view. */
import { createStore, useStore } from "./store.ts";

export type MapWindow = readonly [west: number, south: number, east: number, north: number];

export const mapWindow = createStore<MapWindow | undefined>(undefined);
export const useMapWindow = () => useStore(mapWindow);
