/** What the map tells the page around it: its first picture, that it rests, what is in its window, and its pixels on request. */

import { useQuery } from "@tanstack/react-query";
import type { ErrorEvent, Map as MapLibre, VectorTileSource } from "maplibre-gl";
import { useEffect, useState } from "react";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { tileSource } from "#tiles/layers.ts";
import { placesQuery } from "../../api/published.ts";
import { rowsInside } from "../../state/area-rows.ts";
import { inView, mapState, mapWindow, overPicture, type Picture, picture, retryMap } from "../../state/map-store.ts";

export const helpId = "kaarthulp";

/** The map stays upright, says how to use it, and reports its first picture. */
export function useMapSetup(map: MapLibre | undefined): void {
  useEffect(() => {
    if (!map) return;
    // The outlines over the map and the camera in the URL know no rotation.
    map.keyboard.disableRotation();
    map.touchZoomRotate.disableRotation();
    map.getCanvas().setAttribute("aria-describedby", helpId);
    let tiles = 0;
    const count = ({ sourceId, tile }: { sourceId: string; tile?: unknown }) => {
      if (sourceId === tileSource && tile) tiles++;
    };
    // maplibre counts a tile that failed as loaded: only one that came makes a picture. Then what failed before it is over.
    const missing = watchTiles(map);
    const isLoaded = () => map.getSource(tileSource) !== undefined && map.isSourceLoaded(tileSource);
    const ready = () => {
      map.off("render", drawn);
      map.off("idle", empty);
      map.off("sourcedata", count);
      mapState.set({ drawn: true });
    };
    const drawn = () => {
      if (tiles > 0 && isLoaded()) ready();
    };
    // A window on the sea or abroad has no tiles to wait for.
    const empty = () => {
      if (!mapState.get().error && isLoaded() && !missing.any()) ready();
    };
    map.on("sourcedata", count);
    map.on("render", drawn);
    map.on("idle", empty);
    const again = () => {
      if (mapState.get().drawn) return missing.fetchAgain();
      const source = map.getSource<VectorTileSource>(tileSource);
      mapState.set({ drawn: false });
      if (source?.url) source.setUrl(source.url);
    };
    retryMap.set(again);
    return () => {
      missing.stop();
      map.off("sourcedata", count);
      retryMap.set(undefined);
      map.off("render", drawn);
      map.off("idle", empty);
      mapState.set({ drawn: false });
    };
  }, [map]);
}

interface FailedTile {
  state: string;
  /** In how many places it is in use: none while it is out of the window. */
  uses: number;
  tileID: { canonical: { x: number; y: number; z: number } };
}

/**
 * Tiles of the areas that did not come leave a hole, and maplibre does not fetch them again by itself. This does: when the reader
 * moves the map, when the network is back, and on request.
 */
function watchTiles(map: MapLibre): { any(): boolean; fetchAgain(): void; stop(): void } {
  const failed = new Set<FailedTile>();
  const inWindow = () => [...failed].filter(({ state, uses }) => state === "errored" && uses > 0);
  const look = () => {
    for (const tile of failed) if (tile.state !== "errored") failed.delete(tile);
    const { drawn, incomplete = false } = mapState.get();
    const holes = inWindow().length > 0;
    if (drawn && holes !== incomplete) mapState.set({ drawn, incomplete: holes });
  };
  const fail = ({ sourceId, tile }: ErrorEvent & { sourceId?: string; tile?: FailedTile }) => {
    if (sourceId === tileSource && tile) failed.add(tile);
  };
  const fetchAgain = () => {
    const tiles = inWindow().map(({ tileID: { canonical } }) => ({ x: canonical.x, y: canonical.y, z: canonical.z }));
    if (tiles.length > 0) map.refreshTiles(tileSource, tiles);
  };
  map.on("error", fail);
  map.on("idle", look);
  map.on("moveend", fetchAgain);
  addEventListener("online", fetchAgain);
  return {
    any: () => inWindow().length > 0,
    fetchAgain,
    stop: () => {
      map.off("error", fail);
      map.off("idle", look);
      map.off("moveend", fetchAgain);
      removeEventListener("online", fetchAgain);
    },
  };
}

