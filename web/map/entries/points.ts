/** Keeps points and clusters on the map equal to the filter of the view and to the window. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import type { Box } from "#data/geometry/box.ts";
import { workerAddress } from "../../api/device.ts";
import { filterOfView, pointsQuestionOf } from "../../api/initiative-filter.ts";
import { pointsQuery } from "../../api/initiatives.ts";
import { formatNumber } from "../../labels/format.ts";
import { type InitiativeTally, initiativeTally, retryInitiatives } from "../../state/map-store.ts";
import { type NumberFilter, numberFilterOf } from "../../state/point-filter.ts";
import { useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { windowAround } from "../base/camera.ts";
import { draw, type MapFeature } from "./initiative-layers.ts";
import { iconOf, resolveMark } from "./mark-images.ts";
import { type Drawn, lastZoom, type PointIndex } from "./point-index.ts";
import type { PointQuestion } from "./point-worker.ts";
import pointWorker from "./point-worker.ts?worker&url";

const covers = (outer: Box, map: MapLibre): boolean => {
  const bounds = map.getBounds();
  return (
    outer[0] <= bounds.getWest() && outer[1] <= bounds.getSouth() && outer[2] >= bounds.getEast() && outer[3] >= bounds.getNorth()
  );
};

const zoomOf = (map: MapLibre) => Math.min(Math.floor(map.getZoom()), lastZoom);

function featureOf(one: Drawn, dark: boolean): MapFeature {
  const label = one.count === 1 ? "" : formatNumber(one.count);
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [one.longitude, one.latitude] },
    properties: {
      icon: iconOf(one, dark),
      label,
      size: label.length > 4 ? 12 : 13,
      // Large clusters lie on top of small ones and of points.
      order: one.count,
      count: one.count,
      cluster: one.cluster ?? -1,
      shares: one.shares.join("."),
      // The geometry of a drawn tile is rounded; what is asked by its place must not be.
      x: one.longitude,
      y: one.latitude,
    },
  };
}

interface Following {
  /** Takes the points off the map until the next `redraw`: those of another question are not shown. */
  clear(): void;
  redraw(): void;
  stop(): void;
}

/** Requests what the window needs, one question at a time, and draws the newest answer. */
function follow(map: MapLibre, client: PointClient, dark: boolean): Following {
  let window: Box | undefined;
  let zoom = -1;
  let asking = false;
  let again = false;
  let stopped = false;
  let cleared = false;
  const look = async () => {
    again = asking;
    if (asking) return;
    asking = true;
    window = windowAround(map);
    zoom = zoomOf(map);
    const found = await client.drawn(window, zoom);
    asking = false;
    if (stopped) return;
    if (found && !cleared) {
      const features = found.map((one) => featureOf(one, dark));
      draw(map, "punten", features);
      performance.mark("wijkblik:points");
    }
    if (again) void look();
  };
  const moved = () => {
    if (!window || zoomOf(map) !== zoom || !covers(window, map)) void look();
  };
  map.on("move", moved);
  return {
    clear: () => {
      cleared = true;
      draw(map, "punten", []);
    },
    redraw: () => {
      cleared = false;
      void look();
    },
    stop: () => {
      stopped = true;
      map.off("move", moved);
    },
  };
}

function useClient(map: MapLibre): PointClient | undefined {
  const [client, setClient] = useState<PointClient>();
  useEffect(() => {
    const opened = startPointWorker();
    setClient(opened);
    map.setMissingStyleImageResolver((name) => resolveMark(map, name));
    return () => {
      opened.close();
      setClient(undefined);
      initiativeTally.set(undefined);
      draw(map, "punten", []);
    };
  }, [map]);
  return client;
}

/** The client knows what a cluster holds; undefined until it is there. */
export function usePoints(map: MapLibre): PointClient | undefined {
  const filter = filterOfView(useView());
  const dark = useDark();
  // Text: the same choices are the same numbers.
  const numbers = JSON.stringify(numberFilterOf(filter));
  const { data: bytes, error, refetch } = useQuery(pointsQuery(pointsQuestionOf(filter)));
  useEffect(() => {
    // A map without initiatives would say that there are none.
    retryInitiatives.set(error && !bytes ? () => void refetch() : undefined);
    return () => retryInitiatives.set(undefined);
  }, [error, bytes, refetch]);
  const client = useClient(map);
  const following = useRef<Following>(undefined);
  useEffect(() => {
    if (!client) return;
    const started = follow(map, client, dark);
    following.current = started;
    started.redraw();
    return started.stop;
  }, [map, client, dark]);

  /** What the thread has: bytes are sent once. */
  const sent = useRef<{ bytes?: ArrayBuffer; client?: PointClient }>({});
  useEffect(() => {
    if (!client) return;
    if (!bytes) {
      initiativeTally.set(undefined);
      following.current?.clear();
      return;
    }
    let current = true;
    const known = sent.current.client === client && sent.current.bytes === bytes;
    sent.current = { client, bytes };
    void client.narrow(JSON.parse(numbers) as NumberFilter, known ? undefined : bytes).then((tally) => {
      if (!current) return;
      initiativeTally.set(tally);
      following.current?.redraw();
    });
    return () => {
      current = false;
    };
  }, [client, bytes, numbers]);
  return client;
}

/** The thread of the points as functions that return promises. */
export interface PointClient {
  /** With bytes these are the points from now on. */
  narrow(filter: NumberFilter, bytes?: ArrayBuffer): Promise<InitiativeTally | undefined>;
  /** Undefined before the first points. */
  drawn(window: Box, zoom: number): Promise<Drawn[] | undefined>;
  /** Rejects for a cluster that is no more. */
  opened(cluster: number): Promise<ReturnType<PointIndex["opened"]>>;
  close(): void;
}

interface Waiting {
  done(answer: unknown): void;
  failed(error: Error): void;
}

function startPointWorker(): PointClient {
  const worker = new Worker(workerAddress(pointWorker), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; answer?: unknown; error?: string }>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) one?.done(data.answer);
    else one?.failed(new Error(data.error));
  });
  const ask = <T>(question: PointQuestion): Promise<T> =>
    new Promise<T>((done, failed) => {
      const id = ++last;
      waiting.set(id, { done: done as (answer: unknown) => void, failed });
      worker.postMessage({ id, question });
    });
  return {
    narrow: (filter, bytes) => ask({ ask: "narrow", filter, ...(bytes ? { bytes } : {}) }),
    drawn: (window, zoom) => ask({ ask: "drawn", window, zoom }),
    opened: (cluster) => ask({ ask: "opened", cluster }),
    close: () => worker.terminate(),
  };
}
