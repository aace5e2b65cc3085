/** Keeps the colours on the map equal to the column that the view shows. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useLayoutEffect, useMemo } from "react";
import { columnQuery } from "../../api/published.ts";
import { ink } from "../../labels/theme.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/use-view.ts";
import { useDark } from "../../ui/media.ts";
import { useBasemap } from "../base/use-basemap.ts";
import { useRested } from "../base/use-rested.ts";
import { createPainter, opacityOf, statesOf } from "./colouring.ts";

/** `document` is the loaded style document: a new one starts without any state. */
export function useColouring(map: MapLibre | undefined, document: MapLibre["style"] | undefined): void {
  const { shown, scale } = useShown();
  const { only, opacity } = useView();
  const { basemap } = useBasemap();
  const dark = useDark();
  const client = useQueryClient();
  const { data: column } = useQuery({ ...columnQuery(shown?.entry), enabled: shown !== undefined });
  const painter = useMemo(() => (map && document ? createPainter(map) : undefined), [map, document]);

  useLayoutEffect(() => {
    if (!painter || !column || !shown || !scale) return;
    performance.mark("wijkblik:colour-start");
    const { muted, paper } = ink[dark ? "dark" : "light"];
    const under = basemap ? {} : { under: { paper, opacity: opacityOf(opacity) } };
    painter(shown.level, column, scale, statesOf(scale, only, { muted, ...under }));
    performance.measure("wijkblik:colour", "wijkblik:colour-start");
  }, [painter, column, shown, scale, only, dark, basemap, opacity]);

  // Zooming past the next step must not wait for the network.
  const rested = useRested(map);
  useEffect(() => {
    if (!rested || !column || !shown) return;
    const others = shown.indicator.columns.filter(
      (one) => one.year === shown.year && one.level !== shown.level && one.level !== "group",
    );
    const timer = setTimeout(() => {
      for (const entry of others) void client.prefetchQuery(columnQuery(entry));
    }, 1_000);
    return () => clearTimeout(timer);
  }, [client, rested, column, shown]);
}
