/** The part of the map that nothing covers, measured on the page: what was asked for must be in it. */
import { type Box, middleOfBox } from "#data/geometry/box.ts";
import { writeCamera } from "./view.ts";

/** CSS pixels at each side of the map. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** What lies over the map: the column or the sheet that is open, the buttons, and the strip of legend and years. */
const covering =
  ".map-column:has(> .side-panel.open), .map-column:has(> .area-card), .panel, .panel-toggles, .zoom-buttons, .map-intro, .overlay-foot > *";

/** All that the map and what floats over it share; the map alone on a page that has nothing over it. */
export const stageOf = (map: HTMLElement): HTMLElement => map.closest<HTMLElement>(".map-stage") ?? map;

/** There the card of what was picked is a sheet too; elsewhere it floats beside its place. */
const phoneWide = () => matchMedia("(max-width: 639px)").matches;

/** The part of the map that nothing covers, in CSS pixels of it: the largest panel is cut off first, each at its cheapest side; `without` does not count. */
export function freeBox(stage: HTMLElement, without = ""): Padding {
  const { left: west, top: north, width, height } = stage.getBoundingClientRect();
  const free = { top: 0, left: 0, right: width, bottom: height };
  const boxes = [...stage.querySelectorAll(phoneWide() ? `${covering}, .map-popup` : covering)]
    .filter((element) => without === "" || !element.matches(without))
    .map((element) => element.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  for (const box of boxes) {
    const [left, right, top, bottom] = [box.left - west, box.right - west, box.top - north, box.bottom - north];
    if (right <= free.left || left >= free.right || bottom <= free.top || top >= free.bottom) continue;
    const high = free.bottom - free.top;
    const wide = free.right - free.left;
    const [[keep] = [() => undefined]] = (
      [
        [() => (free.left = right), (right - free.left) * high],
        [() => (free.right = left), (free.right - left) * high],
        [() => (free.top = bottom), (bottom - free.top) * wide],
        [() => (free.bottom = top), (free.bottom - top) * wide],
      ] as [() => unknown, number][]
    ).sort((a, b) => a[1] - b[1]);
    keep();
  }
  return free;
}

/** Room that the floating panels take from the map, with a margin in CSS pixels. */
export function panelPadding(stage: HTMLElement, widest = 48): Padding {
  const { clientWidth: width, clientHeight: height } = stage;
  const free = freeBox(stage);
  // A window that is nearly covered keeps a part to look through: the map cannot frame anything in nothing.
  const margin = Math.min(widest, (free.right - free.left) / 12, (free.bottom - free.top) / 12);
  const pair = (a: number, b: number, size: number): [number, number] => {
    const scale = Math.min(1, (size * 0.8) / (a + b + 2 * margin));
    return [(a + margin) * scale, (b + margin) * scale];
  };
  const [left, right] = pair(free.left, width - free.right, width);
  const [top, bottom] = pair(free.top, height - free.bottom, height);
  return { left, right, top, bottom };
}

export interface FreeMap {
  width: number;
  height: number;
  padding: Padding;
}

/** Of the map on the page; of a page without one, the window with a margin. */
export function freeMap(widest?: number): FreeMap {
  const stage = document.querySelector<HTMLElement>(".map-stage");
  if (!stage) return { width: innerWidth, height: innerHeight, padding: { top: 48, right: 48, bottom: 48, left: 48 } };
  return { width: stage.clientWidth, height: stage.clientHeight, padding: panelPadding(stage, widest) };
}

/**
 * Pixels to move the map so that a point of it comes out from under what covers it, with the margin; undefined where nothing does.
 * `free` is the part that nothing covers.
 */
export function fromUnder(
  { x, y }: { x: number; y: number },
  free: Padding,
  { width, height, padding }: FreeMap,
): [number, number] | undefined {
  if (x >= free.left && x <= free.right && y >= free.top && y <= free.bottom) return undefined;
  const beyond = (at: number, low: number, high: number) => Math.min(at - low, 0) || Math.max(at - high, 0);
  return [beyond(x, padding.left, width - padding.right), beyond(y, padding.top, height - padding.bottom)];
}

/** Width of the world in pixels at zoom 0. */
const world = 512;
const mercator = (latitude: number) => Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI / 2;
const latitudeOf = (y: number) => (Math.atan(Math.sinh(y * 2 * Math.PI)) * 180) / Math.PI;

/** Camera that has a box in the middle of the free part. */
export function cameraAround([west, south, east, north]: Box, { width, height, padding }: FreeMap): string {
  const { top, right, bottom, left } = padding;
  const wide = Math.log2((width - left - right) / (world * ((east - west) / 360)));
  const high = Math.log2((height - top - bottom) / (world * (mercator(north) - mercator(south))));
  const zoom = Math.max(4, Math.min(wide, high, 14));
  const size = world * 2 ** zoom;
  const [longitude] = middleOfBox([west, south, east, north]);
  const middle = (mercator(north) + mercator(south)) / 2;
  return writeCamera({
    longitude: longitude - (((left - right) / 2) * 360) / size,
    latitude: latitudeOf(middle + (top - bottom) / 2 / size),
    zoom,
  });
}
