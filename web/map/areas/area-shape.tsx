/** An area as a whole, drawn from the tiles that are there already. */
import type { FilterSpecification } from "maplibre-gl";
import { Layer } from "react-map-gl/maplibre";
import { layerOf, tileSource } from "#tiles/layers.ts";
import { useSpot } from "../base/use-draw-camera.ts";

export interface AreaShapeProps {
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
