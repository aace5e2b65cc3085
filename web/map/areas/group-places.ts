/** Where the dots, the names and the lines between them are, measured in the part of the map that nothing covers; and how they are drawn. */
import type { FeatureCollection, Position } from "geojson";
import type { LayerSpecification, Map as MapLibre } from "maplibre-gl";
import { labelLayerOf, tileSource } from "#tiles/layers.ts";
import type { Ink } from "../../labels/theme.ts";
import { freeBox } from "../../state/free-map.ts";
import { type GroupPlaces, groupCountryName, groupDot, groupSource, outlinesFrom } from "./layers.ts";
import { type Dot, inTwoLines, labelsInColumns, placeLabels, type Rect, shortNames } from "./place-labels.ts";

/** Of the names on the whole country, and where they would not all fit otherwise. */
const [nameSize, smallSize] = [12, 10.5];
const nameLineHeight = 1.15;

const bold = (size: number) => `600 ${size}px "Source Sans 3 Variable", sans-serif`;

let pen: CanvasRenderingContext2D | null | undefined;

function sizeOf(text: string, size: number): { width: number; height: number } {
  pen ??= document.createElement("canvas").getContext("2d");
  if (pen) pen.font = bold(size);
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => pen?.measureText(line).width ?? line.length * size * 0.55));
  return { width, height: lines.length * size * nameLineHeight };
}

interface NamedPoint {
  row: number;
  name: string;
  at: [number, number];
}

/** The points of the list that are in the tiles of this view, each once. */
function pointsOf(map: MapLibre, list: number): NamedPoint[] {
  const filter = ["==", ["get", "list"], list] as ["==", ["get", string], number];
  const found = map.querySourceFeatures(tileSource, { sourceLayer: labelLayerOf.group, filter });
  const byRow = new Map<number, NamedPoint>();
  for (const { id, properties, geometry } of found) {
    if (geometry.type !== "Point" || id === undefined) continue;
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    byRow.set(Number(id), { row: Number(id), name: String(properties.name), at: [longitude, latitude] });
  }
  return [...byRow.values()].sort((a, b) => a.row - b.row);
}

/** What covers little, and where no name may stand. */
const beside = ".zoom-buttons, .map-notice, .empty-map";

interface SeenPoint extends NamedPoint {
  pixel: { x: number; y: number };
}

/** Whole names around the dots where all have room; else in columns beside them, whole or short; else as many as there is room for. */
function namesOf(seen: readonly SeenPoint[], frame: Rect, taken: readonly Rect[]) {
  const dotsOf = (texts: readonly string[], size = nameSize): Dot[] =>
    seen.map(({ pixel: { x, y } }, i) => ({ x, y, ...sizeOf(texts[i] ?? "", size) }));
  const whole = seen.map(({ name }) => name);
  const texts = whole.map((name) => inTwoLines(name));
  const placed = placeLabels(dotsOf(texts), frame, taken);
  if (placed.every(Boolean)) return { texts, placed, size: nameSize };
  const short = shortNames(whole);
  for (const size of [nameSize, smallSize]) {
    for (const shorter of [whole, short, short.map((name) => inTwoLines(name))]) {
      const columns = labelsInColumns(dotsOf(shorter, size), frame, taken);
      if (columns) return { texts: shorter, placed: columns, size };
    }
  }
  return { texts, placed, size: nameSize };
}

/** Half the side of the mark of one initiative, and of many, in CSS pixels: see entries/mark-images.ts. */
const [oneMark, manyMark] = [12, 29];

/** What is drawn over the names: the marks of initiatives. */
function marksOver(map: MapLibre, layer: string): Rect[] {
  const marks = map.getLayer(layer) ? map.queryRenderedFeatures({ layers: [layer] }) : [];
  return marks.flatMap(({ geometry, properties }) => {
    if (geometry.type !== "Point") return [];
    const { x, y } = map.project(geometry.coordinates as [number, number]);
    const half = Number(properties.count ?? 1) > 1 ? manyMark : oneMark;
    return [{ left: x - half, right: x + half, top: y - half, bottom: y + half }];
  });
}

function featuresOf(map: MapLibre, stage: HTMLElement, points: readonly NamedPoint[], over: readonly Rect[]): FeatureCollection {
  // A name may stand beside buttons and notices, where a camera would keep its distance.
  const free = freeBox(stage, beside);
  const inner = { left: free.left + 4, top: free.top + 4, right: free.right - 4, bottom: free.bottom - 4 };
  const { left, top } = stage.getBoundingClientRect();
  const buttons = [...stage.querySelectorAll(`${beside}, .map-attribution`)].map((element) => {
    const box = element.getBoundingClientRect();
    return { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top };
  });
  const seen = points
    .map((point) => ({ ...point, pixel: map.project(point.at) }))
    .filter(({ pixel: { x, y } }) => x > inner.left && x < inner.right && y > inner.top && y < inner.bottom);
  const { texts, placed, size } = namesOf(seen, inner, [...buttons, ...over]);
  const degrees = (point: { x: number; y: number }): Position => map.unproject([point.x, point.y]).toArray();
  return {
    type: "FeatureCollection",
    features: seen.flatMap(({ row, at }, i) => {
      const label = placed[i];
      const text = texts[i] ?? "";
      if (!label) return [];
      const { end } = label;
      return [
        { type: "Feature" as const, id: row, properties: { role: "dot" }, geometry: { type: "Point" as const, coordinates: at } },
        {
          type: "Feature" as const,
          id: row,
          properties: { role: "name", name: text, size },
          geometry: { type: "Point" as const, coordinates: degrees(label) },
        },
        ...(end
          ? [
              {
                type: "Feature" as const,
                properties: { role: "line" },
                geometry: { type: "LineString" as const, coordinates: [at, degrees(end)] },
              },
            ]
          : []),
      ];
    }),
  };
}

/** Of the list with this number in the tiles. */
export const placesOf = (map: MapLibre, stage: HTMLElement, list: number, marks: string): GroupPlaces => ({
  data: featuresOf(map, stage, pointsOf(map, list), marksOver(map, marks)),
  layers,
});

const role = (name: string): ["==", ["get", string], string] => ["==", ["get", "role"], name];

function layers(ink: Ink, font: string[]): LayerSpecification[] {
  const shared = { source: groupSource, maxzoom: outlinesFrom };
  return [
    {
      id: "groepen-lijntje-rand",
      type: "line",
      ...shared,
      filter: role("line"),
      paint: { "line-color": ink.halo, "line-width": 3, "line-opacity": 0.8 },
    },
    {
      id: "groepen-lijntje",
      type: "line",
      ...shared,
      filter: role("line"),
      paint: { "line-color": ink.group, "line-width": 1 },
    },
    {
      id: groupDot,
      type: "circle",
      ...shared,
      filter: role("dot"),
      paint: {
        "circle-color": ink.group,
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 3, 7, 4.5],
        "circle-stroke-color": ink.halo,
        "circle-stroke-width": 1.8,
      },
    },
    {
      id: groupCountryName,
      type: "symbol",
      ...shared,
      filter: role("name"),
      layout: {
        "text-field": ["get", "name"],
        "text-font": font,
        "text-size": ["get", "size"],
        "text-line-height": nameLineHeight,
        // The places are worked out so that nothing overlaps, and the lines are broken by hand.
        "text-max-width": 40,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": ink.group, "text-halo-color": ink.halo, "text-halo-width": 1.8 },
    },
  ];
}
