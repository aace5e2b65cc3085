/** Draws what the picked initiative, or the one under the pointer, covers. */
import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import type { Manifest } from "#data/schema/manifest.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import type { Box } from "#data/geometry/spot.ts";
import { middleOfBox } from "#data/geometry/spot.ts";
import { areasQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { outlineOf, type TilePiece } from "../areas/outline.ts";
import { draw, type Feature } from "./drawn.ts";
import { outlineFeature, shapeOf, spotFeature } from "./shape.ts";

interface Shown {
  /** Ring around it; absent for what is only pointed at. */
  spot: Box | undefined;
  initiative: PublicInitiative | undefined;
}

export function useShape(map: MapLibre, manifest: Manifest, { spot, initiative }: Shown): void {
  const client = useQueryClient();
  const [longitude, latitude] = spot ? middleOfBox(spot) : [];
  useEffect(() => {
    const ring = longitude === undefined || latitude === undefined ? [] : [spotFeature([longitude, latitude])];
    const own = [...(initiative ? shapeOf(initiative) : []), ...ring];
    draw(map, "vorm", own);
    const area = initiative?.content.workingArea;
    if (area?.kind !== "areas") return;
    let current = true;
    const outlines = async () => {
      const features: Feature[] = [];
      for (const code of area.codes) {
        const level = levelOf(code);
        const row = rowOf(await client.fetchQuery(areasQuery(manifest, level)), code);
        if (!current || row === undefined || !map.getSource(tileSource)) continue;
        // The tiles that are here know its border; on another part of the map it is not in sight.
        const pieces = map.querySourceFeatures(tileSource, { sourceLayer: layerOf[level], filter: ["==", ["id"], row] });
        features.push(outlineFeature(outlineOf(pieces as unknown as TilePiece[])));
      }
      if (current) draw(map, "vorm", [...features, ...own]);
    };
    const again = () => void outlines();
    void outlines();
    map.on("moveend", again);
    return () => {
      current = false;
      map.off("moveend", again);
    };
  }, [map, manifest, client, initiative, longitude, latitude]);
}
