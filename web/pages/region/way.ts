/** What every way to make a region gives, and its name as it goes along. */
import type { FittedRegion } from "#data/region/fit.ts";
import type { RegionFault } from "#data/region/region.ts";
import { View } from "../../state/view.ts";

/** A region, why it is none, or nothing yet. */
export type MadeRegion = FittedRegion | RegionFault | undefined;
export interface WayProps {
  onMade: (made: MadeRegion) => void;
}

/** A name as far as it can stand in a link; undefined where nothing of it can. */
export const nameInLink = (name: string): string | undefined =>
  View.shape.name.safeParse(
    name
      .replace(/[^\p{L}\p{N} ,.'’()&/-]/gu, " ")
      .trim()
      .slice(0, 80) || undefined,
  ).data;
