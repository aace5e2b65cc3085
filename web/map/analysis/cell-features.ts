/** Hexagons with their counts as what the map draws. */
import { classOfCount } from "../../labels/clusters.ts";
import type { MapFeature } from "../entries/initiative-layers.ts";

type Ring = [longitude: number, latitude: number][];

/** Share of the cell that a class fills: the areas below stay in sight, and more can be told from less without colour. */
const sizeOf = (rank: number, last: number): number => (last === 0 ? 1 : 0.6 + (0.4 * rank) / last);

function shrunk(ring: Ring, share: number): Ring {
  const corners = ring.slice(1);
  const mean = (of: 0 | 1) => corners.reduce((sum, corner) => sum + corner[of], 0) / corners.length;
  const [x, y] = [mean(0), mean(1)];
  return ring.map(([longitude, latitude]) => [x + (longitude - x) * share, y + (latitude - y) * share]);
}

interface CellScale {
  breaks: readonly number[];
  colours: readonly string[];
  /** Of a figure that is not known (NaN). */
  unknown?: string;
}

export function cellFeature(ring: Ring, figure: number, { breaks, colours, unknown = "" }: CellScale): MapFeature {
  const rank = classOfCount(breaks, figure);
  return {
    type: "Feature",
    geometry: { type: "Polygon", coordinates: [shrunk(ring, sizeOf(rank, breaks.length))] },
    properties: Number.isNaN(figure) ? { colour: unknown } : { colour: colours[rank] ?? "", count: figure },
  };
}
