/** What the archive tells about itself: the TileJSON fields that PMTiles readers expect. */
import type { Level } from "#data/schema/area.ts";
import { labelLayerOf, labelsFrom, layerOf, maxZoom, polygonsFrom } from "../layers.ts";

interface VectorLayer {
  id: string;
  description: string;
  minzoom: number;
  maxzoom: number;
  fields: Record<string, "String" | "Number">;
}

const vectorLayers: VectorLayer[] = (Object.keys(layerOf) as Level[]).flatMap((level) => [
  {
    id: layerOf[level],
    description: "feature id = row of the area",
    minzoom: polygonsFrom[level],
    maxzoom: maxZoom,
    fields: level === "group" ? { list: "Number" } : {},
  },
  {
    id: labelLayerOf[level],
    description: "pole of inaccessibility; feature id = row of the area",
    minzoom: labelsFrom[level],
    maxzoom: maxZoom,
    fields: { name: "String", rank: "Number", ...(level === "group" ? { list: "Number" } : {}) },
  },
]);

export const metadata: Record<string, unknown> = {
  name: "wijkblik",
  description: "Gemeenten, wijken, buurten and area groups of the Netherlands",
  attribution: "CBS, Kadaster (CC BY 4.0)",
  type: "overlay",
  version: "1",
  vector_layers: vectorLayers,
};
