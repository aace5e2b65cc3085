/** What the thread of the months and the page say to each other. Types only: the thread is checked by tsconfig.kernels.json. */
import type { Box } from "#data/geometry/box.ts";
import type { MonthCounts } from "#data/spatial/results.ts";
import type { NumberFilter } from "./point-filter.ts";

export type TimeQuestion =
  | {
      ask: "open";
      /** Of points with their periods, see data/codecs/initiative-points.ts. */
      bytes: ArrayBuffer;
      filter: NumberFilter;
      /** Whether the points themselves are wanted, for a graphics card. */
      points: boolean;
    }
  | { ask: "cells"; month: number; across: number; window: Box };

/** What a graphics card draws: it gets this once, and a month is two numbers. */
export interface TimedPoints {
  /** Longitude and latitude in degrees, of each point. */
  positions: Float32Array;
  /** First and last month of each; a side that is not known is far away. */
  span: Float32Array;
  /** Number of the theme that colours it. */
  theme: Uint8Array;
}

export interface TimeOverview extends MonthCounts {
  /** How many have a place on the map. */
  placed: number;
  points?: TimedPoints;
}

/** Hexagons of one month in a window. */
export interface MonthCells {
  across: number;
  count: Uint32Array;
  /** Seven corners each, longitude before latitude: closed rings. */
  rings: Float64Array;
  /** The largest count of a hexagon with all that there is in any month: classes hold for every month and window. */
  most: number;
}

export type TimeAnswer = TimeOverview | MonthCells;
