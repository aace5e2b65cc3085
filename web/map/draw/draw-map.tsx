/** The map of the form: shows the place, and lets it be pointed out, drawn and moved. One finger scrolls the page, two move the map. */

import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useCallback, useRef, useState } from "react";
import { Layer, type MapRef, Source } from "react-map-gl/maplibre";
import { circleAround } from "#data/geometry/metres.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { manifestQuery } from "../../api/published.ts";
import { drawInk } from "../../labels/theme.ts";
import * as m from "../../paraglide/messages.js";
import { ownBox } from "../../state/reader.ts";
import { readCamera, useView } from "../../state/view.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { useDark } from "../../ui/media.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { Attribution, useBasemap } from "../base/basemap.tsx";
import { country } from "../base/camera.ts";
import { type DrawingKind, useDrawing } from "../drawing/drawing.ts";
import { AreaShape, boxAround, framing, useBuurtUnder, useDrawCamera } from "./draw-camera.tsx";
import { MapFrame } from "./map-frame.tsx";

export interface DrawMapProps {
  label: string;
  geometry: Geometry | undefined;
  /** Code of an area that is the place as a whole. */
  area?: string | undefined;
  /** Something else that is good to see: the place while a working area is drawn, and the other way round. */
  beside?: Geometry | undefined;
  /** Circles around the middle of it, in metres: how far the public point may be, how far it reaches. */
  rings?: readonly number[];
  /** Gets in which buurt it lies, as soon as the map knows. */
  onBuurt?: (code: string | undefined) => void;
  /** What can be drawn; the first is on. */
  shapes?: readonly DrawingKind[];
  onDraw: (geometry: Geometry) => void;
}

const all: readonly DrawingKind[] = ["Point", "LineString", "Polygon"];
const shapeWords = { Point: m.form_draw_point, LineString: m.form_draw_line, Polygon: m.form_draw_polygon };
const helpWords = { Point: m.form_draw_point_help, LineString: m.form_draw_line_help, Polygon: m.form_draw_polygon_help };

/** Waits until it is known whether streets are drawn, and begins anew when they come or go: another style would take the drawing away. */
export function DrawMap(props: DrawMapProps) {
  const { data: manifest } = useQuery(manifestQuery);
  const { settled, basemap } = useBasemap(true);
  const dark = useDark();
  if (!manifest || !settled) return <Waiting>{m.loading()}</Waiting>;
  return <Drawn key={`${dark} ${basemap !== undefined}`} {...props} manifest={manifest} />;
}

function Drawn({ manifest, label, shapes = all, onDraw, onBuurt, ...shown }: DrawMapProps & { manifest: Manifest }) {
  const { geometry, area, beside } = shown;
  const view = useView();
  const [map, setMap] = useState<MapLibre>();
  const adopt = useCallback((reference: MapRef | null) => setMap(reference?.getMap()), []);
  const { basemap } = useBasemap(true);
  const [first] = useState(() => {
    const box = geometry ? boxAround(geometry) : beside ? boxAround(beside) : undefined;
    return box
      ? { bounds: box, fitBoundsOptions: framing }
      : (readCamera(view.at) ?? { bounds: ownBox() ?? country, fitBoundsOptions: { padding: 12 } });
  });
  const [tool, setTool] = useState<DrawingKind | "select">(
    geometry && geometry.type !== "Point" ? "select" : (shapes[0] ?? "Point"),
  );
  const own = useRef(geometry);
  const done = (drawn: Geometry) => {
    own.current = drawn;
    if (drawn.type !== "Point") setTool("select");
    onDraw(drawn);
  };
  useDrawing(map, { geometry, tool, onDraw: done });
  // The area that the reader looked at elsewhere is a good place to begin.
  useDrawCamera(map, geometry, area ?? (geometry || view.at ? undefined : view.area), own);
  useBuurtUnder(map, geometry, onBuurt);
  const drawing = tool === "select" ? (geometry?.type as DrawingKind | undefined) : tool;
  return (
    <div className="draw-map">
      <fieldset className="draw-map__tools">
        <legend className="wb-label">{label}</legend>
        {shapes.map((shape) => (
          <Button key={shape} pressed={drawing === shape} onClick={() => setTool(shape)}>
            {shapeWords[shape]()}
          </Button>
        ))}
        {shapes.includes("Point") && tool === "Point" ? (
          <Button icon="here" onClick={() => map && done(middleOfGeometry(map))}>
            {m.form_draw_middle()}
          </Button>
        ) : null}
      </fieldset>
      <p className="form-hint">{helpWords[drawing ?? "Point"]()}</p>
      <div className="draw-map__frame" data-aim={tool === "Point" || undefined}>
        <MapFrame
          ref={adopt}
          label={m.form_draw_map()}
          tiles={manifest.tiles}
          level="buurt"
          basemap={basemap}
          initialViewState={first}
          minZoom={5}
          maxZoom={19}
        >
          {beside ? <Beside geometry={beside} /> : null}
          {geometry?.type.startsWith("Multi") ? <Beside geometry={geometry} /> : null}
          {geometry ? <Rings geometry={geometry} rings={shown.rings ?? []} /> : null}
          {area ? <AreaShape key={area} code={area} id="heel-gebied" colour={drawInk.line} /> : null}
        </MapFrame>
        <div className="draw-map__zoom card">
          <IconButton icon="plus" label={m.map_zoom_in()} onClick={() => map?.zoomIn()} />
          <IconButton icon="minus" label={m.map_zoom_out()} onClick={() => map?.zoomOut()} />
        </div>
        <Attribution always />
      </div>
    </div>
  );
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
function middleOfGeometry(map: MapLibre): Geometry {
  const { lng, lat } = map.getCenter();
  return { type: "Point", coordinates: [rounded(lng), rounded(lat)] };
}

function Beside({ geometry }: { geometry: Geometry }) {
  const colour = drawInk.beside;
  return (
    <Source type="geojson" data={geometry as unknown as GeoJSON.Geometry}>
      <Layer type="line" paint={{ "line-color": colour, "line-width": 2, "line-dasharray": [2, 2] }} />
      <Layer
        type="circle"
        filter={["==", ["geometry-type"], "Point"]}
        paint={{ "circle-color": colour, "circle-radius": 6, "circle-stroke-color": drawInk.edge, "circle-stroke-width": 2 }}
      />
    </Source>
  );
}

function Rings({ geometry, rings }: { geometry: Geometry; rings: readonly number[] }) {
  const [west, south, east, north] = boxAround(geometry);
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  return rings
    .filter((metres) => metres > 0)
    .map((metres) => <Beside key={metres} geometry={{ type: "Polygon", coordinates: [circleAround(middle, metres)] }} />);
}
