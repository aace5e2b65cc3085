/** The names of the outlined list on the whole country, where every area is a dot: each dot with its name, none without. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import { type GroupListId, groupListIds } from "#data/schema/group.ts";
import { tileSource } from "#tiles/layers.ts";
import { freeBox, stageOf } from "../../state/free-map.ts";
import { type GroupPlaces, outlinesFrom } from "./layers.ts";

/** Worked out anew each time the map comes to rest somewhere else, or has another part uncovered. */
export function useGroupPlaces(map: MapLibre | undefined, group: GroupListId | "geen"): GroupPlaces | undefined {
  const [places, setPlaces] = useState<GroupPlaces>();
  useEffect(() => {
    if (!map) return;
    let last = "";
    const place = () => {
      if (map.getZoom() >= outlinesFrom || !map.getSource(tileSource)) return;
      const stage = stageOf(map.getContainer());
      const { lng, lat } = map.getCenter();
      const now = [lng, lat, map.getZoom(), ...Object.values(freeBox(stage))].join();
      if (now === last) return;
      last = now;
      if (group === "geen") return setPlaces(undefined);
      void import("./group-places.ts").then(({ placesOf }) => {
        if (last === now) setPlaces(placesOf(map, stage, groupListIds.indexOf(group)));
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
