/** Initiatives come after the first picture, so that it is not waited for longer; at once where the address is about them. */
import type { Map as MapLibre } from "maplibre-gl";
import { useView } from "../state/use-view.ts";
import { useRested } from "./base/use-rested.ts";

export function useInitiativesWanted(map: MapLibre | undefined): boolean {
  const { initiatives, spot, panel } = useView();
  const rested = useRested(map, 1_000);
  return initiatives !== "uit" && (rested || spot !== undefined || panel === "initiatieven");
}
