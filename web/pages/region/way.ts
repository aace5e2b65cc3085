/** What every way to make a region gives. */
import type { FittedRegion } from "#data/region/fit.ts";
import type { RegionFault } from "#data/region/region.ts";

/** A region, why it is none, or nothing yet. */
export type MadeRegion = FittedRegion | RegionFault | undefined;
export interface WayProps {
  onMade: (made: MadeRegion) => void;
}
