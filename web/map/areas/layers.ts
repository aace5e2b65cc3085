/**
 * What the map draws, from bottom to top, as pure functions of the theme's ink and a few choices of the reader.
 * The colour of an area is feature-state (`colour`), so the expressions below never change with the indicator:
 * a changed expression would make the worker lay out every tile again.
 */
import type { FeatureCollection } from "geojson";
import type {
  ExpressionSpecification,
  FillLayerSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import { type ChoroplethLevel, choroplethLevels, type Level } from "#data/schema/area.ts";
import { type GroupListId, groupListIds } from "#data/schema/group.ts";
import { labelLayerOf, labelsFrom, layerOf, polygonsFrom, tileSource } from "#tiles/layers.ts";
import type { Ink } from "../../labels/theme.ts";
import { type HatchPlace, hatchLayer, hatchOver } from "./hatch.ts";

/** From here on the outlines can be read, and the names stand where the tiles have them. */
export const outlinesFrom = 8;

export const groupSource = "groepen";
export const groupDot = "groepen-stip";
export const groupCountryName = "groepen-naam-land";

/** What is drawn of them, and how: both come after the colours, because the first picture does not wait for names. */
export interface GroupPlaces {
  data: FeatureCollection;
  layers(ink: Ink, font: string[]): LayerSpecification[];
}

export interface LayerChoices {
  ink: Ink;
  /** Level in colour. */
  level: ChoroplethLevel;
  /** Levels whose tiles are laid out though not drawn, so that switching to them is one frame. */
  ready: readonly ChoroplethLevel[];
  /** Of the colour layer, 0..1; where there is no basemap to show through it is in the colours themselves. */
  opacity: number;
  /** Where the hatch of areas without a figure is; over the colours where a basemap shows through them. */
  hatch: HatchPlace;
  group: GroupListId | "geen";
  /** Place names of our own; off where a basemap brings them. */
  names: boolean;
  /** Dots and names of the list on the whole country; absent until they are worked out. */
  places?: GroupPlaces | undefined;
  /** One class is shown alone, or some areas stand out: these get an edge, which their state names. */
  isolated?: boolean;
  /** The edge is of what is looked for on the map, and has to be seen on the whole country. */
  strong?: boolean;
}

export const fillLayer = (level: Level) => `kleur-${level}`;
const groupLine = "groepen-lijn";
export const groupName = "groepen-naam";

/**
 * Family names as CSS, quotes included: maplibre hands them on as they are when it draws glyphs itself.
 * It reads the weight from the first name, so that one need not exist.
 */
const family = ['"Source Sans 3 Variable"', "sans-serif"];
const font = ['"Wijkblik Medium"', ...family];
export const boldFont = ['"Wijkblik Semibold"', ...family];

const fromTiles = (level: Level) => ({ source: tileSource, "source-layer": layerOf[level], minzoom: polygonsFrom[level] });

function fill(level: ChoroplethLevel, { ink, opacity, level: shown, ready }: LayerChoices): FillLayerSpecification {
  return {
    id: fillLayer(level),
    type: "fill",
    ...fromTiles(level),
    layout: { visibility: level === shown || ready.includes(level) ? "visible" : "none" },
    paint: {
      "fill-color": ["to-color", ["feature-state", "colour"], ink.waiting],
      "fill-opacity": level === shown ? opacity : 0,
      // Anti-aliased fills would draw every shared border twice and shine through; the border layer covers the steps.
      "fill-antialias": false,
    },
  };
}

/** Thin borders of the level in colour: only where areas are large enough to carry them. */
function border(level: ChoroplethLevel, { ink, level: shown, ready }: LayerChoices): LineLayerSpecification {
  const from = { gemeente: 4, wijk: 7.5, buurt: 9.5 }[level];
  return {
    id: `grens-${level}`,
    type: "line",
    ...fromTiles(level),
    layout: { visibility: level === shown || ready.includes(level) ? "visible" : "none", "line-join": "round" },
    paint: {
      "line-color": ink.border,
      "line-opacity": level === shown ? ["interpolate", ["linear"], ["zoom"], from, 0, from + 1, 0.9] : 0,
      "line-width": ["interpolate", ["linear"], ["zoom"], from, 0.3, 10, 0.7, 14, 1.6],
    },
  };
}

/** Edges of the areas of a class that is shown alone. Only then: a layer that reads every area's state is written with each change of colour. */
function isolatedEdge({ level, strong = false }: LayerChoices): LineLayerSpecification {
  return {
    id: "rand-klasse",
    type: "line",
    ...fromTiles(level),
    layout: { "line-join": "round" },
    paint: {
      "line-color": ["to-color", ["feature-state", "edge"], "transparent"],
      "line-width": ["interpolate", ["linear"], ["zoom"], 6, strong ? 0.8 : 0.5, 10, strong ? 2.2 : 0.9, 14, strong ? 3.4 : 1.6],
    },
  };
}

function contextBorder({ ink, level }: LayerChoices): LineLayerSpecification {
  return {
    id: "gemeentegrens",
    type: "line",
    ...fromTiles("gemeente"),
    layout: { "line-join": "round" },
    paint: {
      "line-color": ink.gemeenteBorder,
      "line-opacity": level === "gemeente" ? 0 : 0.8,
      "line-width": ["interpolate", ["linear"], ["zoom"], 6, 0.4, 12, 1.6],
    },
  };
}

function groups({ ink, group }: LayerChoices): (LineLayerSpecification | SymbolLayerSpecification)[] {
  const list = group === "geen" ? -1 : groupListIds.indexOf(group);
  const shared = { ...fromTiles("group"), filter: ["==", ["get", "list"], list] as ExpressionSpecification };
  const layout = { visibility: group === "geen" ? ("none" as const) : ("visible" as const) };
  return [
    {
      id: "groepen-rand",
      type: "line",
      ...shared,
      layout: { ...layout, "line-join": "round" },
      paint: {
        "line-color": ink.halo,
        "line-width": ["interpolate", ["linear"], ["zoom"], 6, 3.4, 9, 5, 13, 7],
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 7, 0, 7.8, 0.9],
      },
    },
    {
      id: groupLine,
      type: "line",
      ...shared,
      layout: { ...layout, "line-join": "round" },
      paint: {
        "line-color": ink.group,
        "line-width": ["interpolate", ["linear"], ["zoom"], 6, 1.6, 9, 2.4, 13, 3],
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 7, 0, 7.8, 1],
      },
    },
  ];
}

