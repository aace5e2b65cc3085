/** The camera and the URL: what the reader moves is written, what the URL says is followed. */
import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre, MapLibreEvent } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery, placesQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { useSetView, useView } from "../../state/use-view.ts";
import { readCamera } from "../../state/view.ts";
import { boxOf, cameraOf, country, flyTo, panelPadding } from "./camera.ts";
import { useRested } from "./use-rested.ts";

/** Moves by hand carry the browser's event, flights carry `asked`; what a resize does to the camera is not the reader's choice. */
const byReader = (event: MapLibreEvent & { originalEvent?: unknown; asked?: boolean }) =>
  event.originalEvent !== undefined || event.asked === true;

export function useCamera(map: MapLibre | undefined, manifest: Manifest): void {
  const { at, area } = useView();
  const setView = useSetView();
  const client = useQueryClient();
  /** Camera that the map stands at or flies from, as it is in the URL. */
  const known = useRef(at);
  const first = useRef(true);
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
    const stage = map.getContainer().closest<HTMLElement>(".map-stage") ?? map.getContainer();
    const position = readCamera(at);
    if (position) {
      if (at !== known.current) map.jumpTo({ center: [position.longitude, position.latitude], zoom: position.zoom });
      known.current = at;
      return;
    }
    known.current = undefined;
    if (area === undefined) {
      if (!opening) flyTo(map, country, panelPadding(stage));
      return;
    }
    let current = true;
    const level = levelOf(area);
    void Promise.all([client.fetchQuery(areasQuery(manifest, level)), client.fetchQuery(placesQuery(manifest, level))]).then(
      ([index, places]) => {
        const row = rowOf(index, area);
        const box = row === undefined ? undefined : boxOf(places, row);
        if (current && box) flyTo(map, box, panelPadding(stage));
      },
      // The panel of the area tells that its data cannot be reached; the camera then stays where it is.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [map, manifest, client, at, area]);
}
