/** Where the rows of a file lie, on a map that is only looked at: the table beside it says the same. */
import { useMemo } from "react";
import { Layer, Source } from "react-map-gl/maplibre";
import { drawInk } from "../../labels/theme.ts";
import * as m from "../../paraglide/messages.js";
import { boxAround } from "./draw-camera.tsx";
import { LookMap } from "./look-map.tsx";

export interface RowsMapProps {
  /** Longitude, latitude and state: 0 is fine, 2 is there already. */
  places: readonly (readonly [number, number, number])[];
}

export function RowsMap({ places }: RowsMapProps) {
  const data = useMemo(
    () => ({
      type: "FeatureCollection" as const,
      features: places.map(([x, y, state]) => ({
        type: "Feature" as const,
        geometry: { type: "Point" as const, coordinates: [x, y] },
        properties: { state },
      })),
    }),
    [places],
  );
  const box = useMemo(
    () => boxAround({ type: "MultiPoint", coordinates: places.map(([x, y]): [number, number] => [x, y]) }),
    [places],
  );
  return (
    <figure className="rows-map">
      <LookMap label={m.import_map()} box={box} maxZoom={13}>
        <Source type="geojson" data={data}>
          <Layer
            type="circle"
            paint={{
              "circle-color": ["case", ["==", ["get", "state"], 0], drawInk.line, drawInk.beside],
              "circle-radius": ["interpolate", ["linear"], ["zoom"], 6, 3, 12, 6],
              "circle-stroke-color": drawInk.edge,
              "circle-stroke-width": 1,
            }}
          />
        </Source>
      </LookMap>
      <figcaption className="wb-soft wb-small">
        <span className="wb-swatch" style={{ background: drawInk.line }} />
        {m.import_map_ready()}
        <span className="wb-swatch rows-map__second" style={{ background: drawInk.beside }} />
        {m.import_map_double()}
      </figcaption>
    </figure>
  );
}
