/** Outlines the area under the pointer and the selected one, by feature-state `mark`. */
import type { Map as MapLibre } from "maplibre-gl";
import type { Level } from "#data/schema/area.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";

export interface Spot {
  level: Level;
  row: number;
}

const same = (a: Spot | undefined, b: Spot | undefined) => a?.level === b?.level && a?.row === b?.row;

export interface Marks {
  hover(spot: Spot | undefined): void;
  select(spot: Spot | undefined): void;
}

export function createMarks(map: Pick<MapLibre, "setFeatureState">): Marks {
  let hovered: Spot | undefined;
  let selected: Spot | undefined;
  const write = (spot: Spot | undefined) => {
    if (!spot) return;
    const mark = same(spot, selected) ? 2 : same(spot, hovered) ? 1 : 0;
    map.setFeatureState({ source: tileSource, sourceLayer: layerOf[spot.level], id: spot.row }, { mark });
  };
  return {
    hover(spot) {
      if (same(spot, hovered)) return;
      const before = hovered;
      hovered = spot;
      write(before);
      write(spot);
    },
    select(spot) {
      if (same(spot, selected)) return;
      const before = selected;
      selected = spot;
      write(before);
      write(spot);
    },
  };
}
