/** What the pointer is on, what it picks, and where it is held. React hears of the first two only through the hover store and the URL. */
import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { isInNetherlands } from "../api/own-location.ts";
import { areasQuery } from "../api/published.ts";
import { hover, selectionTool } from "../state/map-store.ts";
import { useSetView, useView } from "../state/view.ts";
import { fillLayer, groupCountryName, groupDot, groupName } from "./areas/layers.ts";
import type { Spot } from "./areas/outlines.ts";
import { bringIntoSight, cameraOf } from "./base/camera.ts";
import { initiativeAt } from "./entries/initiative-layers.ts";
import { knowledgeAt } from "./entries/knowledge-at.ts";

type Point = { x: number; y: number };

/** Names of group areas lie on top and are picked first. */
function spotAt(map: MapLibre, level: ChoroplethLevel, { x, y }: Point): Spot | undefined {
  const layers = [groupName, groupCountryName, groupDot, fillLayer(level)].filter((id) => map.getLayer(id));
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
      const tool = selectionTool.get();
      if (!point || map.isMoving() || tool === "box" || tool === "polygon") return;
      const initiative = tool === undefined ? (knowledgeAt(map, point) ?? initiativeAt(map, point)) : undefined;
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

/** Selecting by a click keeps the camera where it is: the reader is looking at it. */
function useClicking(map: MapLibre | undefined, manifest: Manifest, level: ChoroplethLevel): void {
  const client = useQueryClient();
  const setView = useSetView();
  const { area } = useView();
  const clicked = useRef<{ area: string; place: [number, number] }>(undefined);
  // The panel of what was picked may open over it.
  useEffect(() => {
    if (!map || !clicked.current || clicked.current.area !== area) return;
    bringIntoSight(map, clicked.current.place);
    clicked.current = undefined;
  }, [map, area]);
  useEffect(() => {
    if (!map) return;
    const click = async (event: MapMouseEvent) => {
      if (selectionTool.get()) return;
      const mark = knowledgeAt(map, event.point) ?? initiativeAt(map, event.point);
      const spot = mark ? undefined : spotAt(map, level, event.point);
      if (!spot) return;
      const index = await client.fetchQuery(areasQuery(manifest, spot.level));
      const area = index.codes[spot.row];
      if (area === undefined) return;
      clicked.current = { area, place: [event.lngLat.lng, event.lngLat.lat] };
      setView({ area, at: cameraOf(map), spot: undefined, initiative: undefined, knowledgespot: undefined });
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

/** Where the reader wants more than a click tells: with the right button, or with a finger that stays. A click still selects. */
type PressedPlace = readonly [longitude: number, latitude: number];

/** How long a finger stays, and how many pixels it may tremble. */
const staysMs = 500;
const trembles = 10;

/** Calls `press` with the place; returns how to stop listening. */
function listen(map: MapLibre, press: (place: PressedPlace) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the finger came down; the place is reported once, whether the browser tells of a long press too or not. */
  let finger: { x: number; y: number; reported: boolean } | undefined;
  const tell = ({ lngLat, point }: MapMouseEvent | MapTouchEvent) => {
    clearTimeout(timer);
    if (finger?.reported || selectionTool.get()) return;
    finger = finger && { ...point, reported: true };
    press([lngLat.lng, lngLat.lat]);
  };
  const down = (event: MapTouchEvent) => {
    clearTimeout(timer);
    finger = { x: event.point.x, y: event.point.y, reported: false };
    // A second finger zooms.
    if (event.points.length === 1) timer = setTimeout(() => tell(event), staysMs);
  };
  const move = ({ point }: MapTouchEvent) => {
    if (finger && Math.hypot(point.x - finger.x, point.y - finger.y) > trembles) clearTimeout(timer);
  };
  const up = ({ originalEvent }: MapTouchEvent) => {
    clearTimeout(timer);
    // The finger that asked for this does not select an area as well when it leaves.
    if (finger?.reported && originalEvent.cancelable) originalEvent.preventDefault();
    finger = undefined;
  };
  map.on("contextmenu", tell);
  map.on("touchstart", down);
  map.on("touchmove", move);
  map.on("touchend", up);
  map.on("touchcancel", up);
  return () => {
    clearTimeout(timer);
    map.off("contextmenu", tell);
    map.off("touchstart", down);
    map.off("touchmove", move);
    map.off("touchend", up);
    map.off("touchcancel", up);
  };
}

/** The pressed place, and how to forget it; a click elsewhere forgets it too. */
export function usePressed(map: MapLibre | undefined): [PressedPlace | undefined, () => void] {
  const [place, setPlace] = useState<PressedPlace>();
  useEffect(() => {
    if (!map) return;
    const forget = () => setPlace(undefined);
    const stop = listen(map, (pressed) => setPlace(isInNetherlands(pressed) ? pressed : undefined));
    map.on("click", forget);
    return () => {
      stop();
      map.off("click", forget);
    };
  }, [map]);
  return [place, () => setPlace(undefined)];
}
