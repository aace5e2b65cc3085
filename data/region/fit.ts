/** The code of a shape that was drawn, uploaded or worked out: with as few corners less as fit in an address that people share. */
import type { Polygons } from "../geometry/packed-shape.ts";
import { simplifiedPolygons } from "../geometry/simplify.ts";
import { type RegionFault, readRegion, writeRegion } from "./region.ts";

/** Longer ones are broken off by mail programs and messengers. */
const comfortable = 1500;
const tolerances = [0, 1, 2, 4, 8, 16, 32, 64, 128] as const;

export interface FittedRegion {
  code: string;
  /** How far the border may lie from what was drawn. */
  metres: number;
}

export function fitRegion(polygons: Polygons): FittedRegion | RegionFault {
  let longer: FittedRegion | undefined;
  let fault: RegionFault = "unreadable";
  for (const metres of tolerances) {
    const code = writeRegion({ polygons: simplifiedPolygons(polygons, metres) });
    const read = readRegion(code);
    if (typeof read === "string") {
      fault = read;
      continue;
    }
    if (code.length <= comfortable) return { code, metres };
    longer ??= { code, metres };
  }
  return longer ?? fault;
}
