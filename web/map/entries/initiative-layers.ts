/** Initiatives on the map: their sources, their layers, bottom first, and which of them is drawn at a pixel. */
import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  FillLayerSpecification,
  GeoJSONSource,
  LayerSpecification,
  LineLayerSpecification,
  Map as MapLibre,
  SourceSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import type { Geometry } from "#data/schema/geometry.ts";
import type { Ink } from "../../labels/theme.ts";
import { createStore } from "../../state/map-store.ts";

export const pointLayer = "initiatief-punt";
export const draftLayer = "initiatief-concept";
/** What is put before it lies on the areas and under every name and number. */
export const firstNameLayer = "cluster-groep-aantal";

export const drawnSource = (source: DrawnSource): SourceSpecification => ({ ...drawn, data: addressOf(source) });
const drawn = { type: "geojson", buffer: 64, tolerance: 0.2 } as const;

export const initiativeSpecs = (): Record<string, SourceSpecification> =>
  Object.fromEntries(initiativeSources.map((source) => [sourceId(source), drawnSource(source)]));

/** Hexagons carry their colour, groups their number of members; both lie under the names of places. */
export function clusterLayers(ink: Ink, font: string[]): LayerSpecification[] {
  const [cells, groups] = [sourceId("cellen"), sourceId("groepen")];
  return [
    { id: "cluster-cel", type: "fill", source: cells, paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.85 } },
    { id: "cluster-cel-rand", type: "line", source: cells, paint: { "line-color": ink.halo, "line-width": 0.8 } },
    {
      id: "cluster-groep",
      type: "fill",
      source: groups,
      filter: isShape,
      paint: { "fill-color": ink.halo, "fill-opacity": 0.55 },
    },
    {
      id: "cluster-groep-halo",
      type: "line",
      source: groups,
      filter: isShape,
      paint: { "line-color": ink.halo, "line-width": 4 },
    },
    {
      id: "cluster-groep-rand",
      type: "line",
      source: groups,
      filter: isShape,
      paint: { "line-color": ink.mark, "line-width": 1.8 },
    },
    {
      id: "cluster-punt",
      type: "circle",
      source: groups,
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-color": ink.mark,
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 1, 12, 2.5, 16, 5],
        "circle-stroke-color": ink.halo,
        "circle-stroke-width": 1,
      },
    },
    {
      id: firstNameLayer,
      type: "symbol",
      source: groups,
      filter: isShape,
      layout: { "text-field": ["get", "count"], "text-font": font, "text-size": 14, "symbol-sort-key": ["-", ["get", "count"]] },
      paint: { "text-color": ink.mark, "text-halo-color": ink.halo, "text-halo-width": 2 },
    },
  ];
}

const role = (name: string): ExpressionSpecification => ["==", ["get", "role"], name];
const isShape: ExpressionSpecification = ["!=", ["geometry-type"], "Point"];
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
export function initiativeLayers(ink: Ink, font: string[], counted = false): LayerSpecification[] {
  const points = marks(pointLayer, sourceId("punten"));
  return [
    ...shape(ink),
    marks(draftLayer, sourceId("concepten")),
    {
      ...points,
      layout: {
        ...points.layout,
        // Hexagons count them.
        visibility: counted ? "none" : "visible",
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

/**
 * What the sources of initiatives hold now. The style names each by an address of our own, and the map requests it here: so the style
 * never changes with the points, and a style that is built anew finds them again.
 */
export interface MapFeature {
  type: "Feature";
  geometry: Geometry;
  properties: Record<string, string | number>;
}

export const initiativeProtocol = "initiatieven";
/** Points and clusters, what the picked or pointed one reaches, the drafts of one's own team, and where they cluster. */
const initiativeSources = ["punten", "vorm", "concepten", "cellen", "groepen"] as const;
/** `kansen` on the map of need and reach alone, `kennis` where it is switched on. */
const drawnSources = [...initiativeSources, "kansen", "kennis"] as const;
type DrawnSource = (typeof drawnSources)[number];

export const sourceId = (source: DrawnSource) => `initiatief-${source}`;
const addressOf = (source: DrawnSource) => `${initiativeProtocol}://${source}`;

const nothing: MapFeature[] = [];
const held = Object.fromEntries(drawnSources.map((source) => [source, createStore(nothing)])) as Record<
  DrawnSource,
  ReturnType<typeof createStore<MapFeature[]>>
>;

/** What maplibre gets for an address of ours. */
export async function loadDrawn({ url }: { url: string }) {
  const source = drawnSources.find((one) => url.startsWith(addressOf(one)));
  return { data: { type: "FeatureCollection", features: source ? held[source].get() : nothing } };
}

export function draw(map: MapLibre, source: DrawnSource, features: MapFeature[]): void {
  if (features.length === 0 && held[source].get().length === 0) return;
  held[source].set(features);
  void map.getSource<GeoJSONSource>(sourceId(source))?.setData(addressOf(source));
}

/** Which initiative, cluster or draft is drawn at a pixel. They lie on top of the areas and are picked first. */
export interface Picked {
  longitude: number;
  latitude: number;
  /** Of one point 1. */
  count: number;
  /** Number of the cluster, or -1. */
  cluster: number;
  /** Number of each theme, in the order of `initiativeThemes`. */
  shares: number[];
  /** Id of a draft. */
  draft?: string;
}

type Properties = { count?: number; cluster?: number; shares?: string; draft?: string; x?: number; y?: number };

/** Points that maplibre does not draw, and so does not find: who draws them says what lies at a pixel. */
export const drawnBeside = createStore<((point: { x: number; y: number }) => Picked | undefined) | undefined>(undefined);

export function initiativeAt(map: MapLibre, { x, y }: { x: number; y: number }): Picked | undefined {
  const beside = drawnBeside.get()?.({ x, y });
  if (beside) return beside;
  const layers = [pointLayer, draftLayer].filter((id) => map.getLayer(id));
  if (layers.length === 0) return undefined;
  const feature = map.queryRenderedFeatures([x, y], { layers })[0];
  if (feature?.geometry.type !== "Point") return undefined;
  const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
  const { count = 1, cluster = -1, shares = "", draft, ...exact } = feature.properties as Properties;
  return {
    longitude: exact.x ?? longitude,
    latitude: exact.y ?? latitude,
    count,
    cluster,
    shares: shares.split(".").map(Number),
    ...(draft === undefined ? {} : { draft }),
  };
}
