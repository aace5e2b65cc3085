/** The area under the pointer; also set by lists, so that a row of a table lights up on the map. */
import type { Level } from "#data/schema/area.ts";
import { createStore, useStore } from "./store.ts";

export interface Hover {
  level: Level;
  row: number;
  /** Place of the pointer in the map in CSS pixels; absent when a list hovers it. */
  point?: { x: number; y: number };
}

export const hover = createStore<Hover | undefined>(undefined);
export const useHover = () => useStore(hover);
