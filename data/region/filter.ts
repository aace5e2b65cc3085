/** Between an own region, a selection on the map, and what lists of entries are narrowed by. */

import type { Ring } from "../geometry/segments.ts";
import { readShape, writeShape } from "../geometry/selected-shape.ts";
import { simplifiedRing } from "../geometry/simplify.ts";
import { isPutTogether, mostAreas } from "../schema/area.ts";
import type { Selection } from "../schema/initiative-filter.ts";
import { gemeentenOfProvince, provinceOf } from "./provinces.ts";
import { readRegion, writeRegion } from "./region.ts";

export function regionOfSelection(selection: Selection): string {
  if ("codes" in selection) return writeRegion({ codes: selection.codes });
  const { box, ring } = selection.shape;
  const [west, south, east, north] = box;
  const corners: Ring = ring ?? [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return writeRegion({ polygons: [[corners]] });
}

/** Of a shape as it stands in an address; undefined for what is none. */
export function regionOfShape(text: string): string | undefined {
  const shape = readShape(text);
  return typeof shape === "string" ? undefined : regionOfSelection({ shape });
}

/** Metres that a shape may be off where a filter takes fewer corners than it has. */
const coarser = [0, 2, 5, 10, 20, 50, 100, 200] as const;

/** What a selection of the map and a filter can hold of it or of a province; undefined for a region of separate parts or with holes, and of too many areas. */
export function selectionOfRegion(code: string): string | undefined {
  const gemeenten = gemeentenOfProvince(code);
  if (gemeenten.length > 0) return gemeenten.join();
  const region = readRegion(code);
  if (typeof region === "string") return undefined;
  if ("codes" in region) return region.codes.length > mostAreas ? undefined : region.codes.join();
  const [[ring, ...holes] = [], ...others] = region.polygons;
  if (!ring || holes.length > 0 || others.length > 0) return undefined;
  for (const metres of coarser) {
    const fewer = simplifiedRing(ring, metres);
    const text = writeShape({ box: [0, 0, 0, 0], ring: fewer });
    if (typeof readShape(text) !== "string") return text;
  }
  return undefined;
}

/** Lists of what lies in an area of whatever kind; undefined where they can not be narrowed to it. */
export function filterOfPlace(code: string): { area: string } | { within: string } | undefined {
  if (!isPutTogether(code)) return { area: code };
  const selection = selectionOfRegion(code);
  if (selection === undefined) return undefined;
  return /^[A-Za-z]/.test(selection) ? { area: selection } : { within: selection };
}

/** The same as the view of the page has it, where `in` is what lists are narrowed to. */
export function viewOfPlace(code: string): { in?: string; within?: string } {
  const filter = filterOfPlace(code);
  if (!filter) return {};
  return "area" in filter ? { in: filter.area } : filter;
}

/** The one area that a page is narrowed to, the other way round: of several areas or a shape an own region, or the province that they are. */
export function placeOfView({ in: codes, within }: { in?: string | undefined; within?: string | undefined }): string | undefined {
  if (codes === undefined) return within === undefined ? undefined : regionOfShape(within);
  const several = codes.split(",");
  return several.length === 1 ? codes : (provinceOf(several)?.code ?? regionOfSelection({ codes: several }));
}
