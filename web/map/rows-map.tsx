/** Where the rows of a file lie, on a map that is only looked at: the table beside it says the same. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Layer, Map as MapComponent, Source } from "react-map-gl/maplibre";
import { manifestQuery, publishedUrl } from "../api.ts";
import * as m from "../paraglide/messages.js";
import { useDark } from "../state/media.ts";
import { drawInk, ink } from "../theme.ts";
import { Waiting } from "../ui/waiting.tsx";
import { Attribution } from "./attribution.tsx";
import { roam } from "./camera.ts";
import { library } from "./library.ts";
import { mapStyle } from "./style.ts";
import { boxAround, framing } from "./use-draw-camera.ts";
import "./draw-map.css";

export interface RowsMapProps {
  /** Longitude, latitude and state: 0 is fine, 2 is there already. */
  places: readonly (readonly [number, number, number])[];
}

/** A plain map of borders: it needs nothing from outside and is there at once. */
export function RowsMap({ places }: RowsMapProps) {
  const { data: manifest } = useQuery(manifestQuery);
  const dark = useDark();
  const tiles = manifest && publishedUrl(manifest.tiles);
  const style = useMemo(() => {
    const plain = ink[dark ? "dark" : "light"];
    const choices = { level: "gemeente", ready: [], opacity: 1, group: "geen", names: true, hatch: false } as const;
    return tiles === undefined
      ? undefined
      : mapStyle({ tiles, ink: { ...plain, border: plain.gemeenteBorder }, ...choices, ready: [] });
  }, [tiles, dark]);
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
  if (!style) return <Waiting>{m.loading()}</Waiting>;
  return (
    <figure className="rows-map">
      <div className="draw-map__frame">
        <MapComponent
          key={`${box} ${dark}`}
          mapLib={library}
          mapStyle={style}
          initialViewState={{ bounds: box, fitBoundsOptions: { ...framing, maxZoom: 13 } }}
          maxBounds={roam}
          dragRotate={false}
          touchPitch={false}
          rollEnabled={false}
          cooperativeGestures
          attributionControl={false}
          fadeDuration={0}
          locale={{
            "Map.Title": m.import_map(),
            "CooperativeGesturesHandler.WindowsHelpText": m.form_draw_ctrl(),
            "CooperativeGesturesHandler.MacHelpText": m.form_draw_cmd(),
            "CooperativeGesturesHandler.MobileHelpText": m.form_draw_two_fingers(),
          }}
        >
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
        </MapComponent>
        <Attribution />
      </div>
      <figcaption className="wb-soft wb-small">
        <span className="wb-swatch" style={{ background: drawInk.line }} />
        {m.import_map_ready()}
        <span className="wb-swatch rows-map__second" style={{ background: drawInk.beside }} />
        {m.import_map_double()}
      </figcaption>
    </figure>
  );
}
