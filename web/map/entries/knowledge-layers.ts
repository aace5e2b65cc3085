/** Knowledge on the map: a square with the glyph of its type, or with a number where several lie together. */
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from "maplibre-gl";
import type { EntryPoints } from "#data/entries/public-entry.ts";
import { entryGlyph } from "../../labels/entry-glyphs.ts";
import { entryMark } from "../../labels/theme.ts";
import { boldFont } from "../areas/layers.ts";
import { drawnSource, type MapFeature, sourceId } from "./initiative-layers.ts";
import { knowledgeLayer } from "./knowledge-at.ts";

/** Pixels within which marks become one; closer than this zoom they stand apart, but for those at one spot. */
const cluster = { cluster: true, clusterRadius: 34, clusterMaxZoom: 16 } as const;
const [side, sharp] = [26, 2];

const ground = (dark: boolean) => (dark ? "donker" : "licht");
const groupIcon = (dark: boolean) => `kennis/${ground(dark)}/groep`;
const iconOf = (type: string, dark: boolean) => `kennis/${ground(dark)}/soort/${type}`;

export const knowledgeSources: Record<string, SourceSpecification> = {
  [sourceId("kennis")]: { ...drawnSource("kennis"), ...cluster } as SourceSpecification,
};

export const knowledgeLayers = (dark: boolean): LayerSpecification[] => [
  {
    id: knowledgeLayer,
    type: "symbol",
    source: sourceId("kennis"),
    layout: {
      "icon-image": ["case", ["has", "point_count"], groupIcon(dark), ["get", "icon"]],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
      "text-field": ["case", ["has", "point_count"], ["to-string", ["get", "point_count"]], ""],
      "text-font": boldFont,
      "text-size": 14,
      "text-allow-overlap": true,
      "text-ignore-placement": true,
    },
    paint: { "text-color": entryMark[dark ? "dark" : "light"].glyph },
  },
];

/** The longitude and latitude go along: maplibre rounds those of what it draws. */
export const knowledgeFeatures = ({ points }: EntryPoints, dark: boolean): MapFeature[] =>
  points.map(({ type, at }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: at },
    properties: { icon: iconOf(type, dark), x: at[0], y: at[1] },
  }));

function square(type: string | undefined, dark: boolean): ImageData | undefined {
  const element = document.createElement("canvas");
  element.width = side * sharp;
  element.height = side * sharp;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  const { fill, glyph, edge } = entryMark[dark ? "dark" : "light"];
  context.scale(sharp, sharp);
  for (const [inset, colour] of [
    [0, edge],
    [1.5, fill],
  ] as const) {
    context.beginPath();
    context.roundRect(inset, inset, side - 2 * inset, side - 2 * inset, 6);
    context.fillStyle = colour;
    context.fill();
  }
  if (type !== undefined) {
    context.translate((side - 16) / 2, (side - 16) / 2);
    context.scale(16 / 24, 16 / 24);
    context.fillStyle = glyph;
    context.fill(new Path2D(entryGlyph(type)), "evenodd");
  }
  return context.getImageData(0, 0, side * sharp, side * sharp);
}

/** A style that is built anew has lost its images: they are given again. Returns how to stop. */
export function giveKnowledgeImages(map: MapLibre, types: readonly string[], dark: boolean): () => void {
  const give = () => {
    if (!map.style?.imageManager) return;
    const add = (name: string, type: string | undefined) => {
      const image = map.hasImage(name) ? undefined : square(type, dark);
      if (image) map.addImage(name, image, { pixelRatio: sharp });
    };
    add(groupIcon(dark), undefined);
    for (const type of types) add(iconOf(type, dark), type);
  };
  give();
  map.on("styledata", give);
  return () => {
    map.off("styledata", give);
  };
}
