/** The door through which the share menu asks the map for its pixels; the map opens it while it is on the page. */
import { createStore, useStore } from "./store.ts";

/** Draws once more and gives the map as it is seen; rejects when the map is not ready. */
export type TakePicture = () => Promise<HTMLCanvasElement>;

export const picture = createStore<TakePicture | undefined>(undefined);
export const usePicture = () => useStore(picture);
