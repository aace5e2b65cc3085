/** The pointer on initiatives: what it is over, and what a click opens. */
import type { Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { useEffect, useState } from "react";
import { type Box, writeSpot } from "#data/geometry/box.ts";
import { panelPadding, stageOf } from "../../state/free-map.ts";
import { selectionTool } from "../../state/map-store.ts";
import { useSetView } from "../../state/view.ts";
import { reducedMotion } from "../../ui/media.ts";
import { cameraOf, requested } from "../base/camera.ts";
import { initiativeAt, type Picked } from "./initiative-layers.ts";
import { knowledgeAt } from "./knowledge-at.ts";
import { lastZoom } from "./point-index.ts";
import type { PointClient } from "./points.ts";

/** Long enough not to request everything that the pointer passes. */
const restMs = 120;

/** What the pointer rests on; undefined while it moves. */
export function useRestingOn(map: MapLibre): Picked | undefined {
  const [resting, setResting] = useState<Picked>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const clear = () => {
      clearTimeout(timer);
      setResting(undefined);
    };
    const move = ({ point }: MapMouseEvent) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const found = map.isMoving() ? undefined : initiativeAt(map, point);
        setResting((before) => (before?.longitude === found?.longitude && before?.latitude === found?.latitude ? before : found));
      }, restMs);
    };
    map.on("mousemove", move);
    map.on("mouseout", clear);
    map.on("movestart", clear);
    return () => {
      clearTimeout(timer);
      map.off("mousemove", move);
      map.off("mouseout", clear);
      map.off("movestart", clear);
    };
  }, [map]);
  return resting;
}

/** Zooms until the cluster falls apart, with all of it in sight. */
function open(map: MapLibre, { zoom, box }: { zoom: number; box: Box }): void {
  const [west, south, east, north] = box;
  const stage = stageOf(map.getContainer());
  const camera = map.cameraForBounds([west, south, east, north], { padding: panelPadding(stage), maxZoom: lastZoom });
  if (!camera) return;
  const enough = Math.min(lastZoom, Math.max(camera.zoom ?? zoom, zoom));
  map.easeTo({ ...camera, zoom: enough, duration: reducedMotion() ? 0 : 500 }, requested);
}

/** A click on a point picks it, on a cluster opens it; one that cannot be opened any further is picked as a whole. */
export function useClicking(map: MapLibre, client: PointClient | undefined, onDraft: (id: string | undefined) => void): void {
  const setView = useSetView();
  useEffect(() => {
    if (!client) return;
    const pick = (box: Box) =>
      setView({ spot: writeSpot(box), initiative: undefined, knowledgespot: undefined, at: cameraOf(map) });
    const click = async ({ point }: MapMouseEvent) => {
      if (selectionTool.get()) return;
      const found = knowledgeAt(map, point) ? undefined : initiativeAt(map, point);
      onDraft(found?.draft);
      if (!found) return;
      const { longitude, latitude, cluster, draft } = found;
      if (draft !== undefined) return setView({ spot: undefined, initiative: undefined });
      if (cluster < 0) return pick([longitude, latitude, longitude, latitude]);
      // A cluster of before the last choice is no more: the next click finds the new one.
      const opened = await client.opened(cluster).catch(() => undefined);
      if (!opened) return;
      if (opened.zoom > lastZoom) pick(opened.box);
      else open(map, opened);
    };
    map.on("click", click);
    return () => {
      map.off("click", click);
    };
  }, [map, client, setView, onDraft]);
}
