/** What the pointer is on, and what it picks. React hears of it only through the hover store and the URL. */
import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { useEffect } from "react";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery } from "../api/published.ts";
import { hover } from "../state/hover.ts";
import { useSetView } from "../state/use-view.ts";
import { reducedMotion } from "../ui/media.ts";
import { fillLayer, groupDot, groupName } from "./areas/layers.ts";
import type { Spot } from "./areas/use-outlines.ts";
import { asked, cameraOf } from "./base/camera.ts";
import { initiativeAt } from "./entries/picked.ts";

type Point = { x: number; y: number };

/** Names of group areas lie on top and are picked first. */
function spotAt(map: MapLibre, level: ChoroplethLevel, { x, y }: Point): Spot | undefined {
  const layers = [groupName, groupDot, fillLayer(level)].filter((id) => map.getLayer(id));
  const feature = map.queryRenderedFeatures([x, y], { layers })[0];
  if (feature?.id === undefined) return undefined;
  return { level: feature.layer.id === fillLayer(level) ? level : "group", row: Number(feature.id) };
}

function useHovering(map: MapLibre | undefined, level: ChoroplethLevel): void {
  useEffect(() => {
    if (!map) return;
    let frame = 0;
    let point: Point | undefined;
    const look = () => {
      frame = 0;
      if (!point || map.isMoving()) return;
      const initiative = initiativeAt(map, point);
      const spot = initiative ? undefined : spotAt(map, level, point);
      hover.set(spot && { ...spot, point });
      map.getCanvas().style.cursor = spot || initiative ? "pointer" : "";
    };
    const move = (event: MapMouseEvent) => {
      point = { x: event.point.x, y: event.point.y };
      frame ||= requestAnimationFrame(look);
    };
    const leave = () => {
      point = undefined;
      hover.set(undefined);
    };
    map.on("mousemove", move);
    map.on("mouseout", leave);
    map.on("movestart", leave);
    return () => {
      cancelAnimationFrame(frame);
      map.off("mousemove", move);
      map.off("mouseout", leave);
      map.off("movestart", leave);
      hover.set(undefined);
    };
  }, [map, level]);
}

/** Room that the panel of the area will take: at the right, or on a phone below. */
const cardWidth = 384;
const sheetShare = 0.56;

/** Pixels to move the map so that what was picked does not lie under the panel that opens for it; undefined when it does not. */
function fromUnderPanel(map: MapLibre, { x, y }: Point): [number, number] | undefined {
  const { clientWidth, clientHeight } = map.getContainer();
  const margin = 48;
  if (clientWidth < 640) {
    const under = y - clientHeight * (1 - sheetShare) + margin;
    return under > 0 ? [0, under] : undefined;
  }
  const under = x - (clientWidth - cardWidth) + margin;
  return under > 0 ? [under, 0] : undefined;
}

/** Selecting by a click keeps the camera where it is: the reader is looking at it. */
function useClicking(map: MapLibre | undefined, manifest: Manifest, level: ChoroplethLevel): void {
  const client = useQueryClient();
  const setView = useSetView();
  useEffect(() => {
    if (!map) return;
    const click = async (event: MapMouseEvent) => {
      const spot = initiativeAt(map, event.point) ? undefined : spotAt(map, level, event.point);
      if (!spot) return;
      const index = await client.fetchQuery(areasQuery(manifest, spot.level));
      const area = index.codes[spot.row];
      if (area === undefined) return;
      setView({ area, at: cameraOf(map), spot: undefined, initiative: undefined });
      const aside = fromUnderPanel(map, event.point);
      if (aside) map.panBy(aside, { duration: reducedMotion() ? 0 : 400 }, asked);
    };
    map.on("click", click);
    return () => {
      map.off("click", click);
    };
  }, [map, manifest, level, client, setView]);
}

export function usePointer(map: MapLibre | undefined, manifest: Manifest, level: ChoroplethLevel): void {
  useHovering(map, level);
  useClicking(map, manifest, level);
}
