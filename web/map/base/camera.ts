/** Where the map looks: the view's camera, the selected area, or the whole country. */
import type { LngLatBoundsLike, Map as MapLibre, PaddingOptions } from "maplibre-gl";
import type { AreaPlaces } from "#data/schema/area.ts";
import { type Position, writeCamera } from "../../state/view.ts";
import { reducedMotion } from "../../ui/media.ts";

/** West, south, east, north of the European Netherlands. */
export const country: [number, number, number, number] = [3.31, 50.75, 7.23, 53.56];

/** How far the reader can pan: the country with room around it. */
export const roam: [number, number, number, number] = [-3, 47, 14, 57];

/** Goes along with every move that the reader asked for, so that only those are written to the URL. */
export const asked = { asked: true };

const positionOf = (map: MapLibre): Position => {
  const { lng, lat } = map.getCenter();
  return { longitude: lng, latitude: lat, zoom: map.getZoom() };
};
export const cameraOf = (map: MapLibre): string => writeCamera(positionOf(map));

/** Box of a row; undefined for an area without a border. */
export function boxOf(places: AreaPlaces, row: number): [number, number, number, number] | undefined {
  const [west = 0, south = 0, east = 0, north = 0] = places.boxes.slice(row * 4, row * 4 + 4).map((value) => value / 1e5);
  return west === 0 && east === 0 ? undefined : [west, south, east, north];
}

/** Room that the floating panels take from the map, in CSS pixels, measured on the page. */
export function panelPadding(stage: HTMLElement): PaddingOptions {
  const { width, height } = stage.getBoundingClientRect();
  const margin = Math.min(48, width / 12);
  if (width < 640) return { top: margin, left: margin, right: margin, bottom: Math.min(height * 0.45, 320) };
  const width_ = (selector: string) => stage.querySelector(selector)?.getBoundingClientRect().width ?? 0;
  return { top: margin, bottom: margin, left: margin + width_(".side-panel.open"), right: margin + width_(".area-card") };
}

export function flyTo(map: MapLibre, box: LngLatBoundsLike, padding: PaddingOptions): void {
  map.fitBounds(box, { padding, maxZoom: 14.5, duration: reducedMotion() ? 0 : 1100, essential: false }, asked);
}
