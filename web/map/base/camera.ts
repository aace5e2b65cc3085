/** Where the map looks: the view's camera, the area that was selected or narrowed to, or the whole country. */

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { LngLatBoundsLike, Map as MapLibre, MapLibreEvent, PaddingOptions } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { AreaPlaces } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery, placesQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { freeBox, freeMap, fromUnder, panelPadding, stageOf } from "../../state/free-map.ts";
import { frameWanted } from "../../state/map-store.ts";
import { keepOwnArea, ownBox as keptBox, useOwnArea } from "../../state/reader.ts";
import { type CameraPosition, readCamera, useSetView, useView, type View, writeCamera } from "../../state/view.ts";
import { reducedMotion } from "../../ui/media.ts";
import { useRested } from "./map-events.ts";

/** West, south, east, north of the European Netherlands. */
export const country: [number, number, number, number] = [3.31, 50.75, 7.23, 53.56];

/** Sea and neighbours are margin enough. */
export const countryMargin = 20;

/** How far the reader can pan: the country with so much room around it that it can stand above a sheet, or beside a column. */
export const roam: [number, number, number, number] = [-9, 40, 20, 63];

/** Goes along with every move that the reader asked for, so that only those are written to the URL. */
export const requested = { requested: true };

const positionOf = (map: MapLibre): CameraPosition => {
  const { lng, lat } = map.getCenter();
  return { longitude: lng, latitude: lat, zoom: map.getZoom() };
};
export const cameraOf = (map: MapLibre): string => writeCamera(positionOf(map));

/** Beyond the window, as a share of it. */
const margin = 0.3;

/** The window and a margin around it, in degrees: what is drawn for it holds for a small pan too. */
export function windowAround(map: MapLibre): [west: number, south: number, east: number, north: number] {
  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const [wide, high] = [(east - west) * margin, (north - south) * margin];
  return [west - wide, south - high, east + wide, north + high];
}

/** Box of a row; undefined for an area without a border. */
export function boxOfRow(places: AreaPlaces, row: number): [number, number, number, number] | undefined {
  const [west = 0, south = 0, east = 0, north = 0] = places.boxes.slice(row * 4, row * 4 + 4).map((value) => value / 1e5);
  return west === 0 && east === 0 ? undefined : [west, south, east, north];
}

/** Moves the map as little as it takes for a place to come out from under what covers it; call it when what covers is drawn. */
export function bringIntoSight(map: MapLibre, place: [longitude: number, latitude: number]): void {
  const aside = fromUnder(map.project(place), freeBox(stageOf(map.getContainer())), freeMap());
  if (aside) map.panBy(aside, { duration: reducedMotion() ? 0 : 300 }, requested);
}

export function flyTo(map: MapLibre, box: LngLatBoundsLike, padding: PaddingOptions, maxZoom = 14.5): void {
  map.fitBounds(box, { padding, maxZoom, duration: reducedMotion() ? 0 : 1100, essential: false }, requested);
}

/** Moves by hand carry the browser's event, flights carry `requested`; what a resize does to the camera is not the reader's choice. */
const byReader = (event: MapLibreEvent & { originalEvent?: unknown; requested?: boolean }) =>
  event.originalEvent !== undefined || event.requested === true;

type DegreeBox = [west: number, south: number, east: number, north: number];

/** Does the address say where to look? Then the own area does not count; a frame is of whoever made it. */
const saysWhere = ({ at, area, in: narrowed, spot, pin, selection, embed }: View): boolean =>
  [at, area, narrowed, spot, pin, selection, embed].some((one) => one !== undefined);

/** What a map looks at first where the address names no camera. */
export const startBox = (view: View): DegreeBox => (saysWhere(view) ? undefined : keptBox()) ?? country;

/** Box around the own area, kept on the device for the next time; undefined while it is not known, and where there is none. */
function useOwnBox(manifest: Manifest): DegreeBox | undefined {
  const { codes, isOfRole, box } = useOwnArea();
  const client = useQueryClient();
  useEffect(() => {
    if (codes === undefined || box) return;
    // Where they cannot be fetched the map begins with the whole country, and tries the next time.
    void boxOfCodes(client, manifest, codes).then(
      (found) => {
        if (found) keepOwnArea({ codes, box: found, ofRole: isOfRole });
      },
      () => undefined,
    );
  }, [codes, isOfRole, box, manifest, client]);
  return codes === undefined ? undefined : box;
}

