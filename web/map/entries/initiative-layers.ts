/** Initiatives as layers, bottom first: what one reaches, drafts, then points and clusters. */
import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  FillLayerSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SourceSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import type { Ink } from "../../labels/theme.ts";
import { addressOf, initiativeSources, sourceId } from "./drawn.ts";

export const pointLayer = "initiatief-punt";
export const draftLayer = "initiatief-concept";

export const initiativeSpecs = (): Record<string, SourceSpecification> =>
  Object.fromEntries(
    initiativeSources.map((source) => [
      sourceId(source),
      { type: "geojson", data: addressOf(source), buffer: 64, tolerance: 0.2 },
    ]),
  );

const role = (name: string): ExpressionSpecification => ["==", ["get", "role"], name];
const isArea: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];

function shape(ink: Ink): (FillLayerSpecification | LineLayerSpecification | CircleLayerSpecification)[] {
  const source = sourceId("vorm");
  const round = { "line-join": "round", "line-cap": "round" } as const;
  return [
    {
      id: "initiatief-bereik-vlak",
      type: "fill",
      source,
      filter: ["all", role("reach"), isArea],
      paint: { "fill-color": ink.mark, "fill-opacity": 0.1 },
    },
    {
      id: "initiatief-bereik-lijn",
      type: "line",
      source,
      filter: role("reach"),
      layout: { "line-join": "round" },
      paint: { "line-color": ink.mark, "line-width": 2, "line-dasharray": [3, 2] },
    },
    {
      id: "initiatief-plek-vlak",
      type: "fill",
      source,
      filter: ["all", role("place"), isArea],
      paint: { "fill-color": ink.mark, "fill-opacity": 0.2 },
    },
    {
      id: "initiatief-plek-rand",
      type: "line",
      source,
      filter: role("place"),
      layout: round,
      paint: { "line-color": ink.halo, "line-width": 6 },
    },
    {
      id: "initiatief-plek-lijn",
      type: "line",
      source,
      filter: role("place"),
      layout: round,
      paint: { "line-color": ink.mark, "line-width": 3 },
    },
    {
      id: "initiatief-gekozen",
      type: "circle",
      source,
      filter: role("spot"),
      paint: {
        "circle-radius": 18,
        "circle-color": ink.halo,
        "circle-opacity": 0.75,
        "circle-stroke-color": ink.mark,
        "circle-stroke-width": 3,
      },
    },
  ];
}

const marks = (id: string, source: string): SymbolLayerSpecification => ({
  id,
  type: "symbol",
  source,
  layout: {
    "icon-image": ["get", "icon"],
    "icon-allow-overlap": true,
    "icon-ignore-placement": true,
    "symbol-sort-key": ["get", "order"],
    "symbol-z-order": "source",
  },
});

/** `font` is that of the names on the map. */
export function initiativeLayers(ink: Ink, font: string[]): LayerSpecification[] {
  const points = marks(pointLayer, sourceId("punten"));
  return [
    ...shape(ink),
    marks(draftLayer, sourceId("concepten")),
    {
      ...points,
      layout: {
        ...points.layout,
        "text-field": ["get", "label"],
        "text-font": font,
        "text-size": ["get", "size"],
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": ink.mark },
    },
  ];
}
