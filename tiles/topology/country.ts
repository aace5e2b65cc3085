/** What every worker needs to draw tiles; all arrays of numbers are in shared memory. */
import type { Level } from "#data/schema/area.ts";
import type { Areas, Vertices } from "./areas.ts";
import type { Topology } from "./topology.ts";

export interface Labels {
  names: string[];
  /** Place in the order of inhabitants, 0 = most. */
  ranks: number[];
  /** Longitude and latitude in degrees x 1e5, two integers a row. */
  labels: number[];
}

export interface Country {
  vertices: Vertices;
  areasOf: Record<Level, Areas>;
  topology: Topology;
  labelsOf: Record<Level, Labels>;
  /** List of each group: 0 focusgebieden, 1 krachtwijken, 2 nieuwe perspectieven. */
  lists: number[];
}

/** Row in the level above of each buurt and each wijk. */
export interface Parents {
  buurt: number[];
  wijk: number[];
}

/** In drawing order: the last lies on top. */
export const drawingOrder: Level[] = ["buurt", "wijk", "gemeente", "group"];
