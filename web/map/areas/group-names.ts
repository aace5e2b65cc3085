/** The names of the outlined list on the whole country, where every area is a dot: each dot with its name, none without. */
import type { FeatureCollection } from "geojson";
import type { LayerSpecification, Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import { type GroupListId, groupListIds } from "#data/schema/group.ts";
import { labelLayerOf, tileSource } from "#tiles/layers.ts";
import type { Ink } from "../../labels/theme.ts";
import { freeBox } from "../../state/free-map.ts";

/** From here on the outlines can be read, and the names stand where the tiles have them. */
export const outlinesFrom = 8;

export const groupSource = "groepen";
export const groupDot = "groepen-stip";
export const groupCountryName = "groepen-naam-land";

export type GroupPlaces = FeatureCollection;
export const noGroupPlaces: GroupPlaces = { type: "FeatureCollection", features: [] };

/** Of the names on the whole country. */
export const nameSize = 12;
export const nameLineHeight = 1.15;

export interface NamedPoint {
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

/** Worked out anew each time the map comes to rest somewhere else, or has another part uncovered. */
export function useGroupPlaces(map: MapLibre | undefined, group: GroupListId | "geen"): GroupPlaces {
  const [places, setPlaces] = useState(noGroupPlaces);
  useEffect(() => {
    if (!map) return;
    let last = "";
    const place = () => {
      if (map.getZoom() >= outlinesFrom || !map.getSource(tileSource)) return;
      const points = group === "geen" ? [] : pointsOf(map, groupListIds.indexOf(group));
      const stage = map.getContainer().closest<HTMLElement>(".map-stage") ?? map.getContainer();
      const { lng, lat } = map.getCenter();
      const now = [points.length, lng, lat, map.getZoom(), ...Object.values(freeBox(stage))].join();
      if (now === last) return;
      last = now;
      if (points.length === 0) return setPlaces(noGroupPlaces);
      // Comes after the colours: the first picture does not wait for it.
      void import("./group-places.ts").then(({ placesOf }) => {
        if (last === now) setPlaces(placesOf(map, points));
      });
    };
    map.on("idle", place);
    place();
    return () => {
      last = "";
      map.off("idle", place);
    };
  }, [map, group]);
  return places;
}

const role = (name: string): ["==", ["get", string], string] => ["==", ["get", "role"], name];

export function groupPlaceLayers(ink: Ink, font: string[]): LayerSpecification[] {
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
        "text-size": nameSize,
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
