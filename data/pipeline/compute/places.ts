/** Boxes and label points: where an area lies and where its name goes. */
import polylabel from "polylabel";
import type { Features } from "#data/codecs/features.ts";
import { doubleArea, eachRing } from "../readers/rings.ts";

export interface Place {
  /** West, south, east, north in degrees x 1e5; box of all polygons. */
  box: [number, number, number, number];
  /** Pole of inaccessibility of the largest polygon: longitude, latitude in degrees x 1e5. */
  label: [number, number];
}

/** The pole is sought until it is this part of the polygon's size right: a name does not need metres. */
const labelPrecision = 1 / 100;
/** Mean of cos(latitude) over the country: makes a degree of longitude as long as one of latitude. */
const narrow = Math.cos((52.1 * Math.PI) / 180);

const scaled = (degrees: number) => Math.round(degrees * 1e5);

/** Place of one area from its rings in longitude and latitude. */
export function placeOf(features: Features, area: number): Place {
  const { coordinates } = features;
  let [west, south, east, north] = [180, 90, -180, -90];
  let largest = -1;
  let polygon: [number, number][][] = [];
  let current: [number, number][][] = [];
  eachRing(features, area, (from, to, first) => {
    const ring: [number, number][] = [];
    for (let v = from; v < to; v++) {
      const x = coordinates[2 * v] ?? 0;
      const y = coordinates[2 * v + 1] ?? 0;
      ring.push([x * narrow, y]);
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    if (ring[0]) ring.push(ring[0]);
    if (first) {
      current = [ring];
      const size = Math.abs(doubleArea(coordinates, from, to));
      if (size > largest) {
        largest = size;
        polygon = current;
      }
    } else current.push(ring);
  });
  const size = Math.max(east - west, north - south);
  const [x = 0, y = 0] = polylabel(polygon, Math.max(size * labelPrecision, 1e-6));
  return {
    box: [scaled(west), scaled(south), scaled(east), scaled(north)],
    label: [scaled(x / narrow), scaled(y)],
  };
}
