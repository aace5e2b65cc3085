/** The drawing map looks at what was chosen elsewhere: a found address, typed coordinates, a whole area. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { FilterSpecification, Map as MapLibre } from "maplibre-gl";
import { type RefObject, useEffect, useRef } from "react";
import { Layer } from "react-map-gl/maplibre";
import { boxOfPositions } from "#data/geometry/box.ts";
import type { Level } from "#data/schema/area.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import { areasQuery, manifestQuery, placesQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { fillLayer } from "../areas/layers.ts";
import { boxOfRow } from "../base/camera.ts";

/** Zoom at which a house stands in its street. */
const closeUp = 16;

/** West, south, east, north, as MapLibre takes it. */
export type DegreeBox = ReturnType<typeof boxOfPositions>;

export const boxAround = (geometry: Geometry) => boxOfPositions(geometry.coordinates);

const most = 40;
export const framing = { padding: most, maxZoom: closeUp, duration: 0 };

/** In a frame that is hardly there, as while its page is laid out, the padding leaves half of it: maplibre frames nothing in less than nothing. */
export const framingIn = ({ clientWidth, clientHeight }: HTMLElement): typeof framing => ({
  ...framing,
  padding: Math.min(most, clientWidth / 4, clientHeight / 4),
});

/** The row of an area in its tiles; undefined while it is not known, and for none. */
function useSpot(area: string | undefined): { level: Level; row: number } | undefined {
  const { data: manifest } = useQuery(manifestQuery);
  const level = area === undefined ? undefined : levelOf(area);
  const { data: index } = useQuery({
    ...areasQuery(manifest, level ?? "gemeente"),
    enabled: manifest !== undefined && level !== undefined,
  });
  const row = index && area !== undefined ? rowOf(index, area) : undefined;
  return level === undefined || row === undefined ? undefined : { level, row };
}

/** `own` is what was drawn on the map itself: the reader looks there already. */
export function useDrawCamera(
  map: MapLibre | undefined,
  geometry: Geometry | undefined,
  area: string | undefined,
  own: RefObject<Geometry | undefined>,
): void {
  const client = useQueryClient();
  const { data: manifest } = useQuery(manifestQuery);
  const spot = useSpot(area);
  useEffect(() => {
    if (!map || !geometry || own.current === geometry) return;
    own.current = geometry;
    map.fitBounds(boxAround(geometry), framingIn(map.getContainer()));
  }, [map, geometry, own]);
  const level = spot?.level;
  const row = spot?.row;
  useEffect(() => {
    if (!map || !manifest || level === undefined || row === undefined) return;
    let current = true;
    void client.fetchQuery(placesQuery(manifest, level)).then(
      (places) => {
        const box = boxOfRow(places, row);
        if (current && box) map.fitBounds(box, framingIn(map.getContainer()));
      },
      // The name of the area stands beside the map; that it cannot be framed is no reason to stop.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [map, manifest, client, level, row]);
}

/** An area as a whole, drawn from the tiles that are there already. */
interface AreaShapeProps {
  code: string;
  /** Name of its layers; different for each on one map. */
  id: string;
  colour: string;
  dashed?: boolean;
}

export function AreaShape({ code, id, colour, dashed = false }: AreaShapeProps) {
  const spot = useSpot(code);
  if (!spot) return null;
  const shared = {
    source: tileSource,
    "source-layer": layerOf[spot.level],
    filter: ["==", ["id"], spot.row] as FilterSpecification,
  };
  const dashes = dashed ? { "line-dasharray": [2, 2] } : {};
  return (
    <>
      {dashed ? null : <Layer id={id} type="fill" {...shared} paint={{ "fill-color": colour, "fill-opacity": 0.2 }} />}
      <Layer id={`${id}-rand`} type="line" {...shared} paint={{ "line-color": colour, "line-width": 3, ...dashes }} />
    </>
  );
}

/** In which buurt the middle of a drawing lies, read from the tiles on the map: so that whoever points sees whether it is right. */
export function useBuurtUnder(
  map: MapLibre | undefined,
  geometry: Geometry | undefined,
  onBuurt: ((code: string | undefined) => void) | undefined,
): void {
  const { data: manifest } = useQuery(manifestQuery);
  const { data: index } = useQuery({
    ...areasQuery(manifest, "buurt"),
    enabled: manifest !== undefined && onBuurt !== undefined,
  });
  const tell = useRef(onBuurt);
  tell.current = onBuurt;
  useEffect(() => {
    if (!map || !geometry || !index) return tell.current?.(undefined);
    const [west, south, east, north] = boxAround(geometry);
    const look = () => {
      if (!map.getLayer(fillLayer("buurt"))) return;
      const point = map.project([(west + east) / 2, (south + north) / 2]);
      const [found] = map.queryRenderedFeatures(point, { layers: [fillLayer("buurt")] });
      // Out of sight it is not in the tiles that are here: what was seen before still holds.
      if (found) tell.current?.(index.codes[Number(found.id)]);
    };
    tell.current?.(undefined);
    look();
    map.on("idle", look);
    return () => {
      map.off("idle", look);
    };
  }, [map, geometry, index]);
}