/** Only what keeps the first picture away is reported as such: over a drawn map there is no card. */
export function onMapError({ error, sourceId = tileSource }: { error: Error; sourceId?: string }): void {
  const { drawn } = mapState.get();
  if (!drawn && sourceId === tileSource) mapState.set({ drawn, error });
}

/** For whoever has to wait for the picture: `data-idle` is on the container while nothing moves, loads or is yet to be drawn. */
export const idleMark = {
  onRender({ target }: { target: MapLibre }) {
    delete target.getContainer().dataset.idle;
  },
  onIdle({ target }: { target: MapLibre }) {
    target.getContainer().dataset.idle = "";
  },
};

/** By then the browser shows what was drawn, also where it draws in software. */
const shownMs = 500;

/**
 * True from `patienceMs` after the map has drawn all that it has for the first time: what the first picture can do without is
 * fetched and laid out after it, on a slow machine too.
 */
export function useRested(map: MapLibre | undefined, patienceMs = shownMs): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      timer = setTimeout(() => {
        performance.mark(`wijkblik:rested-${patienceMs}`);
        setRested(true);
      }, patienceMs);
    };
    map.once("idle", wait);
    return () => {
      map.off("idle", wait);
      clearTimeout(timer);
    };
  }, [map, patienceMs]);
  return rested;
}

/** The canvas of the map with the outlines that lie over it. */
function copyOf(map: MapLibre): Picture {
  const source = map.getCanvas();
  const density = map.getPixelRatio();
  const pixels = document.createElement("canvas");
  pixels.width = source.width;
  pixels.height = source.height;
  const context = pixels.getContext("2d");
  if (!context) throw new Error("this browser gives no 2d canvas");
  context.drawImage(source, 0, 0);
  context.scale(density, density);
  // In the order they lie in; of each the line and then its middle, which is the same path.
  for (const outline of map.getContainer().parentElement?.querySelectorAll(".map-outlines :is(.narrowed, .selected)") ?? [])
    drawOutline(context, outline);
  overPicture.get()?.(context);
  return { pixels, density };
}

function drawOutline(context: CanvasRenderingContext2D, outline: Element) {
  const path = new Path2D();
  for (const one of outline.querySelectorAll("path")) path.addPath(new Path2D(one.getAttribute("d") ?? ""));
  for (const drawn of outline.querySelectorAll("path:first-of-type, use:first-of-type")) {
    const { stroke, strokeWidth } = getComputedStyle(drawn);
    context.strokeStyle = stroke;
    context.lineWidth = Number.parseFloat(strokeWidth);
    context.lineJoin = "round";
    context.stroke(path);
  }
}

/** Lets the share menu have the map's pixels: the drawing buffer is only readable in the frame that drew it. */
export function useSharedPicture(map: MapLibre | undefined): void {
  useEffect(() => {
    if (!map) return;
    picture.set(
      () =>
        new Promise((resolve) => {
          map.once("render", () => resolve(copyOf(map)));
          // At once: a page that is printed does not wait for a frame.
          map.redraw();
        }),
    );
    return () => picture.set(undefined);
  }, [map]);
}

/** Writes what the window is and which areas are in it, each time the map comes to rest. */
export function useInViewRows(map: MapLibre | undefined, manifest: Manifest, level: ChoroplethLevel): void {
  const rested = useRested(map);
  const { data: places } = useQuery({
    ...placesQuery(manifest, level),
    enabled: rested,
  });
  useEffect(() => {
    if (!map) return;
    const write = () => {
      const bounds = map.getBounds();
      const window = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
      if (mapWindow.get()?.join() !== window.join()) mapWindow.set(window);
      if (!places) return;
      inView.set({ level, rows: rowsInside(places.boxes, window) });
    };
    map.on("idle", write);
    if (places) write();
    return () => {
      map.off("idle", write);
    };
  }, [map, places, level]);
}