/** Around areas, by their codes with commas between them; undefined where none of them has a border. */
async function boxOfCodes(client: QueryClient, manifest: Manifest, codes: string): Promise<DegreeBox | undefined> {
  const boxOf = async (code: string) => {
    const level = levelOf(code);
    const index = await client.fetchQuery(areasQuery(manifest, level));
    const places = await client.fetchQuery(placesQuery(manifest, level));
    const row = rowOf(index, code);
    return row === undefined ? undefined : boxOfRow(places, row);
  };
  const boxes = (await Promise.all(codes.split(",").map(boxOf))).filter((one) => one !== undefined);
  return boxes.length === 0 ? undefined : boxAround(boxes);
}

const boxAround = (boxes: readonly DegreeBox[]): DegreeBox => [
  Math.min(...boxes.map(([west]) => west)),
  Math.min(...boxes.map(([, south]) => south)),
  Math.max(...boxes.map(([, , east]) => east)),
  Math.max(...boxes.map(([, , , north]) => north)),
];

/** The camera and the URL: what the reader moves is written, what the URL says is followed. */
export function useCamera(map: MapLibre | undefined, manifest: Manifest): void {
  const view = useView();
  const { at, area: selected, in: narrowed } = view;
  const ownBox = useOwnBox(manifest);
  /** The box that stands in the window while the address says nothing: the own area at first, the country after who asked for that. */
  const resting = useRef(startBox(view));
  const isAsked = saysWhere(view);
  const setView = useSetView();
  const client = useQueryClient();
  /** Camera that the map stands at or flies from, as it is in the URL. */
  const known = useRef(at);
  const first = useRef(true);
  const narrowedBefore = useRef<string>(undefined);
  const rested = useRested(map);

  useEffect(() => {
    if (!map) return;
    const write = (event: MapLibreEvent) => {
      if (!byReader(event)) return;
      known.current = cameraOf(map);
      setView({ at: known.current }, { replace: true });
    };
    map.on("moveend", write);
    return () => {
      map.off("moveend", write);
    };
  }, [map, setView]);

  // The whole country stays framed when the window turns, or when what lies beside the map takes its room.
  useEffect(() => {
    if (!map || (at ?? selected ?? narrowed) !== undefined) return;
    const refit = () => {
      const stage = stageOf(map.getContainer());
      // A page that is printed has no map on it.
      if (stage.clientHeight > 0) map.fitBounds(resting.current, { padding: panelPadding(stage, countryMargin), duration: 0 });
    };
    map.on("resize", refit);
    return () => {
      map.off("resize", refit);
    };
  }, [map, at, selected, narrowed]);

  // Who just signed in, or chose an own area, sees it as soon as it is known where that is.
  const opened = useRef(ownBox);
  useEffect(() => {
    if (!map || !ownBox || opened.current === ownBox) return;
    opened.current = ownBox;
    if (isAsked) return;
    resting.current = ownBox;
    flyTo(map, ownBox, panelPadding(stageOf(map.getContainer())));
  }, [map, ownBox, isAsked]);

  // Few bytes, and a click in the list of focus areas then flies at once.
  useEffect(() => {
    if (!rested) return;
    void client.prefetchQuery(areasQuery(manifest, "group"));
    void client.prefetchQuery(placesQuery(manifest, "group"));
  }, [rested, manifest, client]);

  useEffect(() => {
    if (!map) return;
    const opening = first.current;
    first.current = false;
    // Of a selection and what initiatives are narrowed to the last one chosen is framed; a link that has both shows its selection.
    const narrowedNow = narrowed !== undefined && narrowed !== narrowedBefore.current;
    narrowedBefore.current = narrowed;
    const area = narrowedNow && !(opening && selected !== undefined) ? narrowed : selected;
    const stage = stageOf(map.getContainer());
    const position = readCamera(at);
    const wanted = frameWanted.get();
    if (position && wanted && wanted.at === at) {
      frameWanted.set(undefined);
      known.current = at;
      flyTo(map, [...wanted.box], panelPadding(stage), position.zoom);
      return;
    }
    if (position) {
      if (at !== known.current) map.jumpTo({ center: [position.longitude, position.latitude], zoom: position.zoom });
      known.current = at;
      return;
    }
    known.current = undefined;
    if (area === undefined) {
      if (!opening) {
        resting.current = country;
        flyTo(map, country, panelPadding(stage, countryMargin));
      }
      return;
    }
    let current = true;
    void boxOfCodes(client, manifest, area).then(
      (box) => {
        if (current && box) flyTo(map, box, panelPadding(stage));
      },
      // The panel of the area says that its data cannot be reached; the camera then stays where it is.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [map, manifest, client, at, selected, narrowed]);
}
