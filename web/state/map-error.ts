/** The last thing that went wrong on the map, for the one place that tells the reader. */
import { createStore, useStore } from "./store.ts";

export const mapError = createStore<Error | undefined>(undefined);
export const useMapError = () => useStore(mapError);
