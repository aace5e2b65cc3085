/** The names of the outlined list on the whole country, where every area is a dot: each dot with its name, none without. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import { type GroupListId, groupListIds } from "#data/schema/group.ts";
import { tileSource } from "#tiles/layers.ts";
import { freeBox, stageOf } from "../../state/free-map.ts";
import { type GroupPlaces, outlinesFrom } from "./layers.ts";

/** Worked out anew each time the map comes to rest somewhere else, has another part uncovered, or other marks (a layer) over it. */
export function useGroupPlaces(map: MapLibre | undefined, group: GroupListId | "geen", marks: string): GroupPlaces | undefined {
  const [places, setPlaces] = useState<GroupPlaces>();
  useEffect(() => {
    if (!map) return;
    let last = "";
    const place = () => {
      // Of tiles that are still on their way there would be no names, and nothing that asks for them again.
      if (map.getZoom() >= outlinesFrom || !map.getSource(tileSource) || !map.areTilesLoaded()) return;
      const stage = stageOf(map.getContainer());
      const { lng, lat } = map.getCenter();
      const drawn = map.getLayer(marks) ? map.queryRenderedFeatures({ layers: [marks] }).length : 0;
      const now = [lng, lat, map.getZoom(), ...Object.values(freeBox(stage)), drawn].join();
      if (now === last) return;
      last = now;
      if (group === "geen") return setPlaces(undefined);
      void import("./group-places.ts").then(({ placesOf }) => {
        if (last !== now) return;
        const found = placesOf(map, stage, groupListIds.indexOf(group), marks);
        // For whoever looks from outside: how many have a name.
        map.getContainer().dataset.named = String(
          found.data.features.filter(({ properties }) => properties?.role === "name").length,
        );
        setPlaces(found);
      });
    };
    map.on("idle", place);
    place();
    return () => {
      last = "";
      map.off("idle", place);
    };
  }, [map, group, marks]);
  return places;
}
