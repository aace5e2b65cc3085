/** Paths over the map of what a reader selected or narrowed a question to: a drawn shape, or areas. They move with it in the same frame. */
import { useQueryClient } from "@tanstack/react-query";
import type { FilterSpecification, Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useRef } from "react";
import type { Position } from "#data/geometry/segments.ts";
import type { Level } from "#data/schema/area.ts";
import type { Selection } from "#data/schema/initiative-filter.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import { areasQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { pathOf, type TilePiece, type WorldLine, worldOf } from "../areas/outline.ts";
import { frameOf } from "../areas/outlines.ts";

export const worldLine = (line: readonly Position[]): WorldLine => line.flatMap((position) => worldOf([...position]));

function ringOf(selection: Selection | undefined): readonly Position[] {
  if (!selection || "codes" in selection) return [];
  const { box, ring } = selection.shape;
  const [west, south, east, north] = box;
  return (
    ring ?? [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
  );
}

export function useMoving(map: MapLibre, draw: () => void): void {
  useEffect(() => {
    draw();
    map.on("move", draw);
    map.on("resize", draw);
    return () => {
      map.off("move", draw);
      map.off("resize", draw);
    };
  }, [map, draw]);
}

type PathRef = { current: SVGPathElement | null };

export function useShapePath(map: MapLibre, path: PathRef, selection: Selection | undefined): void {
  const draw = useCallback(() => {
    path.current?.setAttribute("d", pathOf([worldLine(ringOf(selection))], frameOf(map)));
  }, [map, path, selection]);
  useMoving(map, draw);
}

interface AreaPath {
  map: MapLibre;
  manifest: Manifest;
  path: PathRef;
  selection: Selection | undefined;
  /** What is drawn of the areas of one level. */
  linesOf: (pieces: readonly TilePiece[]) => WorldLine[];
}

/** Their borders as far as the tiles are here. */
export function useAreaPath({ map, manifest, path, selection, linesOf }: AreaPath): void {
  const client = useQueryClient();
  const lines = useRef<WorldLine[]>([]);
  const draw = useCallback(() => {
    path.current?.setAttribute("d", pathOf(lines.current, frameOf(map)));
  }, [map, path]);
  useMoving(map, draw);
  useEffect(() => {
    const codes = selection && "codes" in selection ? selection.codes : [];
    const rows = new Map<Level, number[]>();
    const refresh = () => {
      if (!map.getSource(tileSource)) return;
      lines.current = [...rows].flatMap(([level, found]) => {
        const filter = ["in", ["id"], ["literal", found]] as FilterSpecification;
        const pieces = map.querySourceFeatures(tileSource, { sourceLayer: layerOf[level], filter });
        return linesOf(pieces as unknown as TilePiece[]);
      });
      draw();
    };
    let current = true;
    for (const level of new Set(codes.map(levelOf)))
      void client.fetchQuery(areasQuery(manifest, level)).then(
        (index) => {
          if (!current) return;
          rows.set(
            level,
            codes.map((code) => rowOf(index, code)).filter((row) => row !== undefined),
          );
          refresh();
        },
        // The names beside the map say that they are missing; what cannot be drawn is still in the counts.
        () => undefined,
      );
    refresh();
    map.on("idle", refresh);
    return () => {
      current = false;
      map.off("idle", refresh);
    };
  }, [map, manifest, client, selection, linesOf, draw]);
}
