/** Where the reader asks for more than a click tells: with the right button, or with a finger that stays. A click still selects. */
import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import { useEffect, useState } from "react";
import { netherlands } from "#data/schema/geometry.ts";

export type Place = readonly [longitude: number, latitude: number];

/** How long a finger stays, and how many pixels it may tremble. */
const staysMs = 500;
const trembles = 10;

const isInside = ([longitude, latitude]: Place) =>
  longitude >= netherlands.west &&
  longitude <= netherlands.east &&
  latitude >= netherlands.south &&
  latitude <= netherlands.north;

/** Calls `press` with the place; answers how to stop listening. */
function listen(map: MapLibre, press: (place: Place) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the finger came down; the place is told once, whether the browser tells of a long press too or not. */
  let finger: { x: number; y: number; told: boolean } | undefined;
  const tell = ({ lngLat, point }: MapMouseEvent | MapTouchEvent) => {
    clearTimeout(timer);
    if (finger?.told) return;
    finger = finger && { ...point, told: true };
    press([lngLat.lng, lngLat.lat]);
  };
  const down = (event: MapTouchEvent) => {
    clearTimeout(timer);
    finger = { x: event.point.x, y: event.point.y, told: false };
    // A second finger zooms.
    if (event.points.length === 1) timer = setTimeout(() => tell(event), staysMs);
  };
  const move = ({ point }: MapTouchEvent) => {
    if (finger && Math.hypot(point.x - finger.x, point.y - finger.y) > trembles) clearTimeout(timer);
  };
  const up = ({ originalEvent }: MapTouchEvent) => {
    clearTimeout(timer);
    // The finger that asked for this does not select an area as well when it leaves.
    if (finger?.told && originalEvent.cancelable) originalEvent.preventDefault();
    finger = undefined;
  };
  map.on("contextmenu", tell);
  map.on("touchstart", down);
  map.on("touchmove", move);
  map.on("touchend", up);
  map.on("touchcancel", up);
  return () => {
    clearTimeout(timer);
    map.off("contextmenu", tell);
    map.off("touchstart", down);
    map.off("touchmove", move);
    map.off("touchend", up);
    map.off("touchcancel", up);
  };
}

/** The pressed place, and how to forget it; a click elsewhere forgets it too. */
export function usePressed(map: MapLibre | undefined): [Place | undefined, () => void] {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    if (!map) return;
    const forget = () => setPlace(undefined);
    const stop = listen(map, (pressed) => setPlace(isInside(pressed) ? pressed : undefined));
    map.on("click", forget);
    return () => {
      stop();
      map.off("click", forget);
    };
  }, [map]);
  return [place, () => setPlace(undefined)];
}
