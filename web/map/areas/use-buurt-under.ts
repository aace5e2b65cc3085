/** In which buurt the middle of a drawing lies, read from the tiles on the map: so that who points sees whether it is right. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { Geometry } from "#data/schema/geometry.ts";
import { areasQuery, manifestQuery } from "../../api/published.ts";
import { boxAround } from "../base/use-draw-camera.ts";
import { fillLayer } from "./layers.ts";

export function useBuurtUnder(
  map: MapLibre | undefined,
  geometry: Geometry | undefined,
  onBuurt: ((code: string | undefined) => void) | undefined,
): void {
  const { data: manifest } = useQuery(manifestQuery);
  const { data: index } = useQuery({
    ...areasQuery(manifest, "buurt"),
    enabled: manifest !== undefined && onBuurt !== undefined,
  });
  const tell = useRef(onBuurt);
  tell.current = onBuurt;
  useEffect(() => {
    if (!map || !geometry || !index) return tell.current?.(undefined);
    const [west, south, east, north] = boxAround(geometry);
    const look = () => {
      if (!map.getLayer(fillLayer("buurt"))) return;
      const point = map.project([(west + east) / 2, (south + north) / 2]);
      const [found] = map.queryRenderedFeatures(point, { layers: [fillLayer("buurt")] });
      // Out of sight it is not in the tiles that are here: what was seen before still holds.
      if (found) tell.current?.(index.codes[Number(found.id)]);
    };
    tell.current?.(undefined);
    look();
    map.on("idle", look);
    return () => {
      map.off("idle", look);
    };
  }, [map, geometry, index]);
}
