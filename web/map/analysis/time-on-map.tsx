/** What runs in the month of the slider: points drawn by the graphics card; without one, or far out with very many, hexagons. */

import { useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { hexagonSizeAt } from "#data/spatial/hexagon-grid.ts";
import { scaleOfCounts } from "../../labels/clusters.ts";
import { useClusterMethod } from "../../state/cluster-method.ts";
import { retryInitiatives } from "../../state/map-store.ts";
import { cellsOfMonth, hasGraphicsCard, monthScale, useTime } from "../../state/time.ts";
import type { MonthCells, TimedPoints, TimeOverview } from "../../state/time-task.ts";
import { useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { windowAround } from "../base/camera.ts";
import { draw, drawnBeside, type MapFeature } from "../entries/initiative-layers.ts";
import { cellFeature } from "./cell-features.ts";
import type { DrawnPoints } from "./time-points.ts";

/** More than this many points lie on top of each other below this zoom: there hexagons count them. */
const [many, pointsFrom] = [200_000, 11];

type Drawing = { as: "points"; points: TimedPoints } | { as: "cells" } | { as: "nothing" };

function useDrawing(map: MapLibre, overview: TimeOverview | undefined, withoutCard: boolean): Drawing {
  const method = useClusterMethod();
  const close = useClose(map);
  // Groups are of the month as well, and drawn by those who found them.
  if (!overview || method === "groepen") return { as: "nothing" };
  const { points, placed } = overview;
  const pointsFit = method !== "dichtheid" && !withoutCard && hasGraphicsCard() && (placed <= many || close);
  return pointsFit && points ? { as: "points", points } : { as: "cells" };
}

function useClose(map: MapLibre): boolean {
  const [close, setClose] = useState(map.getZoom() >= pointsFrom);
  useEffect(() => {
    const look = () => setClose(map.getZoom() >= pointsFrom);
    map.on("zoomend", look);
    return () => {
      map.off("zoomend", look);
    };
  }, [map]);
  return close;
}

export function TimeOnMap({ map }: { map: MapLibre }) {
  const state = useTime();
  const ready = state.face === "ready" ? state : undefined;
  // What draws points did not come, or the card did not take them: hexagons need neither.
  const [withoutCard, setWithoutCard] = useState(false);
  const drawing = useDrawing(map, ready?.overview, withoutCard);
  if (!ready) return null;
  if (drawing.as === "points")
    return <Points map={map} points={drawing.points} month={ready.month} onFail={() => setWithoutCard(true)} />;
  return drawing.as === "cells" ? <Cells map={map} overview={ready.overview} month={ready.month} /> : null;
}

interface PointsProps {
  map: MapLibre;
  points: TimedPoints;
  month: number;
  onFail: () => void;
}

function Points({ map, points, month, onFail }: PointsProps) {
  const fail = useRef(onFail);
  fail.current = onFail;
  const dark = useDark();
  const [drawn, setDrawn] = useState<DrawnPoints>();
  useEffect(() => {
    let current = true;
    let own: DrawnPoints | undefined;
    const begin = async () => {
      const { drawPoints } = await import("./time-points.ts");
      if (!current) return;
      own = drawPoints(map, points, dark);
      setDrawn(own);
      drawnBeside.set(own.at);
    };
    begin().catch(() => (current ? fail.current() : undefined));
    return () => {
      current = false;
      setDrawn(undefined);
      drawnBeside.set(undefined);
      own?.remove();
    };
  }, [map, points, dark]);
  useEffect(() => {
    drawn?.show(month);
    if (drawn) performance.mark("wijkblik:time");
  }, [drawn, month]);
  return null;
}

const pairs = 7;
const featuresOf = ({ count, rings, most }: MonthCells): MapFeature[] => {
  const scale = scaleOfCounts(most);
  return Array.from(count, (one, i) => {
    const corner = (at: number): [number, number] => [rings[(i * pairs + at) * 2] ?? 0, rings[(i * pairs + at) * 2 + 1] ?? 0];
    return cellFeature(
      Array.from({ length: pairs }, (_, at) => corner(at)),
      one,
      scale,
    );
  });
};

/** The camera where it last came to rest, as a number that changes with it. */
function useRests(map: MapLibre): number {
  const [rests, setRests] = useState(0);
  useEffect(() => {
    const count = () => setRests((before) => before + 1);
    map.on("moveend", count);
    return () => {
      map.off("moveend", count);
    };
  }, [map]);
  return rests;
}

function Cells({ map, overview, month }: { map: MapLibre; overview: TimeOverview; month: number }) {
  const { cells } = useView();
  const rests = useRests(map);
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window, and other points, are other hexagons.
  useEffect(() => {
    let current = true;
    const across = cells ?? hexagonSizeAt(map.getZoom());
    const show = (found: MonthCells) => {
      if (!current) return;
      monthScale.set({ across, most: found.most });
      draw(map, "cellen", featuresOf(found));
      performance.mark("wijkblik:time");
    };
    // A thread that ended has its points no more: they are opened anew, when the reader wants it.
    const fail = () => {
      if (!current) return;
      retryInitiatives.set(() => {
        retryInitiatives.set(undefined);
        void client.refetchQueries({ queryKey: ["time"] });
      });
    };
    cellsOfMonth(month, across, windowAround(map)).then(show, fail);
    return () => {
      current = false;
    };
  }, [map, overview, month, cells, rests]);
  useEffect(
    () => () => {
      monthScale.set(undefined);
      draw(map, "cellen", []);
    },
    [map],
  );
  return null;
}
