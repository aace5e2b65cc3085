/** The areas in the window, written by the map when it comes to rest; read by the legend and the table. */
import type { Level } from "#data/schema/area.ts";
import { createStore, useStore } from "./store.ts";

export interface InView {
  level: Level;
  /** Rows of the area index, ascending, each once. */
  rows: Uint32Array;
}

/** Undefined until the map has come to rest once: then "in view" means all areas. */
export const inView = createStore<InView | undefined>(undefined);
export const useInView = () => useStore(inView);
