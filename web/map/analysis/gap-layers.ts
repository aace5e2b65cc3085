/** Reach as circles and the gaps as marks, at the label point of each area: their source, their layers and the image of the mark. */
import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  LayerSpecification,
  Map as MapLibre,
  SymbolLayerSpecification,
} from "maplibre-gl";
import type { AreaPlaces, ChoroplethLevel } from "#data/schema/area.ts";
import { isReachKnown, largestRadius, radiusOf, reachStateOf } from "../../labels/gap-picture.ts";
import { gapInk } from "../../labels/gap-theme.ts";
import type { GapPicture } from "../../state/gap-picture.ts";
import { drawnSource, type MapFeature, sourceId } from "../entries/initiative-layers.ts";

/** What the style has besides the areas while need and reach are on the map. */
export const gapSources = { [sourceId("kansen")]: drawnSource("kansen") };

const kind = (name: string): ExpressionSpecification => ["==", ["get", "kind"], name];
const source = sourceId("kansen");

/** Grows by zoom; the share of each area stands in its feature. */
const radius: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  ["zoom"],
  ...largestRadius.flatMap(([zoom, pixels]): [number, ExpressionSpecification] => [zoom, ["*", pixels, ["get", "share"]]]),
];

const markImage = (dark: boolean) => (dark ? "kans-donker" : "kans-licht");
/** Smaller where the areas lie closer together. */
const markOf = { gemeente: 1.1, wijk: 0.9, buurt: 0.6 };
const markSize = (level: ChoroplethLevel): ExpressionSpecification => {
  const stops = [
    [5, 0.45],
    [8, 0.65],
    [11, 1.1],
    [14, 1.7],
  ] as const;
  return ["interpolate", ["linear"], ["zoom"], ...stops.flatMap(([zoom, size]) => [zoom, size * markOf[level]])];
};
const zeroRadius: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 5, 1.6, 8, 2.6, 11, 4, 14, 5];

export function gapLayers(dark: boolean, level: ChoroplethLevel): LayerSpecification[] {
  const { circle, halo } = gapInk[dark ? "dark" : "light"];
  const ring = (id: string, colour: string, width: number): CircleLayerSpecification => ({
    id,
    type: "circle",
    source,
    filter: kind("none"),
    paint: { "circle-radius": zeroRadius, "circle-opacity": 0, "circle-stroke-color": colour, "circle-stroke-width": width },
  });
  const circles: CircleLayerSpecification = {
    id: "kans-bereik",
    type: "circle",
    source,
    filter: kind("reach"),
    layout: { "circle-sort-key": ["-", ["get", "share"]] },
    paint: {
      "circle-radius": radius,
      "circle-color": circle,
      "circle-opacity": 0.88,
      "circle-stroke-color": halo,
      "circle-stroke-width": 1,
    },
  };
  const marks: SymbolLayerSpecification = {
    id: "kans-ruit",
    type: "symbol",
    source,
    filter: kind("gap"),
    layout: {
      "icon-image": markImage(dark),
      "icon-size": markSize(level),
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  };
  return [circles, ring("kans-geen-rand", halo, 3.4), ring("kans-geen", circle, 1.7), marks];
}

/** A feature for the circle of every area whose reach is known, and one for the mark of every gap; others have none. */
export function gapFeatures(
  { kind, result: { rate, state, isGap } }: Pick<GapPicture, "kind" | "result">,
  { largest, labels, isMarked }: { largest: number; labels: AreaPlaces["labels"]; isMarked: (row: number) => boolean },
): MapFeature[] {
  const features: MapFeature[] = [];
  for (let row = 0; row < rate.length; row++) {
    const [x = 0, y = 0] = [labels[2 * row], labels[2 * row + 1]];
    const known = isReachKnown(reachStateOf(state[row] ?? 0)) && !Number.isNaN(rate[row]);
    if ((x === 0 && y === 0) || !known || !isMarked(row)) continue;
    const geometry: MapFeature["geometry"] = { type: "Point", coordinates: [x / 1e5, y / 1e5] };
    const share = largest > 0 ? radiusOf(rate[row] ?? 0, largest) : 0;
    const word = share > 0 ? "reach" : "none";
    if (kind === "reach")
      features.push({ type: "Feature", geometry, properties: { kind: word, share: Number(share.toFixed(3)) } });
    if (isGap[row]) features.push({ type: "Feature", geometry, properties: { kind: "gap" } });
  }
  return features;
}

const pixelRatio = 2;
/** Half the diagonal of the diamond, and its line, in CSS pixels. */
const [half, line] = [13, 2.6];

/** An open diamond with an edge of the other lightness: no circle has that shape. */
function diamond({ gap, under }: { gap: string; under: string }): ImageData | undefined {
  const size = (half + 5) * 2 * pixelRatio;
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.scale(pixelRatio, pixelRatio);
  context.translate(half + 5, half + 5);
  context.lineJoin = "miter";
  for (const [colour, width] of [
    [under, line + 2.4],
    [gap, line],
  ] as const) {
    context.beginPath();
    context.moveTo(0, -half);
    context.lineTo(half, 0);
    context.lineTo(0, half);
    context.lineTo(-half, 0);
    context.closePath();
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  return context.getImageData(0, 0, size, size);
}

/** Gives every style document the image of the mark; returns how to stop. */
export function giveMarkImage(map: MapLibre, dark: boolean): () => void {
  const give = () => {
    const id = markImage(dark);
    if (!map.style?.imageManager || map.hasImage(id)) return;
    const image = diamond(gapInk[dark ? "dark" : "light"]);
    if (image) map.addImage(id, image, { pixelRatio });
  };
  give();
  map.on("styledata", give);
  return () => {
    map.off("styledata", give);
  };
}