function groupNames({ ink, group }: LayerChoices): SymbolLayerSpecification {
  return {
    id: groupName,
    type: "symbol",
    source: tileSource,
    "source-layer": labelLayerOf.group,
    // On the whole country an outline of a few pixels is a scribble: there each area is a dot with its name (group-places.ts).
    minzoom: outlinesFrom,
    filter: ["==", ["get", "list"], group === "geen" ? -1 : groupListIds.indexOf(group)],
    layout: {
      visibility: group === "geen" ? "none" : "visible",
      "text-field": ["get", "name"],
      "text-font": boldFont,
      "text-size": ["interpolate", ["linear"], ["zoom"], 6, 12.5, 12, 15],
      "text-max-width": 9,
      "text-variable-anchor": ["top", "bottom", "left", "right"],
      "text-radial-offset": 0.65,
      "symbol-sort-key": ["get", "rank"],
      "text-padding": 3,
    },
    paint: { "text-color": ink.group, "text-halo-color": ink.halo, "text-halo-width": 1.8 },
  };
}

function names(level: ChoroplethLevel, { ink, names: own, level: shown }: LayerChoices): SymbolLayerSpecification {
  const until = { gemeente: 11, wijk: 13, buurt: 24 }[level];
  const from = { gemeente: 7.6, wijk: 10.5, buurt: 12.2 }[level];
  return {
    id: `naam-${level}`,
    type: "symbol",
    source: tileSource,
    "source-layer": labelLayerOf[level],
    minzoom: Math.max(labelsFrom[level], from),
    maxzoom: level === shown ? 24 : until,
    layout: {
      visibility: own ? "visible" : "none",
      "text-field": ["get", "name"],
      "text-font": level === "gemeente" ? boldFont : font,
      "text-size": ["interpolate", ["linear"], ["zoom"], 7, level === "gemeente" ? 11 : 10, 13, level === "gemeente" ? 16 : 13],
      "text-max-width": 8,
      "symbol-sort-key": ["get", "rank"],
      "text-padding": ["interpolate", ["linear"], ["zoom"], 6, 14, 10, 4],
    },
    paint: { "text-color": ink.name, "text-halo-color": ink.halo, "text-halo-width": 1.4, "text-opacity": 0.95 },
  };
}

/** Everything of ours, bottom first. */
export function areaLayers(choices: LayerChoices): LayerSpecification[] {
  return [
    hatchLayer(choices.ink, choices.hatch === "under"),
    ...choroplethLevels.map((level) => fill(level, choices)),
    ...(choices.hatch === "over" ? choroplethLevels.map((level) => hatchOver(level, choices.ink, level === choices.level)) : []),
    ...choroplethLevels.map((level) => border(level, choices)),
    contextBorder(choices),
    ...(choices.isolated ? [isolatedEdge(choices)] : []),
    ...groups(choices),
    ...choroplethLevels.toReversed().map((level) => names(level, choices)),
    ...(choices.places?.layers(choices.ink, boldFont) ?? []),
    groupNames(choices),
  ];
}
