/** Today's division from what was read: indexes, places, and features in longitude and latitude in row order. */
import polylabel from "polylabel";
import type { Features } from "#data/codecs/features.ts";
import type { AreaPlaces } from "#data/schema/area.ts";
import { eachRingOf, twiceRingArea } from "../../codecs/features.ts";
import { type Division, indexAreas, type LevelAreas } from "../crosswalk/areas.ts";
import type { Indexes } from "../crosswalk/groups.ts";
import { type MapLevel, mapLevels } from "../readers/map-borders.ts";
import { projectMaps } from "../readers/projection.ts";
import type { SourceData } from "../readers/read-sources.ts";
import type { SourceTable } from "../readers/table.ts";

export interface Today {
  indexes: Indexes;
  places: Record<MapLevel, AreaPlaces>;
  features: Record<MapLevel, Features>;
}

const prefix = { gemeente: "GM", wijk: "WK", buurt: "BU" } as const;

/** Areas of the map plus the areas that StatLine has figures of and the map no border. */
export function todaysDivision(data: SourceData, year: number): Today {
  const kwb = data.tables.find((table) => table.id === "85984NED" && table.year === year);
  const level = (name: MapLevel): LevelAreas => {
    const { codes, names } = data.map2024[name];
    const mapped = new Set(codes);
    const figures = [...(kwb?.rows.keys() ?? [])].filter((code) => code.startsWith(prefix[name]) && !mapped.has(code));
    return {
      bordered: codes.map((code, i) => ({ code, name: names[i] ?? code, inhabitants: inhabitantsOf(kwb, code) })),
      borderless: figures.map((code) => ({ code, name: data.names.get(code) ?? code, inhabitants: inhabitantsOf(kwb, code) })),
    };
  };
  const division: Division = { gemeente: level("gemeente"), wijk: level("wijk"), buurt: level("buurt") };
  const indexes = indexAreas(division, year);
  const projected = projectMaps(mapLevels.map((name) => data.map2024[name].features));
  const features = Object.fromEntries(mapLevels.map((name, i) => [name, projected[i]])) as Today["features"];
  const places = Object.fromEntries(
    mapLevels.map((name) => [name, placesOf(name, features[name], indexes[name].codes.length, year)]),
  ) as Today["places"];
  return { indexes, places, features };
}

function inhabitantsOf(table: SourceTable | undefined, code: string): number {
  const row = table?.rows.get(code);
  const value = row === undefined ? Number.NaN : (table?.fields.get("AantalInwoners_5")?.values[row] ?? Number.NaN);
  return Number.isFinite(value) ? value : -1;
}

function placesOf(level: MapLevel, features: Features, rows: number, year: number): AreaPlaces {
  const none: Place = { box: [0, 0, 0, 0], label: [0, 0] };
  const bordered = features.polygonStart.length - 1;
  const places = Array.from({ length: rows }, (_, row) => (row < bordered ? placeOfFeature(features, row) : none));
  return { level, year, boxes: places.flatMap(({ box }) => box), labels: places.flatMap(({ label }) => label) };
}

/** Boxes and label points: where an area lies and where its name goes. */
interface Place {
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
export function placeOfFeature(features: Features, area: number): Place {
  const { coordinates } = features;
  let [west, south, east, north] = [180, 90, -180, -90];
  let largest = -1;
  let polygon: [number, number][][] = [];
  let current: [number, number][][] = [];
  eachRingOf(features, area, (from, to, first) => {
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
      const size = Math.abs(twiceRingArea(coordinates, from, to));
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
