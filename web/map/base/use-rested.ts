/** Whether the first picture stands: what it can do without is fetched and laid out after it, on a slow machine too. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";

/** By then the browser shows what was drawn, also where it draws in software. */
const shownMs = 500;

/** True from `patienceMs` after the map has drawn all that it has for the first time. */
export function useRested(map: MapLibre | undefined, patienceMs = shownMs): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      timer = setTimeout(() => {
        performance.mark(`wijkblik:rested-${patienceMs}`);
        setRested(true);
      }, patienceMs);
    };
    map.once("idle", wait);
    return () => {
      map.off("idle", wait);
      clearTimeout(timer);
    };
  }, [map, patienceMs]);
  return rested;
}
