/** How many initiatives fit the filter, counted by the map from the points it draws; read by legend and panels. */
import { createStore, useStore } from "./store.ts";

export interface InitiativeTally {
  matched: number;
  /** Not ended, and confirmed in the last half year. */
  active: number;
  /** Not ended, and not confirmed in the last half year. */
  unconfirmed: number;
  /** Without a place that everybody may see. */
  placeless: number;
  /** Of each theme, whatever theme is chosen; in the order of `initiativeThemes`. */
  themes: number[];
}

/** Undefined until the points are there, and while they are off the map. */
export const initiativeTally = createStore<InitiativeTally | undefined>(undefined);
export const useInitiativeTally = () => useStore(initiativeTally);
