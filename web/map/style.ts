/** The style document: the plain basemap of our own, or somebody else's beneath our layers. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { tileSource } from "#tiles/layers.ts";
import { areaLayers, boldFont, groupSource, type LayerChoices } from "./areas/layers.ts";
import { clusterLayers, initiativeLayers, initiativeSpecs } from "./entries/initiative-layers.ts";

export interface StyleChoices extends LayerChoices {
  /** Address of the PMTiles archive. */
  tiles: string;
  /** Basemap to draw beneath; absent for the plain one. */
  basemap?: StyleSpecification | undefined;
  /** Whether initiatives are on the map; default not. */
  initiatives?: boolean;
  /** Hexagons or groups take the place of the marks; default not. */
  counted?: boolean;
  /** Circles and marks of need and reach, under the names as the clusters are. */
  added?: AddedLayers | undefined;
  /** Marks of knowledge, on top of everything. */
  above?: AddedLayers | undefined;
}

interface AddedLayers {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
}

/** Places can be read whatever lies on the areas. */
function underNames(areas: LayerSpecification[], under: LayerSpecification[]): LayerSpecification[] {
  const names = areas.findIndex(({ type }) => type === "symbol");
  return areas.toSpliced(names, 0, ...under);
}

/** Without `glyphs` maplibre draws names with the fonts of the page, so no font is fetched for the map. */
export function mapStyle({
  tiles,
  basemap,
  initiatives = false,
  counted = false,
  added,
  above,
  ...choices
}: StyleChoices): StyleSpecification {
  const { ink } = choices;
  return {
    ...(basemap ?? { version: 8 }),
    version: 8,
    // A shorter fade than the default: a switch should look like one.
    transition: { duration: 0, delay: 0 },
    sources: {
      ...basemap?.sources,
      [tileSource]: { type: "vector", url: `pmtiles://${tiles}` },
      ...(choices.places ? { [groupSource]: { type: "geojson" as const, data: choices.places.data } } : {}),
      ...(initiatives ? initiativeSpecs() : {}),
      ...added?.sources,
      ...above?.sources,
    },
    layers: [
      ...(basemap?.layers ?? [{ id: "papier", type: "background" as const, paint: { "background-color": ink.paper } }]),
      ...underNames(areaLayers(choices), [...(initiatives ? clusterLayers(ink, boldFont) : []), ...(added?.layers ?? [])]),
      ...(initiatives ? initiativeLayers(ink, boldFont, counted) : []),
      ...(above?.layers ?? []),
    ],
  };
}
