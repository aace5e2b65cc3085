/** One point for a shape: the middle of the box around it, for tables that have room for two numbers. */
import type { Geometry } from "#data/schema/geometry.ts";
import { bboxColumns } from "../../store/search/listed.ts";

/** Longitude and latitude; of a point exactly those of the point. */
export function middleOf(geometry: Geometry): [number, number] {
  const { west, south, east, north } = bboxColumns(geometry);
  const middle = (low: number | null, high: number | null) =>
    low === high ? (low ?? 0) : Math.round((((low ?? 0) + (high ?? 0)) / 2) * 1e6) / 1e6;
  return [middle(west, east), middle(south, north)];
}
