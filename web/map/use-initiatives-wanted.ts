/** Initiatives come after the first picture, so that it is not waited for longer; at once where the address is about them. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import { useView } from "../state/use-view.ts";

const patienceMs = 1_000;

export function useInitiativesWanted(map: MapLibre | undefined): boolean {
  const { initiatives, spot, panel } = useView();
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      timer = setTimeout(() => setRested(true), patienceMs);
    };
    map.once("idle", rest);
    return () => {
      map.off("idle", rest);
      clearTimeout(timer);
    };
  }, [map]);
  return initiatives !== "uit" && (rested || spot !== undefined || panel === "initiatieven");
}
