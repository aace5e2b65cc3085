/**
 * The hatch of areas without a figure. It lies under the whole country and the fills lie over it: a class covers it, the veil of a
 * status lets it through. So a switch of indicator writes one colour per area and nothing for the hatch. Over a basemap that
 * shows through the fills that cannot be: there each area is hatched by itself, over its grey.
 */
import type { FillLayerSpecification, Map as MapLibre } from "maplibre-gl";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { layerOf, polygonsFrom, tileSource } from "#tiles/layers.ts";
import { hatchLines, type Ink, ink } from "../../labels/theme.ts";

const images = { light: "arcering-licht", dark: "arcering-donker" };
const imageOf = (colours: Ink) => (colours === ink.dark ? images.dark : images.light);

/** Where the hatch is: under the fills, over them, or nowhere, where no figure is shown. */
export type HatchPlace = "under" | "over" | "none";

/** The gemeenten together are the country at every level, with the fewest vertices. */
export function hatchLayer(colours: Ink, shown: boolean): FillLayerSpecification {
  return {
    id: "arcering",
    type: "fill",
    source: tileSource,
    "source-layer": layerOf.gemeente,
    minzoom: polygonsFrom.gemeente,
    layout: { visibility: shown ? "visible" : "none" },
    paint: { "fill-pattern": imageOf(colours), "fill-antialias": false },
  };
}

/** How strong it is stands in the state of each area, beside its colour: a switch lays out no tile again. */
export function hatchOver(level: ChoroplethLevel, colours: Ink, shown: boolean): FillLayerSpecification {
  return {
    id: `arcering-${level}`,
    type: "fill",
    source: tileSource,
    "source-layer": layerOf[level],
    minzoom: polygonsFrom[level],
    layout: { visibility: shown ? "visible" : "none" },
    paint: {
      "fill-pattern": imageOf(colours),
      "fill-opacity": ["number", ["feature-state", "hatch"], 0],
      "fill-antialias": false,
    },
  };
}

/** A square that repeats without a seam: lines of 45 degrees, smoothed by their distance to the middle of the pixel. */
function hatchImage(colour: string, ratio: number): { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> } {
  const size = hatchLines.every * ratio;
  const half = (hatchLines.width * ratio) / 2;
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const along = (x + y + 1) % size;
      // Lines meet the rows at 45 degrees: across them a step is shorter by the square root of two.
      const across = Math.min(along, size - along) / Math.SQRT2;
      data.set([...channels, 255 * Math.min(Math.max(half + 0.5 - across, 0), 1)], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

const pixelRatio = 2;

/** Gives a style document its patterns before the first tile needs them: each document starts without images. */
export function giveHatchImages(map: MapLibre): void {
  for (const scheme of ["light", "dark"] as const) {
    const id = images[scheme];
    if (!map.hasImage(id)) map.addImage(id, hatchImage(ink[scheme].hatch, pixelRatio), { pixelRatio });
  }
}
