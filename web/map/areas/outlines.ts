/**
 * Draws the outlines of the area under the pointer and of the selected one, over the map and in the same frame. They are not
 * layers: a layer that knows every area's mark would be written again with every change of colour.
 */
import { useQuery } from "@tanstack/react-query";
import type { FilterSpecification, Map as MapLibre, MapSourceDataEvent } from "maplibre-gl";
import { type RefObject, useEffect, useRef } from "react";
import type { Level } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import { areasQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { hover } from "../../state/map-store.ts";
import { useView } from "../../state/view.ts";
import { fillLayer } from "./layers.ts";
import { type OutlineFrame, outlineOfPieces, pathOf, type TilePiece, type WorldLine, worldOf } from "./outline.ts";

export interface Spot {
  level: Level;
  row: number;
}

export function frameOf(map: MapLibre): OutlineFrame {
  const { lng, lat } = map.getCenter();
  const { clientWidth, clientHeight } = map.getContainer();
  return { centre: worldOf([lng, lat]), size: 512 * 2 ** map.getZoom(), width: clientWidth, height: clientHeight };
}

/** Every piece of an area in the tiles that are here, drawn or not. */
function piecesOf(map: MapLibre, { level, row }: Spot): TilePiece[] {
  const found = map.querySourceFeatures(tileSource, { sourceLayer: layerOf[level], filter: ["==", ["id"], row] });
  return found as unknown as TilePiece[];
}

function useSelectedOutline(map: MapLibre | undefined, path: RefObject<SVGPathElement | null>, spot: Spot | undefined): void {
  const level = spot?.level;
  const row = spot?.row;
  useEffect(() => {
    if (!map) return;
    let lines: WorldLine[] = [];
    const draw = () => path.current?.setAttribute("d", pathOf(lines, frameOf(map)));
    if (level === undefined || row === undefined) return draw();
    let stale = true;
    const refresh = () => {
      if (!stale || !map.getSource(tileSource)) return;
      stale = false;
      lines = outlineOfPieces(piecesOf(map, { level, row }));
      draw();
    };
    const note = (event: MapSourceDataEvent) => {
      if (event.sourceId === tileSource && event.tile) stale = true;
    };
    refresh();
    stale = true;
    map.on("move", draw);
    map.on("resize", draw);
    map.on("sourcedata", note);
    map.on("idle", refresh);
    return () => {
      map.off("move", draw);
      map.off("resize", draw);
      map.off("sourcedata", note);
      map.off("idle", refresh);
    };
  }, [map, path, level, row]);
}

const pixelBox = (map: MapLibre, pieces: TilePiece[]): [number, number, number, number] => {
  const { centre, size, width, height } = frameOf(map);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of outlineOfPieces(pieces)) {
    for (let i = 0; i < line.length; i += 2) {
      const x = ((line[i] ?? 0) - centre[0]) * size + width / 2;
      const y = ((line[i + 1] ?? 0) - centre[1]) * size + height / 2;
      box[0] = Math.min(box[0], x - 2);
      box[1] = Math.min(box[1], y - 2);
      box[2] = Math.max(box[2], x + 2);
      box[3] = Math.max(box[3], y + 2);
    }
  }
  return box;
};

/** As `piecesOf`, but only around the pointer: the index of the drawn tiles is asked, not every feature in them. */
function piecesNear(map: MapLibre, { level, row }: Spot, { x, y }: { x: number; y: number }): TilePiece[] {
  const options = { layers: [fillLayer(level)], filter: ["==", ["id"], row] as FilterSpecification };
  let pieces = map.queryRenderedFeatures([x, y], options) as unknown as TilePiece[];
  // An area may go on in the next tile, and on from there; a fourth tile in a row does not happen on a screen.
  for (let turn = 0; turn < 3 && pieces.length > 0; turn++) {
    const [west, north, east, south] = pixelBox(map, pieces);
    const more = map.queryRenderedFeatures(
      [
        [west, north],
        [east, south],
      ],
      options,
    ) as unknown as TilePiece[];
    if (more.length <= pieces.length) break;
    pieces = more;
  }
  return pieces;
}

function useHoverOutline(map: MapLibre | undefined, path: RefObject<SVGPathElement | null>): void {
  useEffect(() => {
    if (!map) return;
    let drawn: Spot | undefined;
    const draw = () => {
      const spot = hover.get();
      if (spot?.level === drawn?.level && spot?.row === drawn?.row) return;
      drawn = spot;
      const pieces = !spot ? [] : spot.point && spot.level !== "group" ? piecesNear(map, spot, spot.point) : piecesOf(map, spot);
      path.current?.setAttribute("d", pathOf(outlineOfPieces(pieces), frameOf(map)));
    };
    return hover.subscribe(draw);
  }, [map, path]);
}

/** References for the two paths of the drawing over the map. */
export function useOutlines(map: MapLibre | undefined, manifest: Manifest) {
  const { area } = useView();
  const level = area === undefined ? undefined : levelOf(area);
  const { data: index } = useQuery({ ...areasQuery(manifest, level ?? "gemeente"), enabled: level !== undefined });
  const row = index && area !== undefined ? rowOf(index, area) : undefined;
  const selected = useRef<SVGPathElement>(null);
  const hovered = useRef<SVGPathElement>(null);
  useSelectedOutline(map, selected, level === undefined || row === undefined ? undefined : { level, row });
  useHoverOutline(map, hovered);
  return { selected, hovered };
}
