/** The door through which the share menu asks the map for its pixels; the map opens it while it is on the page. */
import { createStore, useStore } from "./store.ts";

export interface Picture {
  pixels: HTMLCanvasElement;
  /** Device pixels a CSS pixel. */
  density: number;
}
/** Draws once more and gives the map as it is seen. */
export type TakePicture = () => Promise<Picture>;

export const picture = createStore<TakePicture | undefined>(undefined);
export const usePicture = () => useStore(picture);
