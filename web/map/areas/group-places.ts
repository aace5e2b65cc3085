/** Where the dots, the names and the lines between them are: measured in the part of the map that nothing covers. */
import type { Position } from "geojson";
import type { Map as MapLibre } from "maplibre-gl";
import { freeBox } from "../../state/free-map.ts";
import { type GroupPlaces, type NamedPoint, nameLineHeight, nameSize } from "./group-names.ts";
import { type Dot, inTwoLines, placeLabels } from "./place-labels.ts";

const bold = `600 ${nameSize}px "Source Sans 3 Variable", sans-serif`;

let pen: CanvasRenderingContext2D | null | undefined;

function sizeOf(text: string): { width: number; height: number } {
  pen ??= document.createElement("canvas").getContext("2d");
  if (pen) pen.font = bold;
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => pen?.measureText(line).width ?? line.length * nameSize * 0.55));
  return { width, height: lines.length * nameSize * nameLineHeight };
}

export function placesOf(map: MapLibre, points: readonly NamedPoint[]): GroupPlaces {
  const stage = map.getContainer().closest<HTMLElement>(".map-stage") ?? map.getContainer();
  const free = freeBox(stage);
  const inner = { left: free.left + 4, top: free.top + 4, right: free.right - 4, bottom: free.bottom - 4 };
  const { left, top } = stage.getBoundingClientRect();
  const buttons = [...stage.querySelectorAll(".zoom-buttons, .map-attribution")].map((element) => {
    const box = element.getBoundingClientRect();
    return { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top };
  });
  const seen = points
    .map((point) => ({ ...point, text: inTwoLines(point.name), pixel: map.project(point.at) }))
    .filter(({ pixel: { x, y } }) => x > inner.left && x < inner.right && y > inner.top && y < inner.bottom);
  const dots: Dot[] = seen.map(({ text, pixel: { x, y } }) => ({ x, y, ...sizeOf(text) }));
  const placed = placeLabels(dots, inner, buttons);
  const degrees = (point: { x: number; y: number }): Position => map.unproject([point.x, point.y]).toArray();
  return {
    type: "FeatureCollection",
    features: seen.flatMap(({ row, text, at }, i) => {
      const label = placed[i];
      if (!label) return [];
      const { end } = label;
      return [
        { type: "Feature" as const, id: row, properties: { role: "dot" }, geometry: { type: "Point" as const, coordinates: at } },
        {
          type: "Feature" as const,
          id: row,
          properties: { role: "name", name: text },
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
